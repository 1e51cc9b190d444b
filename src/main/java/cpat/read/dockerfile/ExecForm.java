package cpat.read.dockerfile;

import cpat.model.Word;
import cpat.source.Excerpt;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/// Reads a JSON array of strings as Go's `encoding/json` does. What is no JSON at all is left to
/// the shell; JSON that holds anything but strings is an error.
final class ExecForm {
  private static final int DEEPEST = 10_000;

  /// What a text turned out to be.
  enum Kind {
    STRINGS,
    /// An array, but not of strings only.
    MIXED,
    NO_ARRAY
  }

  private enum Expect {
    FIRST_VALUE,
    VALUE,
    FIRST_KEY,
    KEY,
    COLON,
    NEXT,
    END
  }

  private final Excerpt text;
  private final List<Word> words = new ArrayList<>();

  /// For each open bracket whether it is a curly one.
  private final BitSet objects = new BitSet();

  private int depth;
  private int at;
  private boolean mixed;
  private final Kind kind;

  private ExecForm(Excerpt text) {
    this.text = text;
    at = Blanks.skip(text, 0, text.length());
    boolean array = at < text.length() && text.charAt(at) == '[' && document();
    kind = !array ? Kind.NO_ARRAY : mixed ? Kind.MIXED : Kind.STRINGS;
  }

  static ExecForm of(Excerpt text) {
    return new ExecForm(text);
  }

  Kind kind() {
    return kind;
  }

  List<Word> words() {
    return words;
  }

  private boolean document() {
    Expect expect = Expect.VALUE;
    while (true) {
      while (at < text.length() && isBlank(text.charAt(at))) {
        at++;
      }
      if (at == text.length() || expect == Expect.END) {
        return expect == Expect.END && at == text.length();
      }
      char c = text.charAt(at);
      switch (expect) {
        case FIRST_VALUE, VALUE -> {
          if (c == ']' && expect == Expect.FIRST_VALUE) {
            expect = close();
            continue;
          }
          mixed |= depth == 1 && c != '"';
          if (c == '[' || c == '{') {
            if (depth == DEEPEST) {
              return false;
            }
            objects.set(depth++, c == '{');
            at++;
            expect = c == '{' ? Expect.FIRST_KEY : Expect.FIRST_VALUE;
            continue;
          }
          if (!(c == '"' ? string(depth == 1) : literal(c))) {
            return false;
          }
          expect = Expect.NEXT;
        }
        case FIRST_KEY, KEY -> {
          if (c == '}' && expect == Expect.FIRST_KEY) {
            expect = close();
            continue;
          }
          if (c != '"' || !string(false)) {
            return false;
          }
          expect = Expect.COLON;
        }
        case COLON -> {
          if (c != ':') {
            return false;
          }
          at++;
          expect = Expect.VALUE;
        }
        case NEXT -> {
          boolean object = objects.get(depth - 1);
          if (c == ',') {
            at++;
            expect = object ? Expect.KEY : Expect.VALUE;
          } else if (c == (object ? '}' : ']')) {
            expect = close();
          } else {
            return false;
          }
        }
        case END -> throw new IllegalStateException();
      }
    }
  }

  private Expect close() {
    at++;
    depth--;
    return depth == 0 ? Expect.END : Expect.NEXT;
  }

  private boolean string(boolean keep) {
    int start = at++;
    StringBuilder value = new StringBuilder();
    while (at < text.length()) {
      char c = text.charAt(at++);
      if (c == '"') {
        if (keep) {
          String decoded = value.toString();
          words.add(new Word(decoded, text.span(start, at), decoded.indexOf('$') < 0));
        }
        return true;
      }
      if (c < ' ') {
        return false;
      }
      if (c != '\\') {
        value.append(c);
      } else if (!escape(value)) {
        return false;
      }
    }
    return false;
  }

  private boolean escape(StringBuilder value) {
    if (at == text.length()) {
      return false;
    }
    char c = text.charAt(at++);
    switch (c) {
      case '"', '\\', '/' -> value.append(c);
      case 'b' -> value.append('\b');
      case 'f' -> value.append('\f');
      case 'n' -> value.append('\n');
      case 'r' -> value.append('\r');
      case 't' -> value.append('\t');
      case 'u' -> {
        int unit = hex(at);
        if (unit < 0) {
          return false;
        }
        at += 4;
        char first = (char) unit;
        if (Character.isHighSurrogate(first) && text.text().startsWith("\\u", at)) {
          int second = hex(at + 2);
          if (second >= 0 && Character.isLowSurrogate((char) second)) {
            at += 6;
            value.append(first).append((char) second);
            return true;
          }
        }
        value.append(Character.isSurrogate(first) ? '\ufffd' : first);
      }
      default -> {
        return false;
      }
    }
    return true;
  }

  private int hex(int from) {
    if (from + 4 > text.length()) {
      return -1;
    }
    int value = 0;
    for (int i = from; i < from + 4; i++) {
      char c = text.charAt(i);
      int digit = c < 0x80 ? Character.digit(c, 16) : -1;
      if (digit < 0) {
        return -1;
      }
      value = value * 16 + digit;
    }
    return value;
  }

  private boolean literal(char first) {
    for (String name : List.of("true", "false", "null")) {
      if (text.text().startsWith(name, at)) {
        at += name.length();
        return true;
      }
    }
    return (first == '-' || isDigit(first)) && number();
  }

  private boolean number() {
    int start = at;
    if (text.charAt(at) == '-') {
      at++;
    }
    int digits = at;
    if (!digits() || (text.charAt(digits) == '0' && at > digits + 1)) {
      return false;
    }
    if (has('.')) {
      at++;
      if (!digits()) {
        return false;
      }
    }
    if (has('e') || has('E')) {
      at++;
      if (has('+') || has('-')) {
        at++;
      }
      if (!digits()) {
        return false;
      }
    }
    // Go refuses numbers that a float64 cannot hold.
    return !Double.isInfinite(Double.parseDouble(text.text().substring(start, at)));
  }

  private boolean has(char c) {
    return at < text.length() && text.charAt(at) == c;
  }

  private boolean digits() {
    int start = at;
    while (at < text.length() && isDigit(text.charAt(at))) {
      at++;
    }
    return at > start;
  }

  private static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }

  private static boolean isBlank(char c) {
    return c == ' ' || c == '\t' || c == '\n' || c == '\r';
  }
}
