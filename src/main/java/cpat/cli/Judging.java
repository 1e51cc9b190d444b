package cpat.cli;

import cpat.allow.Allowances;
import cpat.model.Build;
import cpat.model.Problem;
import cpat.patterns.Catalog;
import cpat.read.Projects;
import cpat.read.Tree;
import cpat.resolve.Images;
import cpat.resolve.Resolution;
import cpat.rule.Detection;
import cpat.rule.Finding;
import cpat.rule.Report.Quiet;
import cpat.rule.Rule;
import cpat.rule.Use;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Runs the catalogue over what was read, and lets pass what the project's settings and comments
/// let pass. What an image holds is asked of `images`: the table that travels with us, and more
/// where the command line names it.
final class Judging {
  private final Images images;
  private final ProjectSettings settings;

  /// `told` has the findings that are left; `problems` speak of comments without a reason or use.
  record Judged(Detection told, Quiet quiet, List<Problem> problems) {}

  Judging(ProjectSettings settings, Images images) {
    this.images = images;
    this.settings = settings;
  }

  Judged of(Readings readings, Tree tree) {
    Resolution resolution = new Resolution(Projects.of(readings.all()), images, tree);
    Detection found = Detection.of(Catalog.PATTERNS, Catalog.RULES, resolution, tree);
    List<Finding> quiet = new ArrayList<>();
    List<Finding> set = new ArrayList<>();
    for (Finding finding : found.findings()) {
      Optional<Finding> here = settings.of(finding);
      here.ifPresentOrElse(set::add, () -> quiet.add(finding));
    }
    List<Build> builds = resolution.project().builds();
    Allowances allowed =
        Allowances.of(
            set,
            readings.sources(),
            builds,
            names(Catalog.RULES.stream()),
            names(Catalog.RULES.stream().filter(r -> !settings.off(r))));
    allowed.silenced().forEach(s -> quiet.add(s.finding()));
    List<Use> uses = found.uses().stream().filter(u -> settings.off(u.pattern())).toList();
    return new Judged(
        new Detection(found.uses(), allowed.told(), found.failures()),
        new Quiet(List.copyOf(quiet), uses),
        allowed.problems());
  }

  /// All that a rule may be called by, in small letters.
  static Set<String> names(Stream<Rule> rules) {
    return rules
        .flatMap(r -> Stream.concat(Stream.of(r.id(), r.name(), r.symbol()), r.codes().stream()))
        .map(n -> n.toLowerCase(Locale.ROOT))
        .collect(Collectors.toUnmodifiableSet());
  }
}
