package cpat.lab;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Reading a `run.sh`, and what its expectations mean.
class ExampleScriptTest {
  private static final String TEXT =
      """
      #!/bin/sh
      # A pattern: what will be seen,
      # in two lines.
      set -eu
      cd "$(dirname "$0")"

      # Look
      # here.
      docker run -d \\
        --name cpat-x image
      #=> one
      #=> ! two
      docker ps
      #=> within 2.5 s

      ls
      # Clean up
      docker rm -f cpat-x
      """;

  @Test
  void stepsWithTheirNarrationAndExpectations() {
    ExampleScript script = ExampleScript.of(TEXT);
    assertEquals("A pattern: what will be seen, in two lines.", script.title());
    assertEquals(
        List.of("docker run -d --name cpat-x image", "docker ps", "ls"),
        script.steps().stream().map(ExampleScript.Step::command).toList());
    assertEquals("Look here.", script.steps().getFirst().narration());
    assertEquals(2, script.steps().getFirst().lines().size());
    assertEquals(
        List.of(new Expectation.Contains("one"), new Expectation.Lacks("two")),
        script.steps().getFirst().expectations());
    assertEquals(
        List.of(new Expectation.Within(Duration.ofMillis(2500))),
        script.steps().get(1).expectations());
    assertEquals("", script.steps().get(1).narration());
    assertEquals("docker rm -f cpat-x", script.cleanUp().getFirst().command());
  }

  @Test
  void expectations(@TempDir Path folder) throws Exception {
    Files.write(folder.resolve("f"), new byte[10_000_000]);
    assertTrue(holds("at most twice the size of f", "it is 10000123 bytes", 0, folder));
    assertFalse(holds("at most twice the size of f", "it is 20000001 bytes", 0, folder));
    assertFalse(holds("at most twice the size of none", "10000123", 0, folder));
    assertTrue(holds("after 4 s", "", 4100, folder));
    assertFalse(holds("after 4 s", "", 3900, folder));
    assertTrue(holds("within 3 s", "", 2900, folder));
    assertFalse(holds("within 3 s", "", 3000, folder));
    assertTrue(holds("! x", "y", 0, folder));
    assertFalse(holds("x", "y", 0, folder));
    assertTrue(holds("within reason", "all within reason", 0, folder));
  }

  private static boolean holds(String expectation, String output, int millis, Path folder) {
    return Expectation.of(expectation).holds(output, Duration.ofMillis(millis), folder);
  }
}
