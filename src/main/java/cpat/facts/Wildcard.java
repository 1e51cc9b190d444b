package cpat.facts;

/// File names with `*` and `?`.
public final class Wildcard {
  private Wildcard() {}

  /// The last part of a path, trailing slashes aside.
  public static String lastSegment(String path) {
    int end = path.length();
    while (end > 1 && isSlash(path.charAt(end - 1))) {
      end--;
    }
    int start = end;
    while (start > 0 && !isSlash(path.charAt(start - 1))) {
      start--;
    }
    return path.substring(start, end);
  }

  static boolean isPattern(String name) {
    return name.indexOf('*') >= 0 || name.indexOf('?') >= 0 || name.indexOf('[') >= 0;
  }

  /// True when some name is meant by both; either may be a pattern, one by itself matches the
  /// other.
  static boolean meet(String name, String other) {
    return matches(name, 0, other, 0) || (isPattern(name) && matches(other, 0, name, 0));
  }

  /// True when the pattern says the name; a `*` in the name is a letter like any other.
  public static boolean matches(String name, String pattern) {
    return matches(name, 0, pattern, 0);
  }

  private static boolean matches(String name, int at, String pattern, int from) {
    int i = at;
    for (int p = from; p < pattern.length(); p++) {
      char c = pattern.charAt(p);
      if (c == '*') {
        for (int next = i; next <= name.length(); next++) {
          if (matches(name, next, pattern, p + 1)) {
            return true;
          }
        }
        return false;
      }
      if (c == '[') {
        int close = pattern.indexOf(']', p);
        if (close > 0
            && i < name.length()
            && pattern.substring(p, close).indexOf(name.charAt(i)) > 0) {
          i++;
          p = close;
          continue;
        }
        return false;
      }
      if (i >= name.length() || (c != '?' && c != name.charAt(i))) {
        return false;
      }
      i++;
    }
    return i == name.length();
  }

  private static boolean isSlash(char c) {
    return c == '/' || c == '\\';
  }
}
