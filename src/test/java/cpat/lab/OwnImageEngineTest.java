package cpat.lab;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import cpat.cli.Programs;
import cpat.engine.Engine;
import cpat.engine.TestEngines;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The image of cpat itself: it builds from a checkout, and says inside what it says outside.
@Tag("engine")
class OwnImageEngineTest {
  @ParameterizedTest
  @ValueSource(strings = {TestEngines.DOCKER, TestEngines.PODMAN})
  void scansAMountedFolder(String name) throws Exception {
    Engine engine = TestEngines.connect(name);
    Set<String> before = TestEngines.objects(engine);
    Path root = Path.of("").toAbsolutePath();
    DockerCommands docker = new DockerCommands(engine, Sandbox.of(engine, "0fface"), root);
    try {
      Sink build = new Sink(_ -> {});
      assertEquals(0, docker.run("docker build -t cpat-self-0fface .", build), build::text);
      Sink scan = new Sink(_ -> {});
      String mount = "-v \"" + root.resolve("src/test/projects/shop") + ":/src:ro\"";
      String rest = " cpat-self-0fface scan -q --format jsonl /src";
      assertEquals(
          0,
          docker.run("docker run --rm --read-only --cap-drop ALL " + mount + rest, scan),
          scan::text);
      String here =
          Programs.run(root.resolve("src/test/projects"), "scan", "-q", "--format", "jsonl", "shop")
              .out();
      assertEquals(plain(here), plain(scan.text()));
      assertEquals("10001", engine.images().inspect("cpat-self-0fface").text("Config", "User"));
      Sink help = new Sink(_ -> {});
      assertEquals(0, docker.run("docker run --rm cpat-self-0fface", help));
      assertTrue(help.text().startsWith("Usage:"), help::text);
    } finally {
      Cleaning.of(engine, Optional.of("0fface"), false);
    }
    assertEquals(before, TestEngines.objects(engine));
  }

  /// Without the version and the name of the folder.
  private static String plain(String lines) {
    return lines
        .replaceAll("\"(version|roots)\":(\"[^\"]*\"|\\[[^\\]]*\\])", "")
        .replaceAll("\r", "");
  }
}
