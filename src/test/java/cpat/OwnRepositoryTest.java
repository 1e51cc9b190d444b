package cpat;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import cpat.cli.Programs;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/// What `cpat scan` says of its own repository.
class OwnRepositoryTest {
  private static final Pattern MISAPPLIED =
      Pattern.compile("\"verdict\":\"misapplied\".*?\"path\":\"([^\"]+)\"");

  /// Left out: cases on the rule pages, which are bad on purpose, and what the tests read.
  private static Programs.Outcome scan() {
    return Programs.run(
        Path.of(""),
        "scan",
        ".",
        "--format",
        "jsonl",
        "--exclude",
        "src/main/java/cpat/**/*.md",
        "--exclude",
        "src/test/**");
  }

  @Test
  void onlyTheFormToAvoidIsMisapplied() {
    Matcher found = MISAPPLIED.matcher(scan().out());
    List<String> paths = found.results().map(r -> r.group(1)).sorted().toList();
    // Exec Form ENTRYPOINT shows what the shell form does.
    assertEquals(List.of("src/main/java/cpat/patterns/efe/example/Dockerfile.shell"), paths);
  }

  @Test
  void itsOwnImageFollowsThePatterns() {
    List<String> uses =
        scan()
            .out()
            .lines()
            .filter(l -> l.contains("\"path\":\"Dockerfile\"") && l.contains("\"used\""))
            .map(l -> l.replaceFirst(".*?\"pattern\":\"([A-Z0-9]+)\".*", "$1"))
            .sorted()
            .toList();
    assertTrue(uses.containsAll(List.of("DFD", "ECC", "EFE", "S2I")), uses::toString);
    assertTrue(scan().out().lines().noneMatch(l -> l.contains("\"type\":\"problem\"")));
  }
}
