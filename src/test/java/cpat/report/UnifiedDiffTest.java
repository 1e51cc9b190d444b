package cpat.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class UnifiedDiffTest {
  @TempDir Path root;

  private static String diff(String before, String after) {
    return UnifiedDiff.of("f", Optional.of(before), after, Style.PLAIN);
  }

  @Test
  void equalTextsHaveNone() {
    assertEquals("", diff("a\n", "a\n"));
  }

  @Test
  void farChangesAreHunksOfTheirOwn() {
    String before = "1\n2\n3\n4\n5\n6\n7\n8\n9\n10\n11\n12\n";
    String after = before.replace("2\n3", "2\nnew\n3").replace("11\n", "");
    assertEquals(
        """
        --- a/f
        +++ b/f
        @@ -1,5 +1,6 @@
         1
         2
        +new
         3
         4
         5
        @@ -8,5 +9,4 @@
         8
         9
         10
        -11
         12
        """,
        diff(before, after));
  }

  @Test
  void aNewFile() {
    assertEquals(
        "--- /dev/null\n+++ b/.dockerignore\n@@ -0,0 +1,2 @@\n+.git\n+x\n",
        UnifiedDiff.of(".dockerignore", Optional.empty(), ".git\nx\n", Style.PLAIN));
  }

  @Test
  void lineEndsAsTheyStand() {
    assertEquals(
        "--- a/f\n+++ b/f\n@@ -1,2 +1,2 @@\n-a\r\n+b\r\n c\n\\ No newline at end of file\n",
        diff("a\r\nc", "b\r\nc"));
  }

  @Test
  void coloursHideControlCharacters() {
    String coloured = UnifiedDiff.of("f", Optional.of("a\u001b[2J\r\n"), "b\r\n", Style.COLOUR);
    assertTrue(coloured.contains("\u001b[31m-a\uFFFD[2J\u001b[0m\r\n"), coloured);
    assertTrue(coloured.contains("\u001b[32m+b\u001b[0m\r\n"), coloured);
  }

  /// Both tools make the new text of the old one, whatever the line ends, names and ends of file.
  @Test
  void gitAndPatchTakeIt() throws Exception {
    Random random = new Random(5);
    List<String> names = List.of("f", "a b/c d", "ä\"\\.txt", "x\ty");
    for (int i = 0; i < 40; i++) {
      String name = names.get(i % names.size());
      Optional<String> before = i % 10 == 9 ? Optional.empty() : Optional.of(text(random));
      String after = text(random);
      if (after.isEmpty() || before.equals(Optional.of(after))) {
        continue;
      }
      for (String tool : List.of("git apply -p1 ../diff", "patch -s -p1 -i ../diff")) {
        Path folder = Files.createDirectories(root.resolve(i + tool.substring(0, 3)));
        Path file = folder.resolve("tree").resolve(name);
        Files.createDirectories(file.getParent());
        if (before.isPresent()) {
          Files.writeString(file, before.get());
        }
        String diff = UnifiedDiff.of(name, before, after, Style.PLAIN);
        Files.writeString(folder.resolve("diff"), diff);
        String said = run(folder.resolve("tree"), List.of(tool.split(" ", -1)));
        assertEquals(after, Files.readString(file), () -> tool + ": " + said + "\n" + diff);
      }
    }
  }

  /// Few different lines, so that many are equal.
  private static String text(Random random) {
    StringBuilder text = new StringBuilder();
    int lines = random.nextInt(30);
    for (int i = 0; i < lines; i++) {
      text.append(i + random.nextInt(4) / 3).append(random.nextInt(9) == 0 ? "\r\n" : "\n");
    }
    return text.append(random.nextInt(3) == 0 ? "end" : "").toString();
  }

  private static String run(Path folder, List<String> line)
      throws IOException, InterruptedException {
    Process process =
        new ProcessBuilder(line).directory(folder.toFile()).redirectErrorStream(true).start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    process.waitFor();
    return said;
  }
}
