package cpat.lab;

import static org.junit.jupiter.api.Assertions.assertEquals;

import cpat.engine.Engine;
import cpat.engine.TestEngines;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// For somebody who is not root: files that tools make are theirs, and examples work all the same.
@Tag("engine")
class OrdinaryUserEngineTest {
  private static final String USER = "1234";

  @TempDir Path temporary;

  @ParameterizedTest
  @CsvSource({
    TestEngines.DOCKER + ", dyt",
    TestEngines.DOCKER + ", ms",
    TestEngines.DOCKER + ", ac",
    TestEngines.PODMAN + ", dyt"
  })
  void plays(String name, String symbol) throws Exception {
    Engine engine = TestEngines.connect(name);
    Set<String> before = TestEngines.objects(engine);
    Path engines = TestEngines.folder(name).resolveSibling("");
    Path home = Files.createDirectory(temporary.resolve("home"));
    String app = readableClassPath();
    assertEquals(
        0, new ProcessBuilder("chown", USER + ":" + USER, home.toString()).start().waitFor());
    mode(temporary, "rwxr-xr-x");
    mode(engines, "rwx--x--x");
    mode(TestEngines.folder(name), "rwx--x--x");
    try {
      List<String> line = new ArrayList<>(TestEngines.command(name, "run", symbol));
      line.addAll(4, List.of("setpriv", "--reuid=" + USER, "--regid=" + USER, "--clear-groups"));
      line.set(line.indexOf("-cp") + 1, app);
      ProcessBuilder builder =
          new ProcessBuilder(line)
              .redirectOutput(temporary.resolve("out").toFile())
              .redirectErrorStream(true);
      builder.environment().put("HOME", home.toString());
      builder.environment().remove("XDG_CACHE_HOME");
      int code = builder.start().waitFor();
      assertEquals(0, code, () -> read(temporary.resolve("out")));
    } finally {
      mode(engines, "rwx------");
    }
    assertEquals(before, TestEngines.objects(engine));
    try (Stream<Path> left = Files.list(home.resolve(".cache/cpat/run"))) {
      assertEquals(List.of(), left.toList());
    }
  }

  /// What `cpat` needs of this class path, where another user can read it.
  private String readableClassPath() throws Exception {
    List<String> copied = new ArrayList<>();
    for (String entry : System.getProperty("java.class.path").split(File.pathSeparator, -1)) {
      if (entry.endsWith("/target/classes") || entry.contains("snakeyaml-engine")) {
        Path to = temporary.resolve("app" + copied.size() + (entry.endsWith(".jar") ? ".jar" : ""));
        assertEquals(0, new ProcessBuilder("cp", "-r", entry, to.toString()).start().waitFor());
        copied.add(to.toString());
      }
    }
    assertEquals(2, copied.size());
    return String.join(File.pathSeparator, copied);
  }

  private static void mode(Path folder, String mode) throws Exception {
    Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString(mode));
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (java.io.IOException e) {
      return e.toString();
    }
  }
}
