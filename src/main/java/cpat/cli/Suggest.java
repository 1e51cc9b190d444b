package cpat.cli;

import cpat.facts.Spelling;
import java.util.Collection;

/// "Did you mean".
final class Suggest {
  private Suggest() {}

  /// ` (did you mean X?)` for the nearest of the known words, or nothing when none is near.
  static String didYouMean(String word, Collection<String> known) {
    return Spelling.nearest(word, known, Math.max(1, word.length() / 3))
        .map(best -> " (did you mean `" + best + "`?)")
        .orElse("");
  }
}
