package cpat.edit;

import cpat.source.Edit;
import cpat.source.Span;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Commands of an `&&` or `;` list, taken out with what joins them to the others.
public final class ChainEdits {
  private static final String JOINT = "(?:\\s|\\\\\\R)*(?:&&|;)(?:\\s|\\\\\\R)*";
  private static final Pattern BEFORE = Pattern.compile(JOINT + "$");
  private static final Pattern BEHIND = Pattern.compile("^" + JOINT);

  private ChainEdits() {}

  /// True when nothing of the grammar but lists is in a text: each command is run, or none after
  /// it.
  public static boolean plain(String script) {
    return !script.contains("||")
        && !script.contains("(")
        && !script.contains("`")
        && !script.contains("<<")
        && !Pattern.compile("(^|[\\s;&|])(if|case|for|while|until|\\{|!)(\\s|$)")
            .matcher(script)
            .find();
  }

  /// `command` stands in the list `all`; `first` when none before it stays. Empty where something
  /// else than a joint is beside it: a redirection, a comment, a pipe.
  public static Optional<Edit> remove(Span command, Span all, boolean first) {
    String text = all.source().text();
    Matcher before = BEFORE.matcher(text.substring(all.start(), command.start()));
    Matcher behind = BEHIND.matcher(text.substring(command.end(), all.end()));
    boolean opens = text.substring(all.start(), command.start()).isBlank();
    boolean closes = text.substring(command.end(), all.end()).isBlank();
    boolean joined = opens || before.find();
    boolean left = closes || behind.find();
    if (!joined || !left || (opens && closes)) {
      return Optional.empty();
    }
    return first && !closes
        ? Optional.of(
            new Edit(all.source().span(command.start(), command.end() + behind.end()), ""))
        : opens
            ? Optional.empty()
            : Optional.of(
                new Edit(all.source().span(all.start() + before.start(), command.end()), ""));
  }
}
