package cpat.read.dockerfile;

import cpat.source.Excerpt;

/// White space as BuildKit understands it: one kind is trimmed, another separates words.
final class Blanks {
  private Blanks() {}

  /// Unicode's White_Space, as Go's `unicode.IsSpace`.
  static boolean isSpace(char c) {
    return switch (c) {
      case ' ', '\t', '\n', '\u000b', '\f', '\r' -> true;
      case '\u0085', '\u00a0', '\u1680', '\u2028', '\u2029', '\u202f', '\u205f', '\u3000' -> true;
      default -> c >= '\u2000' && c <= '\u200a';
    };
  }

  /// What stands between the words of an instruction: ASCII's blanks without the line feed.
  static boolean separates(char c) {
    return c == ' ' || c == '\t' || c == '\r' || c == '\f' || c == '\u000b';
  }

  /// The white space of ASCII: where BuildKit goes by bytes, it sees no other.
  static boolean isAscii(char c) {
    return c == '\n' || separates(c);
  }

  /// The first offset in a range that is no white space; its end when there is none.
  static int skip(CharSequence text, int from, int to) {
    int at = from;
    while (at < to && isSpace(text.charAt(at))) {
      at++;
    }
    return at;
  }

  /// The end of a range without the white space at its end.
  static int trimEnd(CharSequence text, int from, int to) {
    int at = to;
    while (at > from && isSpace(text.charAt(at - 1))) {
      at--;
    }
    return at;
  }

  static Excerpt trim(Excerpt text, int from, int to) {
    int start = skip(text, from, to);
    return text.part(start, trimEnd(text, start, to));
  }
}
