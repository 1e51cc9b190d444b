package cpat.report;

import cpat.rule.Finding;
import cpat.rule.Level;
import cpat.rule.Report;
import cpat.rule.Use;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.StringJoiner;
import java.util.stream.Stream;

/// What is wrong, for the first screen: a line each, a handful, the worst first and no rule twice
/// before every rule had its turn; then how many there are besides.
public final class Glance {
  private static final int SHOWN = 5;
  private static final int PLACE = 26;

  /// `turn` counts the lines of its rule up to it.
  private record Line(String id, Level level, int turn, String place, String text) {
    Line turn(int other) {
      return new Line(id, level, other, place, text);
    }
  }

  private final Style style;

  public Glance(Style style) {
    this.style = style;
  }

  public String of(Report report) {
    Told told = Told.of(report);
    Map<String, Integer> turns = new HashMap<>();
    List<Line> all =
        Stream.concat(
                told.findings().stream().map(Glance::line),
                told.misapplied().stream().map(Glance::line))
            .sorted(Comparator.comparing(Line::level))
            .map(l -> l.turn(turns.merge(l.id(), 1, Integer::sum)))
            .sorted(Comparator.comparing(Line::level).thenComparingInt(Line::turn))
            .toList();
    // Notes only where there is nothing worse.
    boolean notes = count(all, Level.NOTE) == all.size();
    List<Line> shown =
        all.stream().filter(l -> notes || l.level() != Level.NOTE).limit(SHOWN).toList();
    StringBuilder out = new StringBuilder();
    shown.forEach(l -> line(out, l));
    StringJoiner more = new StringJoiner(", ", "  + ", "\n").setEmptyValue("");
    for (Level level : Level.values()) {
      long left = count(all, level) - count(shown, level);
      if (left > 0) {
        String further = count(shown, level) > 0 ? " more " : " ";
        more.add(left + further + level.word() + (left == 1 ? "" : "s"));
      }
    }
    return out.append(more).toString();
  }

  private static long count(List<Line> lines, Level level) {
    return lines.stream().filter(l -> l.level() == level).count();
  }

  private static Line line(Finding finding) {
    String text = finding.message() + Ci.doubt(finding.certainty());
    return new Line(finding.rule().id(), finding.told(), 0, Text.place(finding.at()), text);
  }

  private static Line line(Use use) {
    String text = use.reason() + Ci.doubt(use.certainty());
    return new Line(use.pattern(), Told.level(use), 0, Text.place(use.at()), text);
  }

  private void line(StringBuilder out, Line line) {
    FindingText colours = new FindingText(style, false);
    out.append("  ").append(colours.level(line.level(), line.id()));
    out.repeat(' ', Math.max(1, 7 - line.id().length()));
    out.append(colours.level(line.level(), line.level().word()));
    out.repeat(' ', 9 - line.level().word().length()).append(line.place());
    out.repeat(' ', Math.max(2, PLACE - line.place().length())).append(Text.clean(line.text()));
    out.append('\n');
  }
}
