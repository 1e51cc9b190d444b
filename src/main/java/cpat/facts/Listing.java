package cpat.facts;

import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;

/// Long lists, written as text.
final class Listing {
  private Listing() {}

  /// Separated by blanks.
  static Set<String> words(String text) {
    return of(text.split("\\s+", -1));
  }

  /// Separated by commas: the entries may hold blanks.
  static Set<String> phrases(String text) {
    return of(text.split(",", -1));
  }

  private static Set<String> of(String[] entries) {
    return Arrays.stream(entries)
        .map(String::strip)
        .filter(e -> !e.isEmpty())
        .collect(Collectors.toUnmodifiableSet());
  }
}
