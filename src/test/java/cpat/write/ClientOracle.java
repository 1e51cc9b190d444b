package cpat.write;

import cpat.read.yaml.Node;
import java.io.File;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;

/// Docker's own client, asked what it makes of a line: it runs by `sh` in a folder of its own, and
/// what it sends stays with a [RecordingEngine].
final class ClientOracle implements AutoCloseable {
  private static final int WORKERS = 3;
  private static final Path FILES = Path.of("src/test/oracle/files");

  /// What became of a line: the request, or the first words of the client's refusal.
  record Answer(
      String line, Optional<Node> body, Map<String, String> query, String said, Caller caller) {}

  private record Worker(Path folder, RecordingEngine engine) {}

  private final Path client;
  private final List<Worker> all = new ArrayList<>();
  private final BlockingQueue<Worker> free = new ArrayBlockingQueue<>(WORKERS);
  private final ExecutorService threads = Executors.newFixedThreadPool(WORKERS);

  ClientOracle(Path folder) throws IOException {
    client = client();
    for (int i = 0; i < WORKERS; i++) {
      Path own = Files.createDirectory(folder.resolve("w" + i));
      try (Stream<Path> files = Files.list(FILES)) {
        for (Path file : files.toList()) {
          Files.copy(file, own.resolve(file.getFileName()));
        }
      }
      all.add(new Worker(own, new RecordingEngine(folder.resolve("s" + i))));
    }
    free.addAll(all);
  }

  /// Where the private engines' programs lie unpacked (test-engines/). Without them tests are left
  /// out, but never in CI.
  private static Path client() {
    String cache =
        System.getenv().getOrDefault("XDG_CACHE_HOME", System.getenv("HOME") + "/.cache");
    Path found = Path.of(cache, "cpat-test", "newer", "usr", "bin", "docker");
    if (!Files.isExecutable(found)) {
      if (System.getenv("CI") != null) {
        throw new AssertionError("no docker client at " + found + "; in CI it must be there");
      }
      Assumptions.abort("no docker client at " + found + ": `make test` as root unpacks it");
    }
    return found;
  }

  List<Answer> ask(List<String> lines) throws Exception {
    List<Future<Answer>> running = new ArrayList<>();
    for (String line : lines) {
      running.add(threads.submit(() -> ask(line)));
    }
    List<Answer> answers = new ArrayList<>();
    for (Future<Answer> one : running) {
      answers.add(one.get());
    }
    return answers;
  }

  Answer ask(String line) throws Exception {
    Worker worker = free.take();
    try {
      Map<String, String> environment = environment(worker);
      String said = run(worker, environment, line);
      Caller caller =
          new Caller(
              worker.folder.toString(),
              path -> read(worker.folder.resolve(path)),
              name -> Optional.ofNullable(environment.get(name)),
              51);
      Optional<RecordingEngine.Create> sent = worker.engine.take();
      return new Answer(
          line,
          sent.map(s -> SentTree.parse(s.body())),
          sent.map(s -> query(s.target())).orElse(Map.of()),
          said,
          caller);
    } finally {
      free.add(worker);
    }
  }

  private Map<String, String> environment(Worker worker) {
    Path socket =
        worker.folder.resolveSibling(worker.folder.getFileName().toString().replace('w', 's'));
    Map<String, String> environment = new TreeMap<>();
    environment.put("PATH", client.getParent() + ":/usr/bin:/bin");
    environment.put("HOME", worker.folder.toString());
    environment.put("DOCKER_CONFIG", worker.folder.toString());
    environment.put("DOCKER_HOST", "unix://" + socket);
    environment.put("LC_ALL", "C.UTF-8");
    environment.put("SET", "by the caller");
    environment.put("EMPTY", "");
    return environment;
  }

  /// The client wants a terminal for `-t`: each process gets a new one.
  private static String run(Worker worker, Map<String, String> environment, String line)
      throws Exception {
    Path output = worker.folder.resolve("output");
    ProcessBuilder builder =
        new ProcessBuilder("/bin/sh", "-c", line)
            .directory(worker.folder.toFile())
            .redirectInput(new File("/dev/ptmx"))
            .redirectErrorStream(true)
            .redirectOutput(output.toFile());
    builder.environment().clear();
    builder.environment().putAll(environment);
    builder.start().waitFor();
    return Files.readString(output).lines().findFirst().orElse("");
  }

  private static Optional<String> read(Path file) {
    try {
      return Files.isRegularFile(file) ? Optional.of(Files.readString(file)) : Optional.empty();
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  private static Map<String, String> query(String target) {
    Map<String, String> query = new LinkedHashMap<>();
    for (String part : target.substring(target.indexOf('?') + 1).split("&", -1)) {
      int equals = part.indexOf('=');
      if (target.indexOf('?') >= 0 && equals > 0) {
        query.put(
            part.substring(0, equals),
            URLDecoder.decode(part.substring(equals + 1), StandardCharsets.UTF_8));
      }
    }
    return query;
  }

  @Override
  public void close() throws IOException {
    threads.shutdownNow();
    for (Worker worker : all) {
      worker.engine.close();
    }
  }
}
