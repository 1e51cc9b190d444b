package cpat.read.dockerfile;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// A pattern of a .dockerignore as moby's patternmatcher understands it, against whole paths.
sealed interface IgnorePattern {
  boolean matches(String path);

  /// No wildcard at all.
  record Exact(String path) implements IgnorePattern {
    @Override
    public boolean matches(String other) {
      return other.equals(path);
    }
  }

  /// `text**`: whatever begins so.
  record Prefix(String prefix) implements IgnorePattern {
    @Override
    public boolean matches(String other) {
      return other.startsWith(prefix);
    }
  }

  /// `**text`: whatever ends so; `**/name` is also `name`.
  record Suffix(String suffix) implements IgnorePattern {
    @Override
    public boolean matches(String other) {
      return other.endsWith(suffix)
          || (suffix.startsWith("/") && other.equals(suffix.substring(1)));
    }
  }

  record Wild(List<Token> tokens) implements IgnorePattern {
    @Override
    public boolean matches(String path) {
      int[] points = path.codePoints().toArray();
      boolean[] reached = new boolean[points.length + 1];
      reached[0] = true;
      for (Token token : tokens) {
        reached = token.step(points, reached);
      }
      return reached[points.length];
    }
  }

  /// Part of a pattern: from the places that were reached so far to those reachable behind it.
  sealed interface Token {
    boolean[] step(int[] path, boolean[] reached);
  }

  /// One character of a set of ranges.
  record One(List<Range> ranges, boolean negated) implements Token {
    static One literal(int point) {
      return new One(List.of(new Range(point, point)), false);
    }

    @Override
    public boolean[] step(int[] path, boolean[] reached) {
      boolean[] next = new boolean[reached.length];
      for (int i = 0; i < path.length; i++) {
        next[i + 1] = reached[i] && has(path[i]);
      }
      return next;
    }

    private boolean has(int point) {
      for (Range range : ranges) {
        if (range.low() <= point && point <= range.high()) {
          return !negated;
        }
      }
      return negated;
    }
  }

  /// Characters, both ends included.
  record Range(int low, int high) {}

  /// `*`: any text without a slash; `**` at the end: any text.
  record Many(boolean slashes) implements Token {
    @Override
    public boolean[] step(int[] path, boolean[] reached) {
      boolean[] next = Arrays.copyOf(reached, reached.length);
      for (int i = 0; i < path.length; i++) {
        next[i + 1] |= next[i] && (slashes || path[i] != '/');
      }
      return next;
    }
  }

  /// `**/`: nothing, or folders.
  record Folders() implements Token {
    @Override
    public boolean[] step(int[] path, boolean[] reached) {
      boolean[] next = Arrays.copyOf(reached, reached.length);
      boolean before = false;
      for (int i = 0; i < path.length; i++) {
        before |= reached[i];
        next[i + 1] |= before && path[i] == '/';
      }
      return next;
    }
  }

  One NO_SLASH = new One(List.of(new Range('/', '/')), true);

  static IgnorePattern of(String pattern) {
    List<Token> tokens = new ArrayList<>();
    int[] points = pattern.codePoints().toArray();
    boolean wild = false;
    boolean anywhere = false;
    for (int i = 0; i < points.length; i++) {
      int c = points[i];
      if (c == '*' && i + 1 < points.length && points[i + 1] == '*') {
        boolean first = i == 0;
        i += i + 2 < points.length && points[i + 2] == '/' ? 2 : 1;
        boolean last = i == points.length - 1;
        if (last && !first && !wild && !anywhere) {
          return new Prefix(pattern.substring(0, pattern.length() - 2));
        }
        tokens.add(last ? new Many(true) : new Folders());
        anywhere |= first;
        wild |= !first;
      } else if (c == '*' || c == '?') {
        tokens.add(c == '*' ? new Many(false) : NO_SLASH);
        wild = true;
      } else if (c == '\\' && i + 1 < points.length) {
        tokens.add(escaped(points[++i]));
        wild = true;
      } else if (c == '[') {
        int close = set(points, i, tokens);
        wild = true;
        i = close;
      } else {
        tokens.add(One.literal(c));
        wild |= c == ']';
      }
    }
    if (wild) {
      return new Wild(List.copyOf(tokens));
    }
    return anywhere ? new Suffix(pattern.substring(2)) : new Exact(pattern);
  }

