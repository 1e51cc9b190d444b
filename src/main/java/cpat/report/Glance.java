package cpat.report;

import cpat.rule.Finding;
import cpat.rule.Level;
import cpat.rule.Report;
import cpat.rule.Use;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.StringJoiner;
import java.util.stream.Stream;

/// What is wrong, for the first screen: a line each, a handful, the worst first and no rule twice
/// before every rule had its turn; then how many there are besides.
public final class Glance {
  private static final int SHOWN = 5;
  private static final int PLACE = 26;

  private record Line(String id, Level level, String place, String text) {}

  private final Style style;

  public Glance(Style style) {
    this.style = style;
  }

  public String of(Report report) {
    Told told = Told.of(report);
    List<Line> all = new ArrayList<>();
    Stream.concat(
            told.findings().stream().map(Glance::line),
            told.misapplied().stream().map(Glance::line))
        .sorted(Comparator.comparing(Line::level))
        .forEach(all::add);
    List<Line> shown =
        all.stream()
            .filter(
                l -> l.level() != Level.NOTE || all.stream().allMatch(a -> a.level() == Level.NOTE))
            .sorted(Comparator.comparing(Line::level).thenComparing(l -> turn(all, l)))
            .limit(SHOWN)
            .toList();
    StringBuilder out = new StringBuilder();
    shown.forEach(l -> line(out, l));
    StringJoiner more = new StringJoiner(", ", "  + ", "\n").setEmptyValue("");
    for (Level level : Level.values()) {
      long left = count(all, level) - count(shown, level);
      if (left > 0) {
        more.add(
            left
                + (shown.isEmpty() ? " " : count(shown, level) > 0 ? " more " : " ")
                + level.word()
                + (left == 1 ? "" : "s"));
      }
    }
    return out.append(more).toString();
  }

  /// How many lines of its rule stand before it.
  private static long turn(List<Line> all, Line line) {
    return all.subList(0, all.indexOf(line)).stream().filter(l -> l.id().equals(line.id())).count();
  }

  private static long count(List<Line> lines, Level level) {
    return lines.stream().filter(l -> l.level() == level).count();
  }

  private static Line line(Finding finding) {
    String text = finding.message() + Ci.doubt(finding.certainty());
    return new Line(finding.rule().id(), finding.told(), Text.place(finding.at()), text);
  }

  private static Line line(Use use) {
    String text = use.reason() + Ci.doubt(use.certainty());
    return new Line(use.pattern(), Told.level(use), Text.place(use.at()), text);
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
