package cpat.resolve;

import cpat.source.Excerpt;
import cpat.source.Span;

/// The text of a RUN as its shell gets it.
public final class RunText {
  private RunText() {}

  /// The text without what BuildKit takes out of it: lines of comment, blank lines, CR.
  public static Excerpt of(Span at) {
    Excerpt.Builder text = new Excerpt.Builder(at.source());
    String whole = at.source().text();
    for (int from = at.start(); from < at.end(); ) {
      int end = whole.indexOf('\n', from);
      int next = end < 0 || end >= at.end() ? at.end() : end + 1;
      String line = whole.substring(from, next).strip();
      if (from == at.start() || !(line.isEmpty() || line.startsWith("#"))) {
        boolean windows = next - from > 1 && whole.startsWith("\r\n", next - 2);
        text.append(from, windows ? next - 2 : next);
        if (windows) {
          text.append(next - 1, next);
        }
      }
      from = next;
    }
    return text.build();
  }
}
