package cpat.allow;

import cpat.rule.Finding;
import cpat.rule.Level;
import cpat.rule.Rule;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiPredicate;

/// What a project's `.cpat.toml` says: which files, which rules at which level, what fails a run.
/// Lists are empty and `failOn` is absent where it says nothing.
public record Settings(
    List<String> include,
    List<String> exclude,
    Optional<String> failOn,
    Map<String, Setting> rules,
    List<Paths> paths) {
  public static final Settings NONE =
      new Settings(List.of(), List.of(), Optional.empty(), Map.of(), List.of());

  /// What becomes of a rule's findings.
  public enum Setting {
    OFF,
    NOTE,
    WARNING,
    ERROR;

    static Optional<Setting> of(String word) {
      for (Setting setting : values()) {
        if (setting.name().toLowerCase(Locale.ROOT).equals(word)) {
          return Optional.of(setting);
        }
      }
      return Optional.empty();
    }
  }

  /// Rules for some files: globs as for `--exclude`.
  public record Paths(List<String> match, Map<String, Setting> rules) {}

  /// The finding at the level it has here; empty when its rule is off. `matches` says whether a
  /// glob fits a path. What names a rule wins over its pattern, later paths over earlier ones.
  public Optional<Finding> of(Finding finding, BiPredicate<String, String> matches) {
    Optional<Setting> setting = of(finding.rule(), rules);
    for (Paths some : paths) {
      String path = finding.at().source().path();
      if (some.match().stream().anyMatch(glob -> matches.test(glob, path))) {
        setting = of(finding.rule(), some.rules()).or(() -> of(finding.rule(), rules));
      }
    }
    return setting.isEmpty() ? Optional.of(finding) : at(finding, setting.get());
  }

  /// What is said of a rule, or of its pattern.
  public static Optional<Setting> of(Rule rule, Map<String, Setting> rules) {
    return Optional.ofNullable(rules.get(rule.id().toLowerCase(Locale.ROOT)))
        .or(() -> Optional.ofNullable(rules.get(rule.name())))
        .or(() -> Optional.ofNullable(rules.get(rule.symbol().toLowerCase(Locale.ROOT))));
  }

  private static Optional<Finding> at(Finding finding, Setting setting) {
    return switch (setting) {
      case OFF -> Optional.empty();
      case NOTE -> Optional.of(finding.with(finding.hit().level(Level.NOTE)));
      case WARNING -> Optional.of(finding.with(finding.hit().level(Level.WARNING)));
      case ERROR -> Optional.of(finding.with(finding.hit().level(Level.ERROR)));
    };
  }
}
