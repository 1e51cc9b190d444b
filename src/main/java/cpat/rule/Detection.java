package cpat.rule;

import cpat.read.Tree;
import cpat.resolve.Resolution;
import cpat.source.Span;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;

/// Runs detectors, then rules. One that crashes is named, and the others run on.
public record Detection(List<Use> uses, List<Finding> findings, List<Failure> failures) {

  /// A bug of ours, told as such: the detector of `EFE`, the rule `EFE001`; what was looked at
  /// then, as far as that is known.
  public record Failure(String name, Throwable cause, Optional<Span> at) {}

  public static Detection of(
      List<Pattern> patterns, List<Rule> rules, Resolution resolved, Tree tree) {
    List<Failure> failures = new ArrayList<>();
    List<Use> uses = new ArrayList<>();
    for (Pattern pattern : patterns) {
      run(
          "the detector of " + pattern.symbol(),
          failures,
          Optional::empty,
          () -> {
            try (Stream<Use> found = pattern.detector().find(resolved)) {
              uses.addAll(found.toList());
            }
          });
    }
    uses.sort(Comparator.comparing(Use::at, PLACES).thenComparing(Use::pattern));
    Checked checked = new Checked(resolved, tree, List.copyOf(uses));
    Editable editable = new Editable(checked.project());
    Unrendered unrendered = new Unrendered(checked.project());
    List<Finding> findings = new ArrayList<>();
    for (Rule rule : rules) {
      checked.lookedAt(Optional.empty());
      run(
          "rule " + rule.id(),
          failures,
          checked::lookedAt,
          () -> {
            try (Stream<Hit> found = rule.check().find(checked)) {
              found
                  .filter(h -> !unrendered.holds(h))
                  .map(editable::only)
                  .map(h -> new Finding(rule, h))
                  .forEach(findings::add);
            }
          });
    }
    findings.sort(Comparator.comparing(Finding::at, PLACES).thenComparing(f -> f.rule().id()));
    return new Detection(List.copyOf(uses), List.copyOf(findings), List.copyOf(failures));
  }

  private static final Comparator<Span> PLACES =
      Comparator.comparing((Span s) -> s.source().path()).thenComparingInt(Span::start);

  private static void run(
      String name, List<Failure> failures, Supplier<Optional<Span>> at, Runnable task) {
    try {
      task.run();
    } catch (RuntimeException | StackOverflowError e) {
      failures.add(new Failure(name, e, at.get()));
    }
  }
}
