package cpat.read.shell;

/// `$'…'`: the escapes of C.
final class AnsiQuotes {
  private AnsiQuotes() {}

  /// Reads from behind `$'` to behind the closing quote; gives that offset.
  static int read(String s, int from, int end, ShellToken token) {
    token.quoted();
    int i = from;
    while (i < end && s.charAt(i) != '\'') {
      char c = s.charAt(i++);
      if (c != '\\' || i >= end) {
        token.add(c);
        continue;
      }
      char n = s.charAt(i++);
      switch (n) {
        case 'n' -> token.add('\n');
        case 't' -> token.add('\t');
        case 'r' -> token.add('\r');
        case 'a' -> token.add('\u0007');
        case 'b' -> token.add('\b');
        case 'e', 'E' -> token.add('\u001b');
        case 'f' -> token.add('\f');
        case 'v' -> token.add('\u000b');
        case 'x' -> i = number(s, i, Math.min(end, i + 2), 16, token);
        case 'u' -> i = number(s, i, Math.min(end, i + 4), 16, token);
        case '0', '1', '2', '3', '4', '5', '6', '7' ->
            i = number(s, i - 1, Math.min(end, i + 2), 8, token);
        default -> {
          if (n != '\\' && n != '\'' && n != '"' && n != '?') {
            token.add('\\');
          }
          token.add(n);
        }
      }
    }
    return Math.min(end, i + 1);
  }

  private static int number(String s, int from, int limit, int base, ShellToken token) {
    int value = 0;
    int i = from;
    while (i < limit && Character.digit(s.charAt(i), base) >= 0) {
      value = value * base + Character.digit(s.charAt(i++), base);
    }
    token.add((char) value);
    return i;
  }
}
