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
    String blank = indent.replaceAll("[^\t]", " ");
    String carets = "^".repeat(Math.max(1, Math.min(length, to - first.column() + 1)));
    out.append(gutter).append(style.blue(" |")).append(' ').append(blank);
    return out.append(style.yellow(carets)).append('\n').toString();
  }

  /// Control characters of a hostile file must not reach the terminal.
  static String clean(String text) {
    StringBuilder out = new StringBuilder(text.length());
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      out.append(c == '\t' || !Character.isISOControl(c) ? c : '\uFFFD');
    }
    return out.toString();
  }
}
