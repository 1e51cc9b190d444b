package cpat.source;

import java.util.Arrays;
import java.util.List;

/// A text and the path it is known by, relative to the scanned root with `/`. Immutable.
public final class Source {
  private final String path;
  private final String text;
  private int[] lineStarts = {};

  public Source(String path, String text) {
    this.path = path;
    this.text = text;
  }

  public String path() {
    return path;
  }

  public String text() {
    return text;
  }

  /// The place of an offset; lines and columns count from 1, columns in UTF-16 units.
  public Position position(int offset) {
    int[] starts = lineStarts();
    int found = Arrays.binarySearch(starts, offset);
    int line = found >= 0 ? found : -found - 2;
    return new Position(line + 1, offset - starts[line] + 1);
  }

  /// The text of a line (from 1) without its line end; empty outside the text.
  public String line(int number) {
    int[] starts = lineStarts();
    if (number < 1 || number > starts.length) {
      return "";
    }
    int end = number < starts.length ? starts[number] : text.length();
    while (end > starts[number - 1] && isLineEnd(text.charAt(end - 1))) {
      end--;
    }
    return text.substring(starts[number - 1], end);
  }

  /// How many lines there are; what follows the last line end counts as one.
  public int lines() {
    return lineStarts().length;
  }

  public Span span(int start, int end) {
    return new Span(this, start, end);
  }

  public Span whole() {
    return span(0, text.length());
  }

  /// The same file with edits made. They must be of this text and not overlap.
  public Source with(List<Edit> edits) {
    return new Source(path, Edit.applied(text, edits));
  }

  private static boolean isLineEnd(char c) {
    return c == '\n' || c == '\r';
  }

  /// Computed on first use; a race costs a second computation of the same values.
  private int[] lineStarts() {
    if (lineStarts.length == 0) {
      int[] starts = new int[16];
      int count = 1;
      for (int i = text.indexOf('\n'); i >= 0; i = text.indexOf('\n', i + 1)) {
        if (count == starts.length) {
          starts = Arrays.copyOf(starts, count * 2);
        }
        starts[count++] = i + 1;
      }
      lineStarts = Arrays.copyOf(starts, count);
    }
    return lineStarts;
  }

  @Override
  public String toString() {
    return path;
  }
}
