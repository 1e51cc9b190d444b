package cpat.read.shell;

/// Names of shell variables.
public final class Names {
  private Names() {}

  public static boolean starts(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_';
  }

  public static boolean continues(char c) {
    return starts(c) || (c >= '0' && c <= '9');
  }

  /// The end of the name that begins at `from`; `from` itself when none does.
  public static int end(CharSequence text, int from, int limit) {
    int at = from;
    if (at < limit && starts(text.charAt(at))) {
      while (at < limit && continues(text.charAt(at))) {
        at++;
      }
    }
    return at;
  }

  /// The length of NAME in `NAME=…`, `NAME+=…`, `NAME[i]=…`; 0 for anything else.
  public static int assigned(CharSequence text) {
    return assigned(text, 0, text.length());
  }

  public static int assigned(CharSequence text, int from, int limit) {
    int name = end(text, from, limit);
    if (name == from) {
      return 0;
    }
    int at = name;
    if (at < limit && text.charAt(at) == '[') {
      while (at < limit && at - name < 64 && text.charAt(at) != ']' && text.charAt(at) != '\n') {
        at++;
      }
      at++;
    }
    if (at < limit && text.charAt(at) == '+') {
      at++;
    }
    return at < limit && text.charAt(at) == '=' ? name - from : 0;
  }
}