  /// moby hands `\x` to a regular expression: behind a backslash some letters mean a set.
  private static One escaped(int c) {
    List<Range> digits = List.of(new Range('0', '9'));
    List<Range> letters =
        List.of(new Range('0', '9'), new Range('A', 'Z'), new Range('_', '_'), new Range('a', 'z'));
    List<Range> blanks = List.of(new Range('\t', '\n'), new Range('\f', '\r'), new Range(' ', ' '));
    return switch (c) {
      case 'd', 'D' -> new One(digits, c == 'D');
      case 'w', 'W' -> new One(letters, c == 'W');
      case 's', 'S' -> new One(blanks, c == 'S');
      case 'a' -> One.literal('\u0007');
      case 'f' -> One.literal('\f');
      case 'n' -> One.literal('\n');
      case 'r' -> One.literal('\r');
      case 't' -> One.literal('\t');
      case 'v' -> One.literal('\u000b');
      // Places between characters; what stands before a name that begins so is none of them.
      case 'A', 'b', 'B', 'z' -> new One(List.of(), false);
      default -> One.literal(c);
    };
  }

  /// Reads `[a-z]` or `[^a-z]`; gives the place of its end.
  private static int set(int[] points, int open, List<Token> tokens) {
    boolean negated = points[open + 1] == '^';
    List<Range> ranges = new ArrayList<>();
    int i = open + (negated ? 2 : 1);
    while (points[i] != ']') {
      i += points[i] == '\\' ? 1 : 0;
      int low = points[i++];
      int high = low;
      if (points[i] == '-') {
        i += points[i + 1] == '\\' ? 2 : 1;
        high = points[i++];
      }
      ranges.add(new Range(low, high));
    }
    tokens.add(new One(List.copyOf(ranges), negated));
    return i;
  }

  private static boolean canBeEscaped(char c) {
    boolean plain = c < 0x80 && !Character.isLetterOrDigit(c);
    return plain || "dDwWsSafnrtvAbBz".indexOf(c) >= 0;
  }

  /// What moby takes: sets that are closed and not empty, a backslash only before what it can stand
  /// before in a regular expression.
  static boolean isValid(String pattern) {
    int i = 0;
    while (i < pattern.length()) {
      char c = pattern.charAt(i++);
      if (c == '\\') {
        if (i == pattern.length() || !canBeEscaped(pattern.charAt(i++))) {
          return false;
        }
      } else if (c == '[') {
        i = setEnd(pattern, i);
        if (i < 0) {
          return false;
        }
      }
    }
    return true;
  }

  private static int setEnd(String pattern, int start) {
    int i = pattern.startsWith("^", start) ? start + 1 : start;
    boolean empty = true;
    while (i < pattern.length()) {
      if (pattern.charAt(i) == ']' && !empty) {
        return i + 1;
      }
      i = member(pattern, i);
      if (i >= 0 && i < pattern.length() && pattern.charAt(i) == '-') {
        i = member(pattern, i + 1);
      }
      if (i < 0) {
        return -1;
      }
      empty = false;
    }
    return -1;
  }

  /// The place behind one character of a set; -1 when none can stand there.
  private static int member(String pattern, int at) {
    if (at >= pattern.length() || pattern.charAt(at) == '-' || pattern.charAt(at) == ']') {
      return -1;
    }
    int i = pattern.charAt(at) == '\\' ? at + 1 : at;
    return i < pattern.length() ? i + Character.charCount(pattern.codePointAt(i)) : -1;
  }
}
