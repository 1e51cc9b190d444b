package cpat.read.yaml;

import java.util.ArrayList;
import java.util.List;

/// Makes a template readable as YAML, at the same length: control actions become blanks, so that
/// all branches are seen; actions that print something become a character YAML takes for a letter.
final class TemplateMask {
  private TemplateMask() {}

  /// Stands for one character of an action; private use, so no text has it by accident.
  static final char HIDDEN = '\uE0CA';

  private record Action(int start, int end) {}

  static String of(String text) {
    char[] masked = text.toCharArray();
    List<Action> actions = actions(text);
    int first = 0;
    while (first < actions.size()) {
      // Actions that share lines are judged together.
      int last = first;
      while (last + 1 < actions.size()
          && Scalars.lineEnd(text, actions.get(last).end()) >= actions.get(last + 1).start()) {
        last++;
      }
      boolean alone = alone(text, actions.subList(first, last + 1));
      for (Action action : actions.subList(first, last + 1)) {
        fill(masked, action, alone || control(text, action));
      }
      first = last + 1;
    }
    return new String(masked);
  }

  /// The text of a scalar with what was hidden in it put back; `written` is its original.
  static String restored(String value, CharSequence masked, CharSequence written) {
    var restored = new StringBuilder(value);
    int from = 0;
    for (int i = 0; i < restored.length(); i++) {
      if (restored.charAt(i) == HIDDEN) {
        while (from < masked.length() && masked.charAt(from) != HIDDEN) {
          from++;
        }
        if (from < written.length()) {
          restored.setCharAt(i, written.charAt(from));
        }
        from++;
      }
    }
    return restored.toString();
  }

  private static void fill(char[] masked, Action action, boolean blank) {
    for (int i = action.start(); i < action.end(); i++) {
      if (!blank) {
        masked[i] = HIDDEN;
      } else if (!Scalars.isBreak(masked[i])) {
        masked[i] = ' ';
      }
    }
  }

  private static List<Action> actions(String text) {
    List<Action> actions = new ArrayList<>();
    int at = text.indexOf('{');
    while (at >= 0 && at + 1 < text.length()) {
      int end =
          switch (text.charAt(at + 1)) {
            case '{' -> close(text, at + 2);
            case '%' -> text.indexOf("%}", at + 2) + 2;
            case '#' -> text.indexOf("#}", at + 2) + 2;
            default -> 0;
          };
      if (end > at + 2) {
        actions.add(new Action(at, end));
      }
      at = text.indexOf('{', Math.max(at + 1, end));
    }
    return actions;
  }

  /// Behind the `}}` that closes an action; quoted texts and comments in it are skipped. 0: none.
  private static int close(String text, int from) {
    int i = from;
    int comment = text.startsWith("/*", i) ? i : text.startsWith("- /*", i) ? i + 2 : -1;
    if (comment >= 0) {
      i = text.indexOf("*/", comment + 2);
      if (i < 0) {
        return 0;
      }
    }
    while (i >= 0 && i + 1 < text.length()) {
      char c = text.charAt(i);
      if (c == '}' && text.charAt(i + 1) == '}') {
        return i + 2;
      }
      if (c == '"' || c == '`') {
        i = quoteEnd(text, i);
      }
      i++;
    }
    return 0;
  }

  private static int quoteEnd(String text, int open) {
    char quote = text.charAt(open);
    int end = Scalars.lineEnd(text, open);
    for (int i = open + 1; i < end; i++) {
      if (text.charAt(i) == '\\' && quote == '"') {
        i++;
      } else if (text.charAt(i) == quote) {
        return i;
      }
    }
    return open;
  }

  private static boolean alone(String text, List<Action> actions) {
    int at = actions.getFirst().start();
    while (at > 0 && !Scalars.isBreak(text.charAt(at - 1))) {
      at--;
    }
    for (Action action : actions) {
      if (!text.substring(at, action.start()).isBlank()) {
        return false;
      }
      at = action.end();
    }
    return text.substring(at, Scalars.lineEnd(text, at)).isBlank();
  }

  /// True for what prints nothing itself: `if`, `end`, comments, assignments, Jinja statements.
  private static boolean control(String text, Action action) {
    if (text.charAt(action.start() + 1) != '{') {
      return true;
    }
    int at = action.start() + 2;
    while (at < action.end() && (text.charAt(at) == '-' || text.charAt(at) <= ' ')) {
      at++;
    }
    int end = at;
    while (end < action.end() && Character.isLetter(text.charAt(end))) {
      end++;
    }
    return switch (text.substring(at, end)) {
      case "if", "else", "end", "range", "with", "define", "block", "break", "continue" -> true;
      case "" ->
          text.startsWith("/*", at)
              || (text.charAt(at) == '$' && text.substring(at, action.end()).contains(":="));
      default -> false;
    };
  }
}
