package cpat;

import cpat.engine.Engine;
import cpat.engine.EngineException;
import cpat.engine.TestEngines;
import cpat.lab.EngineImages;
import cpat.model.Image;
import cpat.read.yaml.Json;
import cpat.read.yaml.Node;
import cpat.source.Excerpt;
import cpat.source.Source;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// BuildKit's own checks, and what Compose says of its files, by their clients. An image that the
/// engine lacks becomes another name of busybox: nothing is asked of a network, and cpat is told of
/// the very same images.
final class BuildKit implements AutoCloseable {
  private static final String ANY = "busybox:1.37.0";
  private static final Pattern LACKING =
      Pattern.compile("(?:^|: )(\\S+): failed to resolve source metadata");
  private static final int MOST_IMAGES = 20;

  /// What it says of the lines of an instruction.
  record Warning(String code, int first, int last, String detail) {}

  /// All warnings, and why it does not build (empty: it does).
  record Answer(List<Warning> warnings, String refusal) {}

  private final Path engines = TestEngines.folder(TestEngines.DOCKER);
  private final Engine engine;
  private final EngineImages known;
  private final Path home;
  private final Map<String, Optional<Image>> images = new ConcurrentHashMap<>();
  private final List<String> names = new ArrayList<>();
  private final AtomicInteger folders = new AtomicInteger();

  BuildKit(Path home) throws EngineException {
    this.home = home;
    this.engine = TestEngines.connect(TestEngines.DOCKER);
    this.known = new EngineImages(engine, TestEngines.DOCKER);
  }

  /// The image of that name, which the engine has from now on.
  Optional<Image> image(String reference) {
    return images.computeIfAbsent(reference, this::named);
  }

  private Optional<Image> named(String reference) {
    try {
      Optional<Image> there = known.find(reference);
      if (there.isPresent()) {
        return there;
      }
      int colon = reference.indexOf(':', reference.lastIndexOf('/') + 1);
      String repository = colon < 0 ? reference : reference.substring(0, colon);
      engine.images().tag(ANY, repository, colon < 0 ? "latest" : reference.substring(colon + 1));
      synchronized (names) {
        names.add(reference);
      }
      return known.find(reference);
    } catch (EngineException e) {
      // What is no name of an image is none for BuildKit either.
      return Optional.empty();
    }
  }

  /// A folder with these files in it.
  Path folder(Map<String, String> files) throws IOException {
    Path folder = Files.createDirectory(home.resolve("f" + folders.incrementAndGet()));
    for (Map.Entry<String, String> file : files.entrySet()) {
      Path path = folder.resolve(file.getKey()).normalize();
      if (path.startsWith(folder)) {
        Files.createDirectories(path.getParent());
        Files.writeString(path, file.getValue());
      }
    }
    return folder;
  }

  static void delete(Path folder) throws IOException {
    try (Stream<Path> all = Files.walk(folder)) {
      for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(path);
      }
    }
  }

  /// What it says of a Dockerfile, all its stages.
  Answer check(Path context, String file) throws Exception {
    List<String> line = new ArrayList<>(List.of("docker-buildx", "build"));
    line.addAll(List.of("--call", "check,format=json"));
    // In place of what a comment of the file says of checks.
    line.addAll(List.of("--build-arg", "BUILDKIT_DOCKERFILE_CHECK=experimental=all"));
    line.addAll(List.of("-f", context.resolve(file).toString(), "."));
    Answer answer = answer(run(context, line));
    for (int i = 0; i < MOST_IMAGES; i++) {
      Matcher lacking = LACKING.matcher(answer.refusal);
      if (!lacking.find() || image(lacking.group(1)).isEmpty()) {
        break;
      }
      answer = answer(run(context, line));
    }
    return answer;
  }

  /// What Compose has against a file; empty: nothing.
  String compose(Path folder, String file) throws Exception {
    Said said = run(folder, List.of("docker-compose", "-f", file, "config", "-q"));
    return said.code == 0 ? "" : said.errors;
  }

  private record Said(int code, String output, String errors) {}

  private static Answer answer(Said said) {
    Optional<Node> root = Json.read(Excerpt.of(new Source("check.json", said.output))).root();
    if (said.output.isBlank() || root.isEmpty()) {
      return new Answer(List.of(), said.errors);
    }
    List<Warning> warnings = new ArrayList<>();
    for (Node one : root.get().at("warnings").map(Node::elements).orElse(List.of())) {
      List<Node> ranges = one.at("location", "ranges").map(Node::elements).orElse(List.of());
      int first = ranges.stream().mapToInt(r -> line(r, "start")).min().orElse(0);
      int last = ranges.stream().mapToInt(r -> line(r, "end")).max().orElse(0);
      warnings.add(new Warning(one.text("ruleName"), first, last, one.text("detail")));
    }
    return new Answer(warnings, root.get().text("buildError", "message"));
  }

  private static int line(Node range, String end) {
    return Integer.parseInt(range.text(end, "line"));
  }

  /// A client of the engine, with nothing of the machine's own settings.
  private Said run(Path directory, List<String> words) throws Exception {
    List<String> line = new ArrayList<>(words);
    line.set(0, engines.resolveSibling(words.getFirst()).toString());
    Path errors = Files.createTempFile(home, "errors", "");
    var builder = new ProcessBuilder(line).directory(directory.toFile());
    builder.redirectError(errors.toFile());
    Map<String, String> environment = builder.environment();
    environment.clear();
    environment.put("HOME", home.toString());
    environment.put("DOCKER_HOST", "unix://" + engines.resolve("socket"));
    Process process = builder.start();
    process.getOutputStream().close();
    String output =
        new String(
            process.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
    int code = process.waitFor();
    String told = Files.readString(errors);
    Files.delete(errors);
    return new Said(code, output, told);
  }

  @Override
  public void close() throws EngineException {
    for (String name : names) {
      // `app` and `app:latest` are one.
      if (engine.images().has(name)) {
        engine.images().remove(name);
      }
    }
  }
}
