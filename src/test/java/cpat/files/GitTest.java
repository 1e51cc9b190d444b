package cpat.files;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Asking a real git.
class GitTest {
  @TempDir Path folder;

  /// It writes more than a pipe holds.
  @Test
  void muchOnTheErrorStreamIsNoDeadlock() {
    Git git = new Git(folder);
    assertTimeoutPreemptively(
        Duration.ofSeconds(20),
        () ->
            assertEquals(
                "said\n",
                git.ask(
                    "-c",
                    "alias.noisy="
                        + "!f() { head -c 300000 /dev/zero | tr '\\0' x >&2; echo said; }; f",
                    "noisy")));
  }

  @Test
  void itsOwnMessageWhereItFails() {
    Git git = new Git(folder);
    IOException failure = assertThrows(IOException.class, () -> git.ask("rev-parse", "HEAD"));
    assertTrue(
        Objects.requireNonNull(failure.getMessage())
            .startsWith("git rev-parse: not a git repository"));
  }
}
