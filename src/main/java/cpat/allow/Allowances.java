package cpat.allow;

import cpat.model.Build;
import cpat.model.Problem;
import cpat.rule.Finding;
import cpat.source.Source;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/// What is left of findings once the comments in the files have let some pass. `problems` tells of
/// comments without a reason and of those that let nothing pass.
public record Allowances(List<Finding> told, List<Silenced> silenced, List<Problem> problems) {

  /// A finding that a comment lets pass, and why.
  public record Silenced(Finding finding, String reason) {}

  /// `known` are all names an allowance of ours may say, in small letters; `ran` those of the rules
  /// that ran: a comment on another one is not called unused.
  public static Allowances of(
      List<Finding> findings,
      Collection<Source> sources,
      List<Build> builds,
      Set<String> known,
      Set<String> ran) {
    List<Problem> problems = new ArrayList<>();
    List<Allowance> all = new ArrayList<>();
    sources.forEach(s -> all.addAll(new Comments(s, builds, problems).all()));
    Set<Allowance> used = new HashSet<>();
    List<Finding> told = new ArrayList<>();
    List<Silenced> silenced = new ArrayList<>();
    for (Finding finding : findings) {
      Optional<Allowance> by = all.stream().filter(a -> a.covers(finding)).findFirst();
      by.ifPresentOrElse(
          a -> silenced.add(new Silenced(finding, reason(a))), () -> told.add(finding));
      all.stream().filter(a -> a.covers(finding)).forEach(used::add);
    }
    for (Allowance allowance : all) {
      // Other tools find more than we do: their comments may have a use of their own.
      if (allowance.dialect() == Allowance.Dialect.CPAT && !used.contains(allowance)) {
        useless(allowance, known, ran).ifPresent(m -> problems.add(new Problem(allowance.at(), m)));
      }
    }
    return new Allowances(List.copyOf(told), List.copyOf(silenced), List.copyOf(problems));
  }

  private static Optional<String> useless(Allowance allowance, Set<String> known, Set<String> ran) {
    List<String> names = allowance.names().stream().map(n -> n.toLowerCase(Locale.ROOT)).toList();
    Optional<String> unknown =
        allowance.names().stream()
            .filter(n -> !known.contains(n.toLowerCase(Locale.ROOT)))
            .findFirst();
    if (unknown.isPresent()) {
      return Optional.of("no rule is called `" + unknown.get() + "`; `cpat rules` lists all");
    }
    return ran.containsAll(names)
        ? Optional.of(
            "nothing here needs `"
                + String.join(", ", allowance.names())
                + "` to be allowed any more; take the comment out")
        : Optional.empty();
  }

  private static String reason(Allowance allowance) {
    return allowance.reason().isEmpty()
        ? "a comment for " + allowance.dialect().name().toLowerCase(Locale.ROOT)
        : allowance.reason();
  }
}
