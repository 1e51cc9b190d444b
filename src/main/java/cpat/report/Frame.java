package cpat.report;

import cpat.source.Position;
import cpat.source.Span;

/// A message with the source line it speaks of and carets under the place, as rustc shows it.
final class Frame {
  private static final int WIDEST = 160;

  private Frame() {}

  static String of(String head, Span at, Style style) {
    Position first = at.first();
    String line = at.source().line(first.line());
    String number = Integer.toString(first.line());
    String gutter = " ".repeat(number.length());
    int length = Math.max(1, Math.min(at.end() - at.start(), line.length() - first.column() + 1));
    int from = Math.max(0, first.column() - 1 - WIDEST / 2);
    int to = Math.min(line.length(), from + WIDEST);
    String shown = clean(line.substring(Math.min(from, to), to));
    StringBuilder out = new StringBuilder(head);
    out.append('\n')
        .append(gutter)
        .append(style.blue("--> "))
        .append(clean(at.toString()))
        .append('\n');
    if (line.isEmpty()) {
      return out.toString();
    }
    out.append(gutter).append(style.blue(" |")).append('\n');
    out.append(style.blue(number + " |")).append(' ').append(shown).append('\n');
    String indent = clean(line.substring(Math.min(from, to), Math.min(first.column() - 1, to)));
    StringBuilder blank = new StringBuilder();
    indent.codePoints().forEach(c -> blank.repeat(c == '\t' ? '\t' : ' ', columns(c)));
    int marked = Math.min(to, first.column() - 1 + length);
    String under = line.substring(Math.min(first.column() - 1, marked), marked);
    String carets = "^".repeat(Math.max(1, under.codePoints().map(Frame::columns).sum()));
    out.append(gutter).append(style.blue(" |")).append(' ').append(blank);
    return out.append(style.yellow(carets)).append('\n').toString();
  }

  /// Terminals give ideographs, full-width forms and emoji two columns, and marks that stand on the
  /// letter before them none.
  private static int columns(int c) {
    int type = Character.getType(c);
    if (type == Character.NON_SPACING_MARK || type == Character.ENCLOSING_MARK) {
      return 0;
    }
    boolean wide =
        (c >= 0x1100 && c <= 0x115F)
            || (c >= 0x2E80 && c <= 0xA4CF)
            || (c >= 0xAC00 && c <= 0xD7A3)
            || (c >= 0xF900 && c <= 0xFAFF)
            || (c >= 0xFE30 && c <= 0xFE6F)
            || (c >= 0xFF00 && c <= 0xFF60)
            || (c >= 0x1F300 && c <= 0x1FAFF)
            || (c >= 0x20000 && c <= 0x3FFFD);
    return wide ? 2 : 1;
  }

  /// Control characters of a hostile file must not reach the terminal, nor those that make a line
  /// read otherwise than it is.
  static String clean(String text) {
    StringBuilder out = new StringBuilder(text.length());
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      boolean turns = (c >= '\u202A' && c <= '\u202E') || (c >= '\u2066' && c <= '\u2069');
      out.append(c == '\t' || (!Character.isISOControl(c) && !turns) ? c : '\uFFFD');
    }
    return out.toString();
  }
}
