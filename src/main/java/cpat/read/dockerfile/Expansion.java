package cpat.read.dockerfile;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/// A text of a Dockerfile with its variables put in and its quotes removed, as BuildKit does it.
/// `undefined` are the names that were asked for in vain; `complete` is false where one of them
/// stays in the text; `problem` says why the text cannot be expanded at all.
public record Expansion(
    String text, List<String> undefined, boolean complete, Optional<String> problem) {

  /// Expands `$x`, `${x}`, `${x:-y}`, `${x#pattern}`, `${x/pattern/text}`… with what `lookup`
  /// knows. A name it does not know counts as unset: `${x:-y}` gives `y` then; a plain `$x` stays.
  public static Expansion expand(
      String text, Function<String, Optional<String>> lookup, char escape) {
    return plain(text, escape)
        ? new Expansion(text, List.of(), true, Optional.empty())
        : new ExpansionScanner(text, lookup, escape, false).expansion();
  }

  /// The same in a build, where `lookup` knows all there is: what it does not know is empty.
  public static Expansion build(
      String text, Function<String, Optional<String>> lookup, char escape) {
    return plain(text, escape)
        ? new Expansion(text, List.of(), true, Optional.empty())
        : ExpansionScanner.building(text, lookup, escape).expansion();
  }

  /// The text with quotes and escapes removed and everything that begins with `$` left as it is.
  static Expansion unquoted(String text, char escape) {
    return plain(text, escape)
        ? new Expansion(text, List.of(), true, Optional.empty())
        : new ExpansionScanner(text, _ -> Optional.empty(), escape, true).expansion();
  }

  private static boolean plain(String text, char escape) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '$' || c == '\'' || c == '"' || c == escape) {
        return false;
      }
    }
    return true;
  }
}
