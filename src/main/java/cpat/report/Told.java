package cpat.report;

import cpat.rule.Certainty;
import cpat.rule.Finding;
import cpat.rule.Hit;
import cpat.rule.Level;
import cpat.rule.Report;
import cpat.rule.Use;
import cpat.rule.Verdict;
import cpat.source.Source;
import cpat.source.Span;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/// What is wrong, told once: findings, the worst first, and the misapplied uses that no finding of
/// their pattern, told or let pass, speaks of.
public record Told(List<Finding> findings, List<Use> misapplied) {

  public static Told of(Report report) {
    List<Finding> findings =
        report.findings().stream().sorted(Comparator.comparing(Finding::told)).toList();
    List<Use> misapplied =
        report.uses().stream()
            .filter(u -> u.verdict() == Verdict.MISAPPLIED)
            .filter(u -> !report.quiet().uses().contains(u))
            .filter(u ->
                Stream.concat(findings.stream(), report.quiet().findings().stream())
                    .noneMatch(f -> covers(f, u)))
            .toList();
    return new Told(findings, misapplied);
  }

  /// A misapplied use counts as a warning, an unsure one as a note.
  public static Level level(Use misapplied) {
    return misapplied.certainty() == Certainty.POSSIBLE ? Level.NOTE : Level.WARNING;
  }

  /// How many there are of a level.
  public long count(Level level) {
    return Stream.concat(findings.stream().map(Finding::told), misapplied.stream().map(Told::level))
        .filter(level::equals)
        .count();
  }

  /// True when something is at a level or above it.
  public boolean reaches(Level level) {
    return Stream.of(Level.values()).anyMatch(l -> l.compareTo(level) <= 0 && count(l) > 0);
  }

  /// They speak of one thing when a place of the one lies in a statement of the other.
  private static boolean covers(Finding finding, Use use) {
    if (!finding.rule().symbol().equals(use.pattern())) {
      return false;
    }
    List<Span> places =
        Stream.concat(Stream.of(use.at()), use.evidence().stream().map(Use.Evidence::at)).toList();
    return Stream.concat(Stream.of(finding.at()), finding.notes().stream().map(Hit.Note::at))
        .anyMatch(a -> places.stream().anyMatch(b -> meet(a, b)));
  }

  private static boolean meet(Span a, Span b) {
    return a.source().path().equals(b.source().path())
        && first(a) <= last(b)
        && first(b) <= last(a);
  }

  private static int first(Span at) {
    int line = at.first().line();
    while (line > 1 && continued(at.source(), line - 1)) {
      line--;
    }
    return line;
  }

  private static int last(Span at) {
    // An end at the start of a line does not reach into it.
    int line = Math.max(at.first().line(), at.last().line() - (at.last().column() == 1 ? 1 : 0));
    while (line < at.source().lines() && continued(at.source(), line)) {
      line++;
    }
    return line;
  }

  private static boolean continued(Source source, int line) {
    String text = source.line(line).stripTrailing();
    return text.endsWith("\\") || text.endsWith("`");
  }
}
