package cpat.cli;

import cpat.allow.Settings;
import cpat.allow.SettingsFile;
import cpat.files.Globs;
import cpat.files.Load;
import cpat.model.Problem;
import cpat.patterns.Catalog;
import cpat.report.Text;
import cpat.rule.Finding;
import cpat.rule.Rule;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/// The `.cpat.toml` that counts for a scan: the nearest one in or above the scanned folder, up to
/// the root of its work tree. `below` leads from the file's folder to where the paths of the report
/// begin.
record ProjectSettings(Settings settings, String below) {
  static final String NAME = ".cpat.toml";
  static final ProjectSettings NONE = new ProjectSettings(Settings.NONE, "");

  private static final SettingsFile.Language WORDS =
      new SettingsFile.Language() {
        @Override
        public String near(String word, Collection<String> known) {
          String meant = Suggest.didYouMean(word.toLowerCase(Locale.ROOT), known);
          // Names are kept in small letters; whoever writes an id writes it large.
          return word.equals(word.toUpperCase(Locale.ROOT)) && meant.contains("`")
              ? " (did you mean" + meant.substring(14).toUpperCase(Locale.ROOT)
              : meant;
        }

        @Override
        public Optional<String> mistake(String glob) {
          return Globs.mistake(glob);
        }
      };

  /// Those of `--config FILE`, else those found from `folder` upwards.
  static ProjectSettings of(Arguments arguments, Path folder, Console console)
      throws UsageException {
    Path real = folder.toAbsolutePath().normalize();
    Optional<String> named = arguments.value("config");
    if (named.isPresent()) {
      Path file = console.resolve(named.get());
      if (!Files.isRegularFile(file)) {
        throw new UsageException("--config " + named.get() + ": no such file");
      }
      return read(file, named.get(), real, real);
    }
    for (Path at = real; at != null; at = at.getParent()) {
      Path file = at.resolve(NAME);
      if (Files.isRegularFile(file)) {
        return read(file, real.relativize(file).toString().replace('\\', '/'), at, real);
      }
      if (Files.exists(at.resolve(".git"))) {
        return NONE;
      }
    }
    return NONE;
  }

  /// What stands in the file counts as a whole or not at all: with half of it files would be
  /// judged, and written, that it leaves out.
  private static ProjectSettings read(Path file, String name, Path home, Path folder)
      throws UsageException {
    List<Problem> problems = new ArrayList<>();
    Load.Loaded loaded = Load.file(file, name, Scanning.MAX_SIZE);
    loaded.problem().ifPresent(problems::add);
    Settings settings =
        loaded
            .source()
            .map(s -> SettingsFile.read(s, Judging.names(Catalog.RULES.stream()), WORDS, problems))
            .orElse(Settings.NONE);
    if (!problems.isEmpty()) {
      throw new UsageException(
          problems.stream()
              .map(p -> Text.clean(p.at() + ": " + p.message()))
              .collect(Collectors.joining("\ncpat: ")));
    }
    String below = home.relativize(folder).toString().replace('\\', '/');
    return new ProjectSettings(settings, below.isEmpty() ? "" : below + "/");
  }

  /// The finding as it is told here; empty when it is not.
  Optional<Finding> of(Finding finding) {
    return settings.of(finding, (glob, path) -> new Globs(List.of(glob)).matches(below + path));
  }

  /// True for a file that the settings leave out.
  boolean leavesOut(String path) {
    String whole = below + path;
    return new Globs(settings.exclude()).matches(whole)
        || (!settings.include().isEmpty() && !new Globs(settings.include()).matches(whole));
  }

  /// True for a rule that is off everywhere.
  boolean off(Rule rule) {
    return Settings.of(rule, settings.rules()).filter(s -> s == Settings.Setting.OFF).isPresent();
  }

  /// True for a pattern whose rules are all off.
  boolean off(String symbol) {
    return settings.rules().get(symbol.toLowerCase(Locale.ROOT)) == Settings.Setting.OFF;
  }
}
