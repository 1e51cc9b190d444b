package cpat.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import cpat.engine.Engine;
import cpat.engine.TestEngines;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/// Projects that are built and used on a real engine before and after `cpat fix`: what they did
/// they still do, and what the fix is for is seen.
@Tag("engine")
class FixedProjectsEngineTest {
  private static final Path PROJECTS = Path.of("src/test/behaviour").toAbsolutePath();
  private static final int SECONDS = 180;

  @TempDir Path temporary;

  @TestFactory
  Stream<DynamicTest> projects() throws IOException {
    try (Stream<Path> rooms = Files.list(PROJECTS)) {
      return rooms.filter(Files::isDirectory).sorted().toList().stream()
          .map(room -> DynamicTest.dynamicTest(room.getFileName().toString(), () -> check(room)));
    }
  }

  private void check(Path room) throws Exception {
    Engine engine = TestEngines.connect(TestEngines.DOCKER);
    Set<String> before = TestEngines.objects(engine);
    String symbol = room.getFileName().toString();
    Path project = temporary.resolve(symbol);
    copy(room.resolve("project"), project);
    List<String> first = seen(room, project);
    String mended = fix(room, project, symbol.toUpperCase(Locale.ROOT));
    List<String> second = seen(room, project);

    Path expected = room.resolve("seen");
    String both = compared(first, second);
    if (Boolean.getBoolean("cpat.update")) {
      Files.writeString(expected, both);
    }
    assertEquals(comment(room, "mends: "), mended);
    assertEquals(Files.readString(expected), both);
    assertEquals(before, TestEngines.objects(engine));
  }

  /// The rules that mended something, once for each finding; afterwards there is nothing to mend.
  private String fix(Path room, Path project, String pattern) throws IOException {
    List<String> line = new ArrayList<>(List.of("fix", pattern, "-w"));
    if (Files.readString(room.resolve("check")).contains("\n# unsafe\n")) {
      line.add("--unsafe");
    }
    Map<String, String> environment = Map.of("HOME", temporary.toString());
    Programs.Outcome outcome = Programs.run(project, environment, line);
    assertEquals(0, outcome.code(), outcome::toString);
    line.set(2, "--check");
    Programs.Outcome again = Programs.run(project, environment, line);
    assertEquals(0, again.code(), again::toString);
    String said = outcome.err().lines().findFirst().orElse("");
    return said.substring(said.indexOf(": ") + 2).replaceFirst(" · .*", "");
  }

  private static String comment(Path room, String name) throws IOException {
    return Files.readAllLines(room.resolve("check")).stream()
        .filter(l -> l.startsWith("# " + name))
        .map(l -> l.substring(2 + name.length()))
        .findFirst()
        .orElse("");
  }

  private List<String> seen(Path room, Path project) throws Exception {
    Path engine = TestEngines.folder(TestEngines.DOCKER);
    ProcessBuilder builder =
        new ProcessBuilder("sh", room.resolve("check").toString())
            .directory(project.toFile())
            .redirectErrorStream(true);
    Map<String, String> environment = builder.environment();
    environment.put("PATH", engine.resolveSibling("") + ":" + environment.get("PATH"));
    environment.put("DOCKER_HOST", "unix://" + engine.resolve("socket"));
    environment.put("DOCKER_CONFIG", temporary.toString());
    environment.put("COMMON", PROJECTS.resolve("common").toString());
    Process process = builder.start();
    process.getOutputStream().close();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    if (!process.waitFor(SECONDS, TimeUnit.SECONDS)) {
      process.destroyForcibly();
      throw new AssertionError(room + "/check takes longer than " + SECONDS + " s");
    }
    return said.lines().toList();
  }

  /// Both runs side by side: the longest common part without a sign.
  static String compared(List<String> first, List<String> second) {
    int[][] common = new int[first.size() + 1][second.size() + 1];
    for (int i = first.size() - 1; i >= 0; i--) {
      for (int j = second.size() - 1; j >= 0; j--) {
        common[i][j] =
            first.get(i).equals(second.get(j))
                ? common[i + 1][j + 1] + 1
                : Math.max(common[i + 1][j], common[i][j + 1]);
      }
    }
    var out = new StringBuilder();
    int i = 0;
    int j = 0;
    while (i < first.size() || j < second.size()) {
      if (i < first.size() && j < second.size() && first.get(i).equals(second.get(j))) {
        out.append("  ").append(first.get(i)).append('\n');
        i++;
        j++;
      } else if (j == second.size() || (i < first.size() && common[i + 1][j] >= common[i][j + 1])) {
        out.append("- ").append(first.get(i++)).append('\n');
      } else {
        out.append("+ ").append(second.get(j++)).append('\n');
      }
    }
    return out.toString();
  }

  private static void copy(Path from, Path to) throws IOException {
    try (Stream<Path> files = Files.walk(from)) {
      for (Path file : files.toList()) {
        Path target = to.resolve(from.relativize(file));
        if (Files.isDirectory(file)) {
          Files.createDirectories(target);
        } else {
          Files.copy(file, target);
        }
      }
    }
  }
}
