package cpat.fix;

import cpat.model.Problem;
import cpat.rule.Finding;
import cpat.rule.Hit;
import cpat.rule.Level;
import cpat.rule.Rule;
import cpat.rule.Safety;
import cpat.source.Source;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// A project of a few texts and rules that look for words. A text with `BROKEN` does not read.
final class Toys implements Workspace {
  private final Map<String, Source> files = new LinkedHashMap<>();
  private final Map<String, Function<Map<String, Source>, Stream<Hit>>> rules =
      new LinkedHashMap<>();
  private final Map<String, String> locked = new TreeMap<>();
  int checks;

  Toys file(String path, String text) {
    files.put(path, new Source(path, text));
    return this;
  }

  Toys locked(String path, String why) {
    locked.put(path, why);
    return this;
  }

  Toys rule(String id, Function<Map<String, Source>, Stream<Hit>> check) {
    rules.put(id, check);
    return this;
  }

  /// A rule that finds a word in each file alone.
  Toys word(String id, String regex, Function<Hit, Hit> fix) {
    return rule(
        id, all -> all.values().stream().flatMap(s -> places(s, regex).map(h -> fix.apply(h))));
  }

  static Stream<Hit> places(Source source, String regex) {
    List<MatchResult> found = Pattern.compile(regex).matcher(source.text()).results().toList();
    return found.stream()
        .map(m -> Hit.at(source.span(m.start(), m.end()), "there is `" + m.group() + "`"));
  }

  @Override
  public Optional<Source> find(String path) {
    return Optional.ofNullable(files.get(path));
  }

  @Override
  public Optional<String> locked(String path) {
    return Optional.ofNullable(locked.get(path));
  }

  @Override
  public Checkup check(Map<String, Source> changed) {
    checks++;
    Map<String, Source> now = new LinkedHashMap<>(files);
    now.putAll(changed);
    List<Finding> findings = new ArrayList<>();
    List<String> failures = new ArrayList<>();
    rules.forEach((id, check) -> {
      Rule rule = new Rule(id, "toy-" + id, Level.WARNING, "a toy", Toys.class, _ -> Stream.of());
      try {
        check.apply(now).map(h -> new Finding(rule, h)).toList().forEach(findings::add);
      } catch (IllegalStateException e) {
        failures.add("rule " + id);
      }
    });
    List<Problem> problems = new ArrayList<>();
    now.values().stream()
        .filter(s -> s.text().contains("BROKEN"))
        .forEach(s -> problems.add(new Problem(s.whole(), "it is broken")));
    return new Checkup(findings, problems, failures);
  }

  Fixed fix(Safety... allowed) {
    Checkup first = check(Map.of());
    checks = 0;
    return Fixer.fix(this, first, Set.of(allowed), _ -> true);
  }

  /// The texts afterwards.
  Map<String, String> texts(Fixed fixed) {
    Map<String, String> texts = new TreeMap<>();
    files.forEach((path, source) -> texts.put(path, source.text()));
    fixed.changes().forEach((path, change) -> texts.put(path, change.after().text()));
    return texts;
  }
}
