package cpat.report;

import java.util.ArrayList;
import java.util.List;

/// A page (Markdown) for the terminal: headings, wrapped prose, tables that fit, code as it stands.
public final class PageText {
  private static final int WIDTH = 96;

  private final Style style;
  private final boolean cases;
  private final StringBuilder out = new StringBuilder();
  private final StringBuilder paragraph = new StringBuilder();
  private final List<List<String>> table = new ArrayList<>();
  private String fence = "";

  /// With `cases` false the page ends before its heading `## Cases`.
  public PageText(Style style, boolean cases) {
    this.style = style;
    this.cases = cases;
  }

  public String of(String markdown) {
    for (String line : markdown.lines().toList()) {
      if (!cases && fence.isEmpty() && line.equals("## Cases")) {
        break;
      }
      line(line);
    }
    flush();
    return out.append('\n').toString();
  }

  private void line(String line) {
    if (!fence.isEmpty()) {
      if (line.startsWith(fence)) {
        fence = "";
      } else {
        out.append("    ").append(style.cyan(line)).append('\n');
      }
    } else if (line.startsWith("```")) {
      flush();
      fence = line.substring(0, line.startsWith("````") ? 4 : 3);
    } else if (line.startsWith("|")) {
      text();
      row(line);
    } else if (line.startsWith("#")) {
      flush();
      String heading = line.replaceFirst("^#+ *", "");
      out.append('\n').append(style.bold(line.startsWith("# ") ? style.blue(heading) : heading));
      out.append("\n\n");
    } else if (line.isBlank()) {
      flush();
      if (!out.toString().endsWith("\n\n")) {
        out.append('\n');
      }
    } else if (!line.startsWith("![") && !line.startsWith("<!--")) {
      if (line.startsWith("- ") || line.startsWith("* ")) {
        flush();
      }
      paragraph.append(paragraph.isEmpty() ? "" : " ").append(line.strip());
    }
  }

  private void row(String line) {
    List<String> cells = new ArrayList<>();
    String inner = line.strip().substring(1);
    inner = inner.endsWith("|") ? inner.substring(0, inner.length() - 1) : inner;
    for (String cell : inner.replace("\\|", "\u0000").split("\\|", -1)) {
      cells.add(plain(cell.replace('\u0000', '|').strip()));
    }
    if (!cells.stream().allMatch(c -> c.matches(":?-+:?"))) {
      table.add(cells);
    }
  }

  private void flush() {
    text();
    table();
  }

  private void text() {
    if (!paragraph.isEmpty()) {
      String text = plain(paragraph.toString());
      boolean item = text.startsWith("- ") || text.startsWith("* ");
      int first = out.length();
      for (String line : wrap(text, WIDTH - 2)) {
        out.append(out.length() == first || !item ? "  " : "    ").append(line).append('\n');
      }
      paragraph.setLength(0);
    }
  }

  /// Columns as wide as their longest cell, the last one wrapped into what is left.
  private void table() {
    int columns = table.stream().mapToInt(List::size).max().orElse(0);
    int[] widths = new int[columns];
    for (List<String> row : table) {
      for (int i = 0; i < row.size(); i++) {
        widths[i] = Math.max(widths[i], row.get(i).length());
      }
    }
    fit(widths);
    boolean head = true;
    for (List<String> row : table) {
      List<List<String>> cells = new ArrayList<>();
      for (int i = 0; i < row.size(); i++) {
        cells.add(wrap(row.get(i), widths[i]));
      }
      int height = cells.stream().mapToInt(List::size).max().orElse(0);
      for (int line = 0; line < height; line++) {
        StringBuilder text = new StringBuilder("  ");
        for (int i = 0; i < cells.size(); i++) {
          String cell = line < cells.get(i).size() ? cells.get(i).get(line) : "";
          text.append(cell).repeat(' ', Math.max(0, widths[i] - cell.length()) + 2);
        }
        String shown = text.toString().stripTrailing();
        out.append(head ? style.bold(shown) : shown).append('\n');
      }
      head = false;
    }
    table.clear();
  }

  /// Takes from the widest column until the row fits.
  private static void fit(int[] widths) {
    while (true) {
      int sum = 2;
      int widest = 0;
      for (int i = 0; i < widths.length; i++) {
        sum += widths[i] + 2;
        widest = widths[i] > widths[widest] ? i : widest;
      }
      if (sum <= WIDTH || widths.length == 0 || widths[widest] <= 8) {
        return;
      }
      widths[widest] -= Math.min(sum - WIDTH, Math.max(1, widths[widest] / 4));
    }
  }

  private static List<String> wrap(String text, int width) {
    List<String> lines = new ArrayList<>();
    StringBuilder line = new StringBuilder();
    for (String word : text.split(" +", -1)) {
      if (!line.isEmpty() && line.length() + 1 + word.length() > width) {
        lines.add(line.toString());
        line.setLength(0);
      }
      line.append(line.isEmpty() ? "" : " ").append(word);
    }
    lines.add(line.toString());
    return lines;
  }

  /// Links become their text, emphasis goes; code keeps its backticks.
  private static String plain(String text) {
    return text.replaceAll("\\[([^\\]]+)\\]\\([^)]*\\)", "$1").replace("**", "");
  }
}
