package cpat.read;

import cpat.model.Invocation;
import cpat.model.Word;
import cpat.source.Excerpt;
import cpat.source.Source;
import java.util.List;
import java.util.stream.Collectors;

/// Compact texts of what was read, for tables of expectations.
final class Shown {
  private Shown() {}

  static Excerpt excerpt(String text) {
    return Excerpt.of(new Source("t", text));
  }

  /// `before (prefix) A=b word [two words] $x? @definition <captured`
  static String of(List<Invocation> invocations) {
    return invocations.stream().map(Shown::of).collect(Collectors.joining("\n"));
  }

  static String of(Invocation i) {
    StringBuilder out = new StringBuilder(i.before().equals(";") ? "" : i.before());
    if (!i.prefix().isEmpty()) {
      out.append(" (").append(words(i.prefix())).append(")");
    }
    out.append(' ').append(words(i.assignments())).append(' ').append(words(i.words()));
    if (!i.frame().definition().isEmpty()) {
      out.append(i.frame().alias() ? i.frame().frozen() ? " @@!" : " @@" : " @");
      out.append(i.frame().definition());
    }
    if (!i.frame().captured().isEmpty()) {
      out.append(" <").append(i.frame().captured());
    }
    return out.toString().strip().replace("  ", " ");
  }

  static String words(List<Word> words) {
    return words.stream().map(Shown::of).collect(Collectors.joining(" "));
  }

  static String of(Word w) {
    boolean brackets = w.text().isEmpty() || w.text().chars().anyMatch(c -> c <= ' ');
    return (brackets ? "[" + w.text().replace("\n", "\\n") + "]" : w.text())
        + (w.literal() ? "" : "?");
  }
}
