package cpat.read.yaml;

import cpat.read.yaml.Node.Scalar;
import cpat.source.Excerpt;
import cpat.source.Source;

/// Decodes what stands in the file so that each character of the text keeps its place.
public final class Scalars {
  private Scalars() {}

  public static Excerpt decoded(Scalar scalar) {
    Excerpt written = scalar.written();
    String raw = written.text();
    if (raw.equals(scalar.text())) {
      return written;
    }
    if (scalar.text().isEmpty()) {
      return written.part(0, 0);
    }
    Excerpt result =
        switch (scalar.style()) {
          case PLAIN, TEMPLATE -> flow(written, 0, raw.length(), '\0');
          case SINGLE -> flow(written, 1, Math.max(1, raw.length() - 1), '\'');
          case DOUBLE -> flow(written, 1, Math.max(1, raw.length() - 1), '"');
          case LITERAL, FOLDED -> block(scalar);
        };
    return result.text().equals(scalar.text()) ? result : aligned(scalar);
  }

  /// A plain or quoted scalar: line breaks are folded, quotes and escapes undone.
  private static Excerpt flow(Excerpt written, int start, int end, char quote) {
    String raw = written.text();
    var out = new Excerpt.Builder(written.source());
    int i = start;
    while (i < end) {
      char c = raw.charAt(i);
      if (quote == '\'' && c == '\'' && i + 1 < end && raw.charAt(i + 1) == '\'') {
        out.append(written, i, i + 1);
        i += 2;
      } else if (quote == '"' && c == '\\' && i + 1 < end) {
        i = escape(written, i, end, out);
      } else if (isBlank(c) || isBreak(c)) {
        i = fold(written, i, end, out);
      } else {
        int from = i;
        while (i < end && !isSpecial(raw.charAt(i), quote)) {
          i++;
        }
        i = Math.max(i, from + 1);
        out.append(written, from, i);
      }
    }
    return out.build();
  }

  private static boolean isSpecial(char c, char quote) {
    return isBlank(c) || isBreak(c) || (c == '\'' && quote == '\'') || (c == '\\' && quote == '"');
  }

  /// White space within a flow scalar: kept on one line, folded where it holds line breaks.
  private static int fold(Excerpt written, int start, int end, Excerpt.Builder out) {
    String raw = written.text();
    int i = start;
    int breaks = 0;
    while (i < end && (isBlank(raw.charAt(i)) || isBreak(raw.charAt(i)))) {
      if (isBreak(raw.charAt(i))) {
        breaks++;
        i += breakLength(raw, i);
      } else {
        i++;
      }
    }
    if (breaks == 0) {
      out.append(written, start, i);
    } else if (breaks == 1) {
      out.append(" ", place(written, start));
    } else {
      out.append("\n".repeat(breaks - 1), place(written, start));
    }
    return i;
  }

  /// One escape of a double-quoted scalar or JSON string; the offset behind it.
  private static int escape(Excerpt written, int at, int end, Excerpt.Builder out) {
    String raw = written.text();
    char c = raw.charAt(at + 1);
    if (isBreak(c)) {
      int i = at + 1 + breakLength(raw, at + 1);
      while (i < end && isBlank(raw.charAt(i))) {
        i++;
      }
      return i;
    }
    int digits =
        switch (c) {
          case 'x' -> 2;
          case 'u' -> 4;
          case 'U' -> 8;
          default -> 0;
        };
    int next = Math.min(end, at + 2 + digits);
    String text = digits > 0 ? codePoint(raw.substring(at + 2, next)) : simple(c);
    for (int i = 0; i < text.length(); i++) {
      out.append(text.substring(i, i + 1), place(written, i == 0 ? at : next - 1));
    }
    return next;
  }

  /// The character of a hexadecimal number; halves of a surrogate pair come one by one.
  public static String codePoint(String hex) {
    int value = 0;
    for (int i = 0; i < hex.length(); i++) {
      int digit = Character.digit(hex.charAt(i), 16);
      if (digit < 0 || value > Character.MAX_CODE_POINT) {
        return "\uFFFD";
      }
      value = value * 16 + digit;
    }
    return Character.isValidCodePoint(value) && !hex.isEmpty()
        ? Character.toString(value)
        : "\uFFFD";
  }

