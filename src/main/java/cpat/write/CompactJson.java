package cpat.write;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// JSON text without the blanks between its parts; anything else is a mistake.
final class CompactJson {
  private static final String NUMBER = "-?(0|[1-9][0-9]*)(\\.[0-9]+)?([eE][+-]?[0-9]+)?";
  private static final String STRING =
      "\"([^\"\\\\\\x00-\\x1f]|\\\\([\"\\\\/bfnrt]|u[0-9a-fA-F]{4}))*+\"";
  private static final int DEEPEST = 1000;

  private final String text;
  private final StringBuilder out = new StringBuilder();
  private final Matcher plain;
  private int at;

  private CompactJson(String text) {
    this.text = text;
    plain = Pattern.compile(NUMBER + "|" + STRING + "|true|false|null").matcher(text);
  }

  static String of(String text) {
    CompactJson json = new CompactJson(text);
    json.value(0);
    json.blanks();
    if (json.at < text.length()) {
      throw json.wrong();
    }
    return json.out.toString();
  }

  private void value(int depth) {
    blanks();
    if (depth == DEEPEST) {
      throw wrong();
    }
    if (take('{')) {
      members('}', true, depth);
    } else if (take('[')) {
      members(']', false, depth);
    } else {
      plain();
    }
  }

  private void members(char end, boolean named, int depth) {
    blanks();
    if (take(end)) {
      return;
    }
    do {
      blanks();
      if (named) {
        if (!text.startsWith("\"", at)) {
          throw wrong();
        }
        plain();
        expect(':');
      }
      value(depth + 1);
      blanks();
    } while (take(','));
    expect(end);
  }

  private void plain() {
    if (!plain.region(at, text.length()).lookingAt()) {
      throw wrong();
    }
    out.append(text, at, plain.end());
    at = plain.end();
  }

  private void expect(char c) {
    blanks();
    if (!take(c)) {
      throw wrong();
    }
  }

  private boolean take(char c) {
    boolean there = at < text.length() && text.charAt(at) == c;
    if (there) {
      out.append(c);
      at++;
    }
    return there;
  }

  private void blanks() {
    while (at < text.length() && " \t\r\n".indexOf(text.charAt(at)) >= 0) {
      at++;
    }
  }

  private IllegalArgumentException wrong() {
    long line = text.substring(0, at).chars().filter(c -> c == '\n').count() + 1;
    return new IllegalArgumentException("the seccomp profile is no JSON at line " + line);
  }
}
