package cpat.allow;

import cpat.allow.Settings.Paths;
import cpat.allow.Settings.Setting;
import cpat.model.Problem;
import cpat.source.Source;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.tomlj.Toml;
import org.tomlj.TomlArray;
import org.tomlj.TomlParseError;
import org.tomlj.TomlParseResult;
import org.tomlj.TomlPosition;
import org.tomlj.TomlTable;

/// Reads `.cpat.toml`. Unknown keys, rules and words are problems with a place, never silence.
public final class SettingsFile {
  private final Source source;
  private final Set<String> known;
  private final Language language;
  private final List<Problem> problems;

  /// What those who read the settings know of words: how near a written one comes to a known one (`
  /// (did you mean …?)`, or nothing), and what is wrong with a glob.
  public interface Language {
    String near(String word, Collection<String> known);

    Optional<String> mistake(String glob);
  }

  private SettingsFile(
      Source source, Set<String> known, Language language, List<Problem> problems) {
    this.source = source;
    this.known = known;
    this.language = language;
    this.problems = problems;
  }

  /// `known` are the names a rule may be called by, in small letters.
  public static Settings read(
      Source source, Set<String> known, Language language, List<Problem> problems) {
    return new SettingsFile(source, known, language, problems).read();
  }

  private Settings read() {
    TomlParseResult file = Toml.parse(source.text().replaceFirst("^\uFEFF", " "));
    if (file.hasErrors()) {
      for (TomlParseError error : file.errors()) {
        String message = Optional.ofNullable(error.getMessage()).orElse("no TOML");
        problems.add(
            new Problem(source.span(offset(error.position()), end()), "not TOML: " + message));
      }
      return Settings.NONE;
    }
    unknown(file, Set.of("include", "exclude", "fail-on", "rules", "paths"));
    List<Paths> paths = new ArrayList<>();
    for (TomlTable table : tables(file, "paths")) {
      unknown(table, Set.of("match", "rules"));
      if (!table.contains(List.of("match"))) {
        problem(file, "paths", "[[paths]] without `match` speaks of no file");
      }
      paths.add(new Paths(globs(table, "match"), rules(table)));
    }
    return new Settings(
        globs(file, "include"),
        globs(file, "exclude"),
        failOn(file),
        rules(file),
        List.copyOf(paths));
  }

  private Optional<String> failOn(TomlTable file) {
    Optional<String> word = text(file, "fail-on");
    List<String> levels = List.of("error", "warning", "note", "never");
    if (word.isPresent() && !levels.contains(word.get())) {
      problem(
          file,
          "fail-on",
          "`fail-on` is error, warning, note or never" + language.near(word.get(), levels));
      return Optional.empty();
    }
    return word;
  }

  private Map<String, Setting> rules(TomlTable table) {
    if (!table.contains(List.of("rules"))) {
      return Map.of();
    }
    if (!(table.get(List.of("rules")) instanceof TomlTable rules)) {
      problem(table, "rules", "`rules` is a table: [rules], and below it EFE001 = \"off\"");
      return Map.of();
    }
    Map<String, Setting> all = new LinkedHashMap<>();
    for (String name : rules.keySet()) {
      if (!known.contains(name.toLowerCase(Locale.ROOT))) {
        String near = language.near(name, known);
        problem(
            rules, name, "no rule is called `" + name + "`" + near + "; `cpat rules` lists all");
        continue;
      }
      text(rules, name)
          .flatMap(Setting::of)
          .ifPresentOrElse(
              s -> all.put(name.toLowerCase(Locale.ROOT), s),
              () ->
                  problem(
                      rules,
                      name,
                      "`" + name + "` is \"off\", \"note\", \"warning\" or \"error\""));
    }
    return all;
  }

  private Optional<String> text(TomlTable table, String key) {
    Object value = table.get(List.of(key));
    if (value != null && !(value instanceof String)) {
      problem(table, key, "`" + key + "` is a text in quotes");
    }
    return value instanceof String text ? Optional.of(text) : Optional.empty();
  }

  private List<String> globs(TomlTable table, String key) {
    List<String> globs = words(table, key);
    for (int i = 0; i < globs.size(); i++) {
      Optional<String> mistake = language.mistake(globs.get(i));
      if (mistake.isPresent() && table.get(List.of(key)) instanceof TomlArray array) {
        // The element's place is where its line or what is before it ends.
        int from = offset(array.inputPositionOf(i));
        int start = Math.max(from, source.text().indexOf(globs.get(i), from) - 1);
        int end = Math.min(end(), start + globs.get(i).length() + 2);
        problems.add(new Problem(source.span(start, end), mistake.get()));
      }
    }
    return globs;
  }

  private List<String> words(TomlTable table, String key) {
    Object value = table.get(List.of(key));
    if (value == null) {
      return List.of();
    }
    List<String> words = new ArrayList<>();
    if (value instanceof TomlArray array) {
      for (Object one : array.toList()) {
        if (one instanceof String text) {
          words.add(text);
        }
      }
      if (words.size() == array.size()) {
        return List.copyOf(words);
      }
    }
    problem(table, key, "`" + key + "` is a list of texts: [\"vendor/**\"]");
    return List.of();
  }

  private List<TomlTable> tables(TomlTable file, String key) {
    Object value = file.get(List.of(key));
    List<TomlTable> tables = new ArrayList<>();
    if (value instanceof TomlArray array) {
      for (Object one : array.toList()) {
        if (one instanceof TomlTable table) {
          tables.add(table);
        }
      }
    }
    if (value != null && tables.isEmpty()) {
      problem(file, key, "`" + key + "` is a list of tables: [[" + key + "]]");
    }
    return tables;
  }

  private void unknown(TomlTable table, Set<String> allowed) {
    for (String key : table.keySet()) {
      if (!allowed.contains(key)) {
        problem(
            table,
            key,
            "`"
                + key
                + "` is not known here"
                + language.near(key, allowed)
                + "; there are "
                + String.join(", ", allowed.stream().sorted().toList()));
      }
    }
  }

  private void problem(TomlTable table, String key, String message) {
    int start = offset(table.inputPositionOf(List.of(key)));
    problems.add(new Problem(source.span(start, Math.min(end(), start + key.length())), message));
  }

  private int offset(@Nullable TomlPosition at) {
    if (at == null) {
      return 0;
    }
    int offset = 0;
    for (int line = 1; line < at.line() && offset >= 0; line++) {
      offset = source.text().indexOf('\n', offset) + 1;
    }
    return Math.clamp(offset + at.column() - 1L, 0, end());
  }

  private int end() {
    return source.text().length();
  }
}
