package cpat.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Two texts as a unified diff that `git apply` and `patch -p1` take: line ends as they stand, a
/// missing last one said.
public final class UnifiedDiff {
  private static final int CONTEXT = 3;

  private final StringBuilder out = new StringBuilder();
  private final Style style;

  private UnifiedDiff(Style style) {
    this.style = style;
  }

  /// `name` is the path as it stands behind `a/` and `b/`; no `before`: a new file. Empty when the
  /// texts are equal.
  public static String of(String name, Optional<String> before, String after, Style style) {
    List<LineDiff.Line> lines = LineDiff.of(lines(before.orElse("")), lines(after));
    UnifiedDiff diff = new UnifiedDiff(style);
    List<int[]> hunks = hunks(lines);
    if (!hunks.isEmpty()) {
      // No tool takes an absolute name: such a diff is applied in `/`.
      String path = name.replaceFirst("^/+", "");
      diff.head("--- ", before.isPresent() ? name("a/" + path) : "/dev/null");
      diff.head("+++ ", name("b/" + path));
      hunks.forEach(h -> diff.hunk(lines, h[0], h[1]));
    }
    return diff.out.toString();
  }

  /// Each with its line end.
  private static List<String> lines(String text) {
    List<String> lines = new ArrayList<>();
    for (int from = 0; from < text.length(); ) {
      int end = text.indexOf('\n', from);
      int next = end < 0 ? text.length() : end + 1;
      lines.add(text.substring(from, next));
      from = next;
    }
    return lines;
  }

  /// Names with blanks end in a tab, those with quotes and control characters are quoted: git's
  /// habits, which patch has too.
  private static String name(String path) {
    StringBuilder quoted = new StringBuilder("\"");
    boolean needed = false;
    for (int i = 0; i < path.length(); i++) {
      char c = path.charAt(i);
      boolean escape = c == '"' || c == '\\' || c < ' ' || c == 127;
      needed |= escape;
      if (c == '"' || c == '\\') {
        quoted.append('\\').append(c);
      } else if (escape) {
        quoted.append('\\').append((char) ('0' + (c >> 6)));
        quoted.append((char) ('0' + (c >> 3 & 7))).append((char) ('0' + (c & 7)));
      } else {
        quoted.append(c);
      }
    }
    return needed ? quoted.append('"').toString() : path.contains(" ") ? path + "\t" : path;
  }

  private void head(String mark, String name) {
    out.append(style.bold(mark + name)).append('\n');
  }

  /// Stretches of changed lines with the lines around them, as ranges.
  private static List<int[]> hunks(List<LineDiff.Line> lines) {
    List<int[]> hunks = new ArrayList<>();
    for (int i = 0; i < lines.size(); i++) {
      if (lines.get(i).mark() == ' ') {
        continue;
      }
      int from = Math.max(0, i - CONTEXT);
      int to = Math.min(lines.size(), i + 1 + CONTEXT);
      if (!hunks.isEmpty() && from <= hunks.getLast()[1]) {
        hunks.getLast()[1] = to;
      } else {
        hunks.add(new int[] {from, to});
      }
    }
    return hunks;
  }

  private void hunk(List<LineDiff.Line> lines, int from, int to) {
    List<LineDiff.Line> shown = lines.subList(from, to);
    List<LineDiff.Line> above = lines.subList(0, from);
    String old = range(count(above, '+'), count(shown, '+'));
    String now = range(count(above, '-'), count(shown, '-'));
    out.append(style.cyan("@@ -" + old + " +" + now + " @@")).append('\n');
    shown.forEach(this::line);
  }

  /// Lines of one side: all but those of the other's mark.
  private static int count(List<LineDiff.Line> lines, char other) {
    return (int) lines.stream().filter(l -> l.mark() != other).count();
  }

  private static String range(int before, int count) {
    int start = count == 0 ? before : before + 1;
    return count == 1 ? Integer.toString(start) : start + "," + count;
  }

  private void line(LineDiff.Line line) {
    String text = line.mark() + line.text();
    boolean ended = text.endsWith("\n");
    if (style == Style.PLAIN) {
      out.append(text);
    } else {
      String bare = ended ? text.substring(0, text.length() - 1) : text;
      boolean carriage = bare.endsWith("\r");
      String shown = Frame.clean(carriage ? bare.substring(0, bare.length() - 1) : bare);
      out.append(
          switch (line.mark()) {
            case '+' -> style.green(shown);
            case '-' -> style.red(shown);
            default -> shown;
          });
      out.append(carriage ? "\r" : "").append(ended ? "\n" : "");
    }
    if (!ended) {
      out.append("\n\\ No newline at end of file\n");
    }
  }
}
