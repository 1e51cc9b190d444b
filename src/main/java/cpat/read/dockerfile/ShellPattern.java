package cpat.read.dockerfile;

import java.util.Optional;

/// A pattern of `${x#pattern}` and its kin: `*` for any text, `?` for one character.
final class ShellPattern {
  private static final char ANY = '\ue000';
  private static final char ONE = '\ue001';

  /// Above this many steps a value is left as it is: no real one comes near.
  private static final long MOST_STEPS = 1L << 24;

  /// The pattern with its wildcards as the two private characters, escapes removed.
  private final String tokens;

  private ShellPattern(String tokens) {
    this.tokens = tokens;
  }

  /// Empty when a backslash stands before anything but `*`, `?`, `\`, `}` or `/`.
  static Optional<ShellPattern> of(String pattern) {
    StringBuilder tokens = new StringBuilder(pattern.length());
    for (int i = 0; i < pattern.length(); i++) {
      char c = pattern.charAt(i);
      if (c == '\\') {
        if (++i == pattern.length() || "*?\\}/".indexOf(pattern.charAt(i)) < 0) {
          return Optional.empty();
        }
        tokens.append(pattern.charAt(i));
      } else {
        tokens.append(c == '*' ? ANY : c == '?' ? ONE : c);
      }
    }
    return Optional.of(new ShellPattern(tokens.toString()));
  }

  String withoutPrefix(String value, boolean longest) {
    if (tooMuch(value, 1)) {
      return value;
    }
    int end = end(tokens, value, 0, longest);
    return end < 0 ? value : value.substring(end);
  }

  String withoutSuffix(String value, boolean longest) {
    if (tooMuch(value, 1)) {
      return value;
    }
    String backwards = new StringBuilder(value).reverse().toString();
    int end = end(new StringBuilder(tokens).reverse().toString(), backwards, 0, longest);
    return end < 0 ? value : value.substring(0, value.length() - end);
  }

  /// The first match, or all, replaced; each as long as it can be.
  String replace(String value, String replacement, boolean all) {
    if (tooMuch(value, value.length())) {
      return value;
    }
    StringBuilder result = new StringBuilder();
    int copied = 0;
    int previous = -1;
    for (int start = 0; start <= value.length(); start++) {
      int end = end(tokens, value, start, true);
      if (end < 0 || (end == start && start == previous)) {
        continue;
      }
      result.append(value, copied, start).append(replacement);
      copied = end;
      previous = end;
      if (!all) {
        break;
      }
      start = Math.max(start, end - 1);
    }
    return result.append(value, copied, value.length()).toString();
  }

  private boolean tooMuch(String value, int times) {
    return (value.length() + 1L) * (tokens.length() + 1L) * (times + 1L) > MOST_STEPS;
  }

  /// Where a match that begins at `start` ends: the first such place or the last; -1 for none.
  private static int end(String tokens, String value, int start, boolean longest) {
    boolean[] reached = new boolean[tokens.length() + 1];
    reached[0] = true;
    int found = -1;
    for (int at = start; ; at++) {
      for (int i = 0; i < tokens.length(); i++) {
        reached[i + 1] |= reached[i] && tokens.charAt(i) == ANY;
      }
      if (reached[tokens.length()]) {
        found = at;
        if (!longest) {
          return found;
        }
      }
      if (at == value.length()) {
        return found;
      }
      boolean alive = false;
      for (int i = tokens.length(); i >= 0; i--) {
        boolean stays = reached[i] && i < tokens.length() && tokens.charAt(i) == ANY;
        boolean steps =
            i > 0
                && reached[i - 1]
                && (tokens.charAt(i - 1) == ONE || tokens.charAt(i - 1) == value.charAt(at));
        reached[i] = stays || steps;
        alive |= reached[i];
      }
      if (!alive) {
        return found;
      }
    }
  }
}
