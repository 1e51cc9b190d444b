package cpat.resolve.flags;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import cpat.engine.Engine;
import cpat.engine.Filters;
import cpat.engine.TestEngines;
import cpat.model.Run;
import cpat.read.Lookup;
import cpat.read.yaml.Node;
import cpat.source.Source;
import cpat.write.Bounds;
import cpat.write.CreateRequest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Every service twice: as Compose itself makes its container, and as the engine makes it of our
/// request. What the engine says of both must be equal.
@Tag("engine")
class ComposeOracleEngineTest {
  private static final Path PROJECTS = Path.of("src/test/oracle/compose").toAbsolutePath();
  private static final String LABEL = "dev.cpat.oracle";
  private static final String IMAGE = "cpat-oracle:1";
  private static final String DOCKERFILE =
      """
      FROM busybox:1.37.0
      ENV OF_IMAGE=image
      LABEL of.image=image
      WORKDIR /home
      USER 7
      ENTRYPOINT ["/bin/echo"]
      CMD ["x"]
      EXPOSE 7
      VOLUME /v
      STOPSIGNAL SIGQUIT
      HEALTHCHECK CMD true
      """;

  private final Path engines = TestEngines.folder(TestEngines.DOCKER);
  private final List<String> different = new ArrayList<>();
  private int services;

  @TempDir Path home;

  @Test
  void equalContainers() throws Exception {
    Engine engine = TestEngines.connect(TestEngines.DOCKER);
    Set<String> before = TestEngines.objects(engine);
    List<String> projects = List.of("keys", "storage", "network");
    try {
      run(PROJECTS, DOCKERFILE, "docker", "build", "-q", "-t", IMAGE, "-");
      for (String project : projects) {
        compose(project, "create");
        compare(engine, project);
      }
    } finally {
      for (Node container : engine.containers().list(true, Filters.label(LABEL))) {
        engine.containers().remove(container.text("Id"));
      }
      for (String project : projects) {
        compose(project, "down", "-v", "--timeout", "0");
      }
      engine.images().remove(IMAGE);
      run(PROJECTS, "", "docker", "image", "prune", "-f");
    }
    System.out.printf(
        "compose oracle: %d services, %d equal%n", services, services - different.size());
    assertEquals(List.of(), different, () -> String.join("\n", different));
    assertTrue(services >= 60, () -> services + " services");
    assertEquals(before, TestEngines.objects(engine));
  }

  private void compare(Engine engine, String name) throws Exception {
    Path folder = PROJECTS.resolve(name);
    Lookup lookup = path -> text(PROJECTS.resolve(path)).map(t -> new Source(path, t));
    Map<String, String> variables = Map.of("GIVEN", "given", "HOME", home.toString());
    var order =
        new ComposeProject.Order(
            name,
            name,
            List.of(),
            List.of(),
            Optional.of("cpat-oracle-" + name),
            List.of(),
            variables);
    ComposeProject project = ComposeProject.of(order, lookup).orElseThrow();
    Map<String, String> ids = new HashMap<>();
    for (Node container : engine.containers().list(true, Filters.NONE)) {
      ids.put(
          container.text("Id"),
          container
              .at("Names")
              .orElseThrow()
              .elements()
              .getFirst()
              .scalar()
              .orElseThrow()
              .text()
              .substring(1));
    }
    UnaryOperator<String> names =
        text ->
            ids.entrySet().stream()
                .reduce(text, (t, e) -> t.replace(e.getKey(), e.getValue()), (a, _) -> a);
    assertTrue(Files.isDirectory(folder));
    for (Run service : project.workload().runs()) {
      services++;
      Flags flags = project.flags(service);
      Run converted = flags.rooted(PROJECTS.toString());
      String body = CreateRequest.of(converted, new Bounds(Map.of(LABEL, "1"), 0, 0, 0, List.of()));
      String theirs = converted.setting("name").orElseThrow().text();
      Map<String, String> wanted = Inspected.of(engine.containers().inspect(theirs), names);
      String id;
      try {
        id = engine.containers().create("", body);
      } catch (cpat.engine.EngineException e) {
        different.add(name + "/" + service.name() + " refused: " + e.error() + "\n  " + body);
        continue;
      }
      Map<String, String> ours = Inspected.of(engine.containers().inspect(id), names);
      String difference = difference(wanted, ours);
      if (!difference.isEmpty()) {
        different.add(name + "/" + service.name() + difference + "\n  of " + RunText.of(converted));
      }
    }
  }

  private static String difference(Map<String, String> theirs, Map<String, String> ours) {
    var out = new StringBuilder();
    theirs.forEach((path, value) -> {
      if (!value.equals(ours.get(path))) {
        out.append("\n  ").append(path).append(": Compose ").append(value);
        out.append(", ours ").append(ours.get(path));
      }
    });
    ours.forEach((path, value) -> {
      if (!theirs.containsKey(path)) {
        out.append("\n  ").append(path).append(": Compose has none, ours ").append(value);
      }
    });
    return out.toString();
  }

  private static Optional<String> text(Path file) {
    try {
      return Files.isRegularFile(file) ? Optional.of(Files.readString(file)) : Optional.empty();
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  private void compose(String project, String... words) throws Exception {
    List<String> line = new ArrayList<>(List.of("docker-compose", "-p", "cpat-oracle-" + project));
    line.addAll(List.of(words));
    run(PROJECTS.resolve(project), "", line.toArray(String[]::new));
  }

  /// A client of the engine, with nothing of the machine's own settings.
  private void run(Path directory, String input, String... words) throws Exception {
    List<String> line = new ArrayList<>(List.of(words));
    line.set(0, engines.resolveSibling(words[0]).toString());
    var builder = new ProcessBuilder(line).directory(directory.toFile()).redirectErrorStream(true);
    Path log = home.resolve("log");
    builder.redirectOutput(log.toFile());
    Map<String, String> environment = builder.environment();
    environment.clear();
    environment.putAll(
        Map.of(
            "HOME",
            home.toString(),
            "GIVEN",
            "given",
            "DOCKER_BUILDKIT",
            "0",
            "DOCKER_HOST",
            "unix://" + engines.resolve("socket")));
    Process process = builder.start();
    try (var out = process.getOutputStream()) {
      out.write(input.getBytes(StandardCharsets.UTF_8));
    }
    boolean ended = process.waitFor(3, TimeUnit.MINUTES);
    String told = Files.readString(log);
    assertTrue(ended && process.exitValue() == 0, () -> line + "\n" + told);
  }
}
