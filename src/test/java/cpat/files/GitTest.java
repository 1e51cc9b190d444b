package cpat.files;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Asking a real git.
class GitTest {
  /// More than a pipe holds.
  private static final String NOISY = "!f() { head -c 300000 /dev/zero | tr '\\0' x >&2; %s; }; f";

  @TempDir Path folder;

  @Test
  void muchOnTheErrorStreamIsNoDeadlock() {
    Git git = new Git(folder);
    assertTimeoutPreemptively(
        Duration.ofSeconds(20),
        () ->
            assertEquals(
                "said\n", git.ask("-c", "alias.noisy=" + NOISY.formatted("echo said"), "noisy")));
  }

  @Test
  void itsOwnMessageWhereItFails() {
    Git git = new Git(folder);
    IOException failure = assertThrows(IOException.class, () -> git.ask("rev-parse", "HEAD"));
    assertTrue(failure.getMessage().startsWith("git rev-parse: not a git repository"));
  }
}
