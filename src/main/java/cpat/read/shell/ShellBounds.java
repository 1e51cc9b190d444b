package cpat.read.shell;

/// Finds where a quote, a bracket or a placeholder ends, in linear time over a whole text: a search
/// that failed once is not made again.
final class ShellBounds {
  private static final int NEAR = 400;

  private final String s;
  private boolean noBacktick;
  private boolean unbalanced;
  private final Next single = new Next('\'');
  private final Next brace = new Next('}');
  private final Next paren = new Next(')');

  ShellBounds(String s) {
    this.s = s;
  }

  /// The next place of one character, remembered.
  private final class Next {
    private final char c;
    private int from = -1;
    private int at = -1;

    Next(char c) {
      this.c = c;
    }

    int find(int start, int end) {
      if (from < 0 || start < from || start > at) {
        int found = s.indexOf(c, start);
        from = start;
        at = found < 0 ? Integer.MAX_VALUE : found;
      }
      return at < end ? at : -1;
    }
  }

  int single(int from, int end) {
    return single.find(from, end);
  }

  /// The closing backtick, jumping over escaped ones.
  int backtick(int from, int end) {
    if (noBacktick) {
      return -1;
    }
    for (int i = from; i < end; i++) {
      char c = s.charAt(i);
      if (c == '\\') {
        i++;
      } else if (c == '`') {
        return i;
      }
    }
    noBacktick = end == s.length();
    return -1;
  }

  /// The offset behind the bracket that closes the one at `from`; beyond `end` when there is none.
  int close(int from, char open, char close, int end) {
    if (unbalanced) {
      int at = (close == '}' ? brace : paren).find(from, end);
      return at < 0 ? Integer.MAX_VALUE : at + 1;
    }
    int depth = 0;
    for (int i = from; i < end; i++) {
      char c = s.charAt(i);
      if (c == '\\') {
        i++;
      } else if (c == open) {
        depth++;
      } else if (c == close && --depth == 0) {
        return i + 1;
      }
    }
    unbalanced = true;
    return Integer.MAX_VALUE;
  }

  /// The offset behind `))` of an arithmetic expression that begins with `((` at `from`, when it
  /// ends on its line; -1 otherwise.
  int arithmetic(int from, int end) {
    int depth = 0;
    for (int i = from; i < Math.min(end, from + NEAR); i++) {
      char c = s.charAt(i);
      if (c == '(') {
        depth++;
      } else if (c == ')' && --depth == 0) {
        return s.charAt(i - 1) == ')' ? i + 1 : -1;
      } else if (c == '\n' || (c == '|' && depth == 1)) {
        return -1;
      }
    }
    return -1;
  }

  /// The offset behind `>` of a placeholder such as `<image name>`, as pages write it; -1 when it
  /// is a redirection. `<in>out` and `<a >b` are redirections.
  int placeholder(int from, int end) {
    int i = from + 1;
    if (i >= end || (!Names.starts(s.charAt(i)) && s.charAt(i) != '/')) {
      return -1;
    }
    for (; i < Math.min(end, from + NEAR); i++) {
      switch (s.charAt(i)) {
        case '>' -> {
          char before = s.charAt(i - 1);
          char after = i + 1 < end ? s.charAt(i + 1) : ' ';
          return before == ' ' || after == '>' || after == '&' || Names.continues(after)
              ? -1
              : i + 1;
        }
        case '\n', '<', '"', '$', ';', '|', '&', '`' -> {
          return -1;
        }
        default -> {}
      }
    }
    return -1;
  }
}
