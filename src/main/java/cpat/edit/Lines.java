package cpat.edit;

import cpat.source.Edit;
import cpat.source.Source;
import cpat.source.Span;
import java.util.List;
import java.util.Optional;

/// Whole lines: put in before or behind a place, or taken out. Line ends are those of the file, and
/// what stands before a place on its line (indentation) stands before new lines too.
public final class Lines {
  private Lines() {}

  /// The line end of a file: that of its first line.
  public static String end(Source source) {
    int first = source.text().indexOf('\n');
    return first > 0 && source.text().charAt(first - 1) == '\r' ? "\r\n" : "\n";
  }

  /// A line of its own before the line on which a place begins.
  public static Edit before(Span at, String line) {
    int start = start(at);
    return Edit.insert(at.source(), start, indent(at) + line + end(at.source()));
  }

  /// A line of its own behind the line on which a place ends. A last line without a line end stays
  /// one.
  public static Edit after(Span at, String line) {
    Source source = at.source();
    int next = source.text().indexOf('\n', lastCharacter(at));
    return next < 0
        ? Edit.insert(source, source.text().length(), end(source) + indent(at) + line)
        : Edit.insert(source, next + 1, indent(at) + line + end(source));
  }

  /// Lines behind the last one of a file; a last line without a line end stays one. In an empty
  /// file they are the first.
  public static Edit append(Source source, List<String> lines) {
    String text = source.text();
    String end = end(source);
    String all = String.join(end, lines);
    boolean open = !text.isEmpty() && !text.endsWith("\n");
    return Edit.insert(source, text.length(), open ? end + all : all + end);
  }

  /// A place with the lines of comment directly above it; without the blanks at its end. Comments
  /// at the very top of a file stay out: they may be directives.
  public static Span withComment(Span at) {
    Source source = at.source();
    int line = at.first().line();
    while (line > 1 && source.line(line - 1).stripLeading().startsWith("#")) {
      line--;
    }
    int start = at.start();
    if (line > 1 && line < at.first().line()) {
      start = 0;
      for (int i = 1; i < line; i++) {
        start = source.text().indexOf('\n', start) + 1;
      }
    }
    String text = source.text().substring(start, at.end()).stripTrailing();
    return source.span(start, start + text.length());
  }

  /// All lines that a place touches, line ends included. Of the last lines of a file without a line
  /// end, the line end before them goes.
  public static Edit remove(Span at) {
    String text = at.source().text();
    int start = start(at);
    int next = text.indexOf('\n', lastCharacter(at));
    if (next >= 0) {
      return new Edit(at.source().span(start, next + 1), "");
    }
    int before = start > 0 ? start - 1 : 0;
    if (before > 0 && text.charAt(before - 1) == '\r') {
      before--;
    }
    return new Edit(at.source().span(before, text.length()), "");
  }

  /// The blanks before a place, where nothing else stands before it on its line.
  static Optional<String> column(Span at) {
    String before = indented(at);
    return before.isBlank() ? Optional.of(before) : Optional.empty();
  }

  /// All that stands before a place on its line.
  static String indented(Span at) {
    return at.source().text().substring(start(at), at.start());
  }

  /// What stands before a place on its line, if it is only blanks.
  public static String indent(Span at) {
    String before = at.source().text().substring(start(at), at.start());
    return before.isBlank() ? before : "";
  }

  private static int start(Span at) {
    return at.source().text().lastIndexOf('\n', at.start() - 1) + 1;
  }

  /// A place may end with its line end, which belongs to it.
  private static int lastCharacter(Span at) {
    boolean ended = at.end() > at.start() && at.source().text().charAt(at.end() - 1) == '\n';
    return ended ? at.end() - 1 : at.end();
  }
}
