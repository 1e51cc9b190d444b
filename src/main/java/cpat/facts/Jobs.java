package cpat.facts;

import java.util.List;
import java.util.Set;

/// Command lines of jobs that end by themselves, where a stop signal matters little.
public final class Jobs {
  private static final Set<String> WORDS =
      Listing.words(
          """
          test tests build lint check install ci package verify compile clean migrate help --help
          --version pytest tox deploy publish format coverage
          """);

  private Jobs() {}

  /// True when these words do something that is over some time.
  public static boolean is(List<String> argv) {
    return argv.stream()
        .map(w -> w.substring(w.lastIndexOf('/') + 1))
        .anyMatch(
            w -> WORDS.contains(w) || WORDS.contains(w.substring(0, Math.max(0, w.indexOf(':')))));
  }
}
