package cpat.report;

import cpat.rule.Kind;
import cpat.rule.Pattern;
import java.util.List;
import java.util.Locale;

/// The catalogue as a periodic table: tiles in the colours of their kinds, a legend, a line for
/// each.
public final class PeriodicTable {
  private static final int ROWS = 4;
  private static final int COLUMNS = 5;
  private static final int WIDTH = 8;

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
        above.append(found == null ? blank() : tile(found, centred(found.symbol()))).append(' ');
        below.append(found == null ? blank() : tile(found, centred(kinds(found)))).append(' ');
      }
      out.append(above.toString().stripTrailing()).append('\n');
      out.append(below.toString().stripTrailing()).append("\n\n");
    }
    out.append("  ");
    for (Kind kind : Kind.values()) {
      out.append(style == Style.PLAIN ? "" : style.code(colour(kind), "  ") + " ");
      out.append(letter(kind)).append(" = ").append(name(kind));
      out.append(kind == Kind.RUNTIME ? "\n\n" : "   ");
    }
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
        letters.append(letters.isEmpty() ? "" : "/").append(letter(kind));
      }
    }
    return letters.toString();
  }

  /// A tile of two kinds is split in the middle.
  private String tile(Pattern pattern, String text) {
    List<Kind> kinds = pattern.kinds().stream().sorted().toList();
    if (style == Style.PLAIN) {
      return "[" + text + "]";
    }
    String left = style.code(colour(kinds.getFirst()) + ";1", text.substring(0, WIDTH / 2));
    String right = style.code(colour(kinds.getLast()) + ";1", text.substring(WIDTH / 2));
    return left + right;
  }

  private static String centred(String text) {
    int left = (WIDTH - text.length()) / 2;
    return " ".repeat(left) + text + " ".repeat(WIDTH - left - text.length());
  }

  private String blank() {
    return " ".repeat(style == Style.PLAIN ? WIDTH + 2 : WIDTH);
  }

  private static String name(Kind kind) {
    return kind.name().toLowerCase(Locale.ROOT);
  }

  private static String letter(Kind kind) {
    return switch (kind) {
      case DEVELOPMENT -> "dev";
      case DISTRIBUTION -> "dist";
      case RUNTIME -> "run";
    };
  }

  /// White on blue, orange, green: SGR codes of the 256-colour palette.
  private static String colour(Kind kind) {
    return switch (kind) {
      case DEVELOPMENT -> "48;5;26;97";
      case DISTRIBUTION -> "48;5;172;97";
      case RUNTIME -> "48;5;29;97";
    };
  }
}
