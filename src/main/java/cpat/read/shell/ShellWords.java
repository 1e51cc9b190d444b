package cpat.read.shell;

import cpat.read.shell.Shell.Dialect;
import cpat.source.Excerpt;
import java.util.Map;

/// Reads one shell word after the other: quotes, escapes, line continuation, expansions.
final class ShellWords {
  private final ShellParser parser;
  private final Dialect dialect;
  private final Map<Integer, Integer> opaque;
  private final Variables variables;
  private final ShellBounds bounds;
  final String s;
  int pos;
  int end;

  /// Where a quote opens that the text does not close; -1 when all are closed.
  int unclosed = -1;

  ShellWords(
      ShellParser parser,
      Excerpt text,
      Dialect dialect,
      Map<Integer, Integer> opaque,
      Variables variables) {
    this.parser = parser;
    this.dialect = dialect;
    this.opaque = opaque;
    this.variables = variables;
    this.s = text.text();
    this.end = s.length();
    this.bounds = new ShellBounds(s);
  }

  char at(int index) {
    return index < end ? s.charAt(index) : '\0';
  }

  /// Skips blanks, line continuations and, at the start of a word, a comment.
  void skipBlanks() {
    while (pos < end) {
      char c = s.charAt(pos);
      if (c == ' ' || c == '\t' || c == '\r' || c == '\f' || c == '\u00a0') {
        pos++;
      } else if (c == dialect.escape && continuation(pos) > 0) {
        pos = continuation(pos);
      } else if (c == '#' || (dialect == Dialect.BATCH && c == ':' && at(pos + 1) == ':')) {
        int line = s.indexOf('\n', pos);
        pos = line < 0 || line > end ? end : line;
      } else {
        return;
      }
    }
  }

  /// Where the next line begins when an escape at `at` ends its line; blanks behind it are
  /// tolerated, as they are common and meant so. 0 otherwise.
  private int continuation(int at) {
    int i = at + 1;
    while (i < end && (s.charAt(i) == ' ' || s.charAt(i) == '\t' || s.charAt(i) == '\r')) {
      i++;
    }
    return at + 1 >= end ? end : i < end && s.charAt(i) == '\n' ? i + 1 : 0;
  }

  /// The word at the current place; its length may be 0 when an operator stands there. `captured`
  /// is the variable that takes the output of commands inside.
  ShellToken read(String captured) {
    ShellToken token = new ShellToken(pos);
    boolean assigning = !captured.isEmpty();
    while (pos < end) {
      char c = s.charAt(pos);
      if (opaque.containsKey(pos)) {
        raw(token, Math.min(end, opaque.getOrDefault(pos, pos + 1)));
      } else if (c == dialect.escape) {
        if (!escape(token)) {
          break;
        }
      } else if (c == '\'' && dialect != Dialect.BATCH) {
        single(token);
      } else if (c == '"') {
        doubled(token, captured);
      } else if (c == '$' && dialect != Dialect.BATCH) {
        dollar(token, captured, assigning, false);
      } else if (c == '`') {
        backtick(token, captured);
      } else if (c == '<' || c == '>') {
        if (!angle(token, captured, c)) {
          break;
        }
      } else if (c == '(') {
        boolean glob = pos > token.start && "?*+@!".indexOf(s.charAt(pos - 1)) >= 0;
        int close = glob ? bounds.close(pos, '(', ')', end) : Integer.MAX_VALUE;
        if (close > end) {
          break;
        }
        raw(token, close);
      } else if (ends(c)) {
        break;
      } else {
        if (dialect == Dialect.BATCH && c == '%') {
          token.literal = false;
        }
        token.add(c);
        pos++;
      }
    }
    token.end = pos;
    return token;
  }

  int arithmetic(int from) {
    return bounds.arithmetic(from, end);
  }

  private static boolean ends(char c) {
    return switch (c) {
      case ' ', '\t', '\r', '\n', '\f', '\u00a0', ';', '&', '|', ')' -> true;
      default -> false;
    };
  }

  private void raw(ShellToken token, int until) {
    token.unknown(s, pos, until);
    pos = until;
  }

  /// False when the word ends here.
  private boolean escape(ShellToken token) {
    int next = continuation(pos);
    if (next > 0) {
      boolean glued = next == pos + 2 || (next == pos + 3 && s.charAt(pos + 1) == '\r');
      if (!glued || pos == token.start) {
        return false;
      }
      pos = next;
    } else {
      token.plain = false;
      token.add(s.charAt(pos + 1));
      pos += 2;
    }
    return true;
  }

  private void single(ShellToken token) {
    int close = bounds.single(pos + 1, end);
    if (close < 0) {
      open(pos);
      token.add('\'');
      pos++;
    } else {
      token.quoted();
      token.add(s, pos + 1, close);
      pos = close + 1;
    }
  }

