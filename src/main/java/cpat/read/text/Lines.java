package cpat.read.text;

import cpat.source.Excerpt;
import java.util.ArrayList;
import java.util.List;

/// The lines of a text: where each begins and where it ends without its line end.
final class Lines {
  final Excerpt text;
  private final String s;
  private final int[] starts;
  private final int count;

  Lines(Excerpt text) {
    this.text = text;
    this.s = text.text();
    List<Integer> found = new ArrayList<>();
    for (int at = 0; at < s.length(); ) {
      found.add(at);
      int next = s.indexOf('\n', at);
      at = next < 0 ? s.length() : next + 1;
    }
    this.starts = found.stream().mapToInt(Integer::intValue).toArray();
    this.count = starts.length;
  }

  int count() {
    return count;
  }

  int start(int line) {
    return line < count ? starts[line] : s.length();
  }

  int end(int line) {
    int end = start(line + 1);
    if (end > start(line) && s.charAt(end - 1) == '\n') {
      end--;
    }
    return end > start(line) && s.charAt(end - 1) == '\r' ? end - 1 : end;
  }

  String get(int line) {
    return s.substring(start(line), end(line));
  }

  boolean blank(int line) {
    return first(line) == end(line);
  }

  /// The offset of the first character that is no blank; the line's end if there is none.
  int first(int line) {
    int at = start(line);
    int end = end(line);
    while (at < end && (s.charAt(at) == ' ' || s.charAt(at) == '\t')) {
      at++;
    }
    return at;
  }

  /// Blanks before the text, a tab as 4.
  int indent(int line) {
    int columns = 0;
    for (int at = start(line); at < first(line); at++) {
      columns += s.charAt(at) == '\t' ? 4 : 1;
    }
    return columns;
  }

  /// The offset at which `columns` blanks are passed, or fewer where fewer stand.
  int past(int line, int columns) {
    int at = start(line);
    for (int passed = 0; at < first(line) && passed < columns; at++) {
      passed += s.charAt(at) == '\t' ? 4 : 1;
    }
    return at;
  }

  boolean starts(int line, String with) {
    return s.startsWith(with, first(line));
  }

  boolean ends(int line, String with) {
    int end = end(line);
    while (end > start(line) && (s.charAt(end - 1) == ' ' || s.charAt(end - 1) == '\t')) {
      end--;
    }
    return end - with.length() >= start(line) && s.startsWith(with, end - with.length());
  }
}
