package cpat.report;

import cpat.rule.Kind;
import cpat.rule.Pattern;
import java.util.List;

/// The catalogue as a periodic table: tiles in the colours of their kinds, a legend, a line for each.
public final class PeriodicTable {
  private static final int ROWS = 4;
  private static final int COLUMNS = 5;

  /// 256-colour backgrounds: development blue, distribution orange, runtime green.
  private static final int[] COLOURS = {26, 172, 29};

  private static final String[] LETTERS = {"d", "D", "r"};

  private final List<Pattern> patterns;
  private final Style style;

  public PeriodicTable(List<Pattern> patterns, Style style) {
    this.patterns = patterns;
    this.style = style;
  }

  @Override
  public String toString() {
    StringBuilder out = new StringBuilder("\n");
    for (int row = 1; row <= ROWS; row++) {
      StringBuilder above = new StringBuilder("  ");
      StringBuilder below = new StringBuilder("  ");
      for (int column = 1; column <= COLUMNS; column++) {
        Pattern found = null;
        for (Pattern pattern : patterns) {
          if (pattern.row() == row && pattern.column() == column) {
            found = pattern;
          }
        }
        above.append(found == null ? "        " : tile(found, centred(found.symbol()))).append(' ');
        below.append(found == null ? "        " : tile(found, centred(kinds(found)))).append(' ');
      }
      out.append(above.toString().stripTrailing()).append('\n');
      out.append(below.toString().stripTrailing()).append("\n\n");
    }
    out.append("  ");
    String[] names = {"development", "distribution", "runtime"};
    for (Kind kind : Kind.values()) {
      String chip = style.code("48;5;" + COLOURS[kind.ordinal()] + ";97", style == Style.PLAIN ? "" : "  ");
      out.append(chip).append(style == Style.PLAIN ? "" : " ");
      out.append(LETTERS[kind.ordinal()]).append(" = ").append(names[kind.ordinal()]).append("   ");
    }
    out.append("\n\n");
    for (Pattern pattern : patterns) {
      out.append("  ").append(style.bold(pattern.symbol()));
      out.repeat(' ', 5 - pattern.symbol().length()).append(pattern.name());
      out.repeat(' ', 32 - pattern.name().length()).append(style.dim(pattern.summary()));
      out.append('\n');
    }
    return out.toString();
  }

  private static String kinds(Pattern pattern) {
    StringBuilder letters = new StringBuilder();
    for (Kind kind : Kind.values()) {
      if (pattern.kinds().contains(kind)) {
        letters.append(letters.isEmpty() ? "" : "/").append(LETTERS[kind.ordinal()]);
      }
    }
    return letters.toString();
  }

  /// A tile of two kinds is split in the middle.
  private String tile(Pattern pattern, String text) {
    List<Kind> kinds = pattern.kinds().stream().sorted().toList();
    if (style == Style.PLAIN) {
      return "[" + text.substring(1, 7) + "]";
    }
    String left = style.code("48;5;" + COLOURS[kinds.getFirst().ordinal()] + ";1;97", text.substring(0, 4));
    String right = style.code("48;5;" + COLOURS[kinds.getLast().ordinal()] + ";1;97", text.substring(4));
    return left + right;
  }

  private static String centred(String text) {
    int left = (8 - text.length()) / 2;
    return " ".repeat(left) + text + " ".repeat(8 - left - text.length());
  }
}