  public static String simple(char c) {
    return switch (c) {
      case '0' -> "\0";
      case 'a' -> "\u0007";
      case 'b' -> "\b";
      case 't', '\t' -> "\t";
      case 'n' -> "\n";
      case 'v' -> "\u000B";
      case 'f' -> "\f";
      case 'r' -> "\r";
      case 'e' -> "\u001B";
      case 'N' -> "\u0085";
      case '_' -> "\u00A0";
      case 'L' -> "\u2028";
      case 'P' -> "\u2029";
      default -> String.valueOf(c);
    };
  }

  /// A literal or folded block. The indentation is told by the first line that is not blank.
  private static Excerpt block(Scalar scalar) {
    Excerpt written = scalar.written();
    String raw = written.text();
    String text = scalar.text();
    var out = new Excerpt.Builder(written.source());
    int line = nextLine(raw, 0);
    int indent =
        Math.max(0, leading(raw, firstFull(raw, line)) - leading(text, firstFull(text, 0)));
    int i = 0;
    while (i < text.length() && line < raw.length()) {
      int end = lineEnd(raw, line);
      int from = Math.min(end, line + indent);
      int length = Math.min(end - from, text.length() - i);
      out.append(written, from, from + length);
      i += length;
      // A folded line end stands as one blank, or is left out between blank lines.
      if (i < text.length() && (text.charAt(i) == '\n' || text.charAt(i) == ' ')) {
        out.append(text.substring(i, i + 1), place(written, Math.min(end, raw.length())));
        i++;
      }
      line = nextLine(raw, end);
      if (scalar.style() == Node.Style.FOLDED) {
        line = skipFolded(raw, line, text, i, indent);
      }
    }
    if (i < text.length()) {
      out.append(text.substring(i), place(written, raw.length()));
    }
    return out.build();
  }

  /// In a folded block the first of several line ends is left out: the blank line it ends too.
  private static int skipFolded(String raw, int line, String text, int i, int indent) {
    int here = line;
    while (here < raw.length()
        && lineEnd(raw, here) <= here + indent
        && i < text.length()
        && text.charAt(i) != '\n') {
      here = nextLine(raw, here);
    }
    return here;
  }

  /// Last resort, for writing no decoder above foresaw: equal characters are matched in order.
  private static Excerpt aligned(Scalar scalar) {
    Excerpt written = scalar.written();
    String raw = written.text();
    String text = scalar.text();
    var out = new Excerpt.Builder(written.source());
    int from = 0;
    for (int i = 0; i < text.length(); i++) {
      int found = raw.indexOf(text.charAt(i), from);
      if (found >= 0 && found - from < 200) {
        out.append(written, found, found + 1);
        from = found + 1;
      } else {
        out.append(text.substring(i, i + 1), place(written, from));
      }
    }
    return out.build();
  }

  /// The offset in the source of an offset in an excerpt.
  public static int place(Excerpt excerpt, int offset) {
    Source source = excerpt.source();
    return Math.min(excerpt.span(offset, offset).start(), source.text().length());
  }

  private static int leading(String text, int line) {
    int i = line;
    while (i < text.length() && text.charAt(i) == ' ') {
      i++;
    }
    return i - line;
  }

  /// The start of the first line that has more than blanks.
  private static int firstFull(String text, int start) {
    int line = start;
    while (line < text.length()) {
      int end = lineEnd(text, line);
      if (!text.substring(line, end).isBlank()) {
        return line;
      }
      line = nextLine(text, end);
    }
    return Math.min(start, text.length());
  }

  public static int lineEnd(String text, int from) {
    int i = from;
    while (i < text.length() && !isBreak(text.charAt(i))) {
      i++;
    }
    return i;
  }

  public static int nextLine(String text, int from) {
    int end = lineEnd(text, from);
    return end < text.length() ? end + breakLength(text, end) : end;
  }

  private static int breakLength(String text, int at) {
    return text.startsWith("\r\n", at) ? 2 : 1;
  }

  public static boolean isBreak(char c) {
    return c == '\n' || c == '\r';
  }

  public static boolean isBlank(char c) {
    return c == ' ' || c == '\t';
  }
}