  private void open(int at) {
    if (unclosed < 0 && end == s.length()) {
      unclosed = at;
    }
  }

  private void doubled(ShellToken token, String captured) {
    int from = pos;
    token.quoted();
    pos++;
    while (pos < end) {
      char c = s.charAt(pos);
      if (opaque.containsKey(pos)) {
        raw(token, Math.min(end, opaque.getOrDefault(pos, pos + 1)));
      } else if (c == '"') {
        pos++;
        return;
      } else if (c == dialect.escape && pos + 1 < end) {
        char n = s.charAt(pos + 1);
        if (n == '\n' || (n == '\r' && at(pos + 2) == '\n')) {
          pos += n == '\n' ? 2 : 3;
        } else {
          if (n != '"' && n != '\\' && n != '$' && n != '`') {
            token.add(c);
          }
          token.add(n);
          pos += 2;
        }
      } else if (c == '$' && dialect != Dialect.BATCH) {
        dollar(token, captured, true, true);
      } else if (c == '`') {
        backtick(token, captured);
      } else {
        if (dialect == Dialect.BATCH && c == '%') {
          token.literal = false;
        }
        if (c != '\r' || at(pos + 1) != '\n') {
          token.add(c);
        }
        pos++;
      }
    }
    open(from);
  }

  /// A redirection ends the word; `<(…)` and `<image name>` (as pages write it) belong to it.
  private boolean angle(ShellToken token, String captured, char c) {
    if (at(pos + 1) == '(') {
      nested(token, captured, 2);
      return true;
    }
    int close = c == '<' ? bounds.placeholder(pos, end) : -1;
    if (close > 0) {
      raw(token, close);
      return true;
    }
    return false;
  }

  private void backtick(ShellToken token, String captured) {
    int close = bounds.backtick(pos + 1, end);
    if (close < 0) {
      token.add('`');
      pos++;
      return;
    }
    int from = pos;
    int outer = end;
    pos++;
    end = close;
    parser.nested(captured);
    end = outer;
    pos = close + 1;
    token.unknown(s, from, pos);
  }

  /// Reads the commands of `$(…)` or `<(…)`; the text stays in the word.
  private void nested(ShellToken token, String captured, int skip) {
    int from = pos;
    pos += skip;
    parser.nested(captured);
    token.unknown(s, from, pos);
  }

  private void dollar(ShellToken token, String captured, boolean whole, boolean quoted) {
    char n = at(pos + 1);
    if (n == '(') {
      int arithmetic = at(pos + 2) == '(' ? bounds.arithmetic(pos + 1, end) : -1;
      if (arithmetic > 0) {
        raw(token, arithmetic);
      } else {
        nested(token, captured, 2);
      }
    } else if (n == '{') {
      braces(token, whole);
    } else if (n == '\'' && !quoted) {
      pos = AnsiQuotes.read(s, pos + 2, end, token);
    } else if (n == '"' && !quoted) {
      pos++;
    } else if (Names.starts(n)) {
      int to = Names.end(s, pos + 1, end);
      if (dialect == Dialect.POWERSHELL && at(to) == ':' && Names.starts(at(to + 1))) {
        raw(token, Names.end(s, to + 1, end));
      } else {
        variable(token, s.substring(pos + 1, to), to, whole);
      }
    } else if ((n >= '0' && n <= '9') || (n != '\0' && "@*#?$!-".indexOf(n) >= 0)) {
      raw(token, pos + 2);
    } else {
      token.add('$');
      pos++;
    }
  }

  private void variable(ShellToken token, String name, int to, boolean whole) {
    var known = variables.value(name);
    if (known.isEmpty()) {
      raw(token, to);
      return;
    }
    token.literal &= known.get().literal();
    token.plain = false;
    if (whole) {
      token.add(known.get().text());
    } else {
      token.split(known.get().text());
    }
    pos = to;
  }

  private void braces(ShellToken token, boolean whole) {
    if (at(pos + 2) == '{') {
      int close = s.indexOf("}}", pos);
      if (close >= 0 && close + 2 <= end && close - pos < 1000) {
        raw(token, close + 2);
        return;
      }
    }
    int close = bounds.close(pos + 1, '{', '}', end);
    if (close > end) {
      token.add('$');
      pos++;
      return;
    }
    int name = Names.end(s, pos + 2, close);
    char after = s.charAt(name);
    if (name > pos + 2 && (after == '}' || (after == ':' && "-=+?".indexOf(at(name + 1)) >= 0))) {
      variable(token, s.substring(pos + 2, name), close, whole);
    } else {
      raw(token, close);
    }
  }
}
