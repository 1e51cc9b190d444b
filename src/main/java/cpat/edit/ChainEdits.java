package cpat.edit;

import cpat.source.Edit;
import cpat.source.Span;
import java.util.Optional;
import java.util.regex.Pattern;

/// Commands of an `&&` or `;` list, taken out with what joins them to the others.
public final class ChainEdits {
  private static final Pattern COMPOUND =
      Pattern.compile("(^|[\\s;&|])(if|case|for|while|until|\\{|!)(\\s|$)");

  private ChainEdits() {}

  /// True when nothing of the grammar but lists is in a text: each command is run, or none after
  /// it.
  public static boolean plain(String script) {
    return !script.contains("||")
        && !script.contains("(")
        && !script.contains("`")
        && !script.contains("<<")
        && !COMPOUND.matcher(script).find();
  }

  /// `command` stands in the list `all`; `first` when none before it stays. Empty where something
  /// else than a joint is beside it: a redirection, a comment, a pipe.
  public static Optional<Edit> remove(Span command, Span all, boolean first) {
    String text = all.source().text();
    int before = back(text, command.start(), all.start());
    int behind = on(text, command.end(), all.end());
    boolean opens = before == all.start();
    boolean closes = behind == all.end();
    int joint = opens ? before : back(text, before - joint(text, before, true), all.start());
    int next = closes ? behind : on(text, behind + joint(text, behind, false), all.end());
    boolean joined = opens || joint(text, before, true) > 0;
    boolean left = closes || joint(text, behind, false) > 0;
    if (!joined || !left || (opens && closes)) {
      return Optional.empty();
    }
    return first && !closes
        ? Optional.of(new Edit(all.source().span(command.start(), next), ""))
        : opens
            ? Optional.empty()
            : Optional.of(new Edit(all.source().span(joint, command.end()), ""));
  }

  /// How long the `&&` or `;` is that ends or begins at a place.
  private static int joint(String text, int at, boolean ends) {
    return text.startsWith("&&", ends ? at - 2 : at)
        ? 2
        : text.startsWith(";", ends ? at - 1 : at) ? 1 : 0;
  }

  /// Past blanks and continued lines, toward the beginning.
  private static int back(String text, int from, int least) {
    int at = from;
    while (at > least && blank(text, at - 1)) {
      at--;
    }
    return at;
  }

  private static int on(String text, int from, int most) {
    int at = from;
    while (at < most && blank(text, at)) {
      at++;
    }
    return at;
  }

  private static boolean blank(String text, int at) {
    return Character.isWhitespace(text.charAt(at))
        || (text.charAt(at) == '\\'
            && at + 1 < text.length()
            && "\r\n".indexOf(text.charAt(at + 1)) >= 0);
  }
}
