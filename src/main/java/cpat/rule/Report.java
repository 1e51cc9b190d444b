package cpat.rule;

import cpat.model.Problem;
import java.util.List;
import java.util.Map;

/// What a scan says. `quiet` is what was found and is not told; `skipped` counts files not read, by
/// reason. `failures` are those problems that are bugs of ours: then not all was looked for.
public record Report(
    List<String> roots,
    List<Use> uses,
    List<Finding> findings,
    Quiet quiet,
    List<Problem> problems,
    int files,
    int read,
    Map<String, Integer> skipped,
    List<Problem> failures) {

  /// Findings and misapplied uses that somebody let pass: a comment, the project's settings, a
  /// baseline, or that they stand on lines that did not change.
  public record Quiet(List<Finding> findings, List<Use> uses) {
    public static final Quiet NONE = new Quiet(List.of(), List.of());
  }

  /// A report in which everything is told.
  public Report(
      List<String> roots,
      List<Use> uses,
      List<Finding> findings,
      List<Problem> problems,
      int files,
      int read,
      Map<String, Integer> skipped) {
    this(roots, uses, findings, Quiet.NONE, problems, files, read, skipped, List.of());
  }

  /// The same with other findings told.
  public Report telling(List<Finding> told, Quiet other) {
    return new Report(roots, uses, told, other, problems, files, read, skipped, failures);
  }
}
