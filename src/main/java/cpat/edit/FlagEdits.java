package cpat.edit;

import cpat.source.Edit;
import cpat.source.Source;
import cpat.source.Span;

/// Flags of a command line, taken out: with their line if they have one of their own.
public final class FlagEdits {
  private FlagEdits() {}

  public static Edit remove(Span flag) {
    Source source = flag.source();
    String text = source.text();
    int line = text.lastIndexOf('\n', flag.start() - 1) + 1;
    int next = text.indexOf('\n', flag.end());
    boolean first = text.substring(line, flag.start()).isBlank();
    if (first && line > 0 && next >= 0 && text.substring(flag.end(), next).strip().equals("\\")) {
      return new Edit(source.span(line, next + 1), "");
    }
    int start = flag.start();
    while (start > 0 && text.charAt(start - 1) == ' ') {
      start--;
    }
    return start > 0 && text.charAt(start - 1) != '\n'
        ? new Edit(source.span(start, flag.end()), "")
        : new Edit(source.span(flag.start(), Math.min(flag.end() + 1, text.length())), "");
  }
}
