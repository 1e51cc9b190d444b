package cpat.report;

import cpat.model.Problem;
import cpat.rule.Certainty;
import cpat.rule.Finding;
import cpat.rule.Fix;
import cpat.rule.Hit;
import cpat.rule.Level;
import cpat.rule.Report;
import cpat.rule.Use;
import cpat.source.Span;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// What formats with one flat list of entries (annotations, JUnit, checkstyle) are made of:
/// findings, then misapplied uses that no finding speaks of, then problems of reading. `prefix`
/// leads from where the CI job stands to the scanned root.
final class Ci {
  /// An entry. `id` is a rule's id, a pattern's symbol, or `reading`; `details` are lines.
  record Entry(
      Span at,
      String path,
      Level level,
      String id,
      String title,
      String message,
      List<String> details) {
    /// Message and details as lines.
    String text() {
      return details.isEmpty() ? message : message + "\n" + String.join("\n", details);
    }
  }

  private Ci() {}

  /// The worst first; within a level as found.
  static List<Entry> entries(Report report, String prefix) {
    Told told = Told.of(report);
    List<Entry> entries = new ArrayList<>();
    told.findings().forEach(f -> entries.add(finding(f, prefix)));
    told.misapplied().forEach(u -> entries.add(use(u, prefix)));
    report.problems().forEach(p -> entries.add(problem(p, report.failures().contains(p), prefix)));
    entries.sort(Comparator.comparing(Entry::level));
    return entries;
  }

  static String path(Span at, String prefix) {
    String path = at.source().path();
    return path.startsWith("/") ? path : prefix + path;
  }

  private static Entry finding(Finding finding, String prefix) {
    List<String> details = new ArrayList<>();
    for (Hit.Note note : finding.notes()) {
      details.add("note: " + place(note.at(), prefix) + ": " + note.message());
    }
    for (Fix fix : finding.fixes()) {
      details.add("fix (" + fix.safety().word() + "): " + fix.title());
    }
    details.add("more: cpat explain " + finding.rule().id());
    String id = finding.rule().id();
    return new Entry(
        finding.at(),
        path(finding.at(), prefix),
        finding.told(),
        id,
        id + " " + finding.rule().name(),
        finding.message() + doubt(finding.certainty()),
        details);
  }

  private static Entry use(Use use, String prefix) {
    List<String> details = new ArrayList<>();
    for (Use.Evidence evidence : use.evidence()) {
      details.add("note: " + place(evidence.at(), prefix) + ": " + evidence.note());
    }
    return new Entry(
        use.at(),
        path(use.at(), prefix),
        Told.level(use),
        use.pattern(),
        use.pattern() + " misapplied",
        use.reason() + doubt(use.certainty()),
        details);
  }

  /// What could not be read does not fail a build; a bug of ours does.
  private static Entry problem(Problem problem, boolean bug, String prefix) {
    List<String> details =
        problem.related().stream().map(r -> place(r.at(), prefix) + ": " + r.message()).toList();
    return new Entry(
        problem.at(),
        path(problem.at(), prefix),
        bug ? Level.ERROR : Level.NOTE,
        bug ? "crash" : "reading",
        bug ? "a bug in cpat" : "not understood",
        problem.message(),
        details);
  }

  static String place(Span at, String prefix) {
    return path(at, prefix) + ":" + at.first().line();
  }

  static String doubt(Certainty certainty) {
    return certainty == Certainty.CERTAIN ? "" : " (" + certainty.word() + ")";
  }
}
