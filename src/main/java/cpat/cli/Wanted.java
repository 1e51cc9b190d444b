package cpat.cli;

import cpat.patterns.Catalog;
import cpat.rule.Finding;
import cpat.rule.Pattern;
import cpat.rule.Rule;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;

/// The words of `cpat fix`: which rules, all if none is named, and which paths.
record Wanted(Set<String> rules, List<String> paths) {
  static Wanted of(List<String> words, Console console) throws UsageException, IOException {
    Set<String> rules = new LinkedHashSet<>();
    List<String> paths = new ArrayList<>();
    for (String word : words) {
      List<String> parts = Stream.of(word.split(",", -1)).filter(p -> !p.isEmpty()).toList();
      if (!parts.isEmpty() && parts.stream().allMatch(Wanted::known)) {
        parts.forEach(p -> rules.addAll(ids(p)));
      } else if (word.equals("-") || Files.exists(console.resolve(word))) {
        paths.add(word);
      } else {
        throw new UsageException(unknown(word, parts, console));
      }
    }
    return new Wanted(rules, paths.isEmpty() ? List.of(".") : paths);
  }

  boolean wants(Finding finding) {
    return rules.isEmpty()
        || rules.contains(finding.rule().id())
        || finding.codes().stream().anyMatch(c -> rules.contains(code(c)));
  }

  private static boolean known(String word) {
    return symbol(word) || Catalog.rule(word).isPresent() || !Catalog.rulesOf(word).isEmpty();
  }

  private static boolean symbol(String word) {
    return symbols().anyMatch(s -> s.equalsIgnoreCase(word));
  }

  /// Those of the patterns, and of the rules that belong to none.
  private static Stream<String> symbols() {
    return Stream.concat(
            Catalog.PATTERNS.stream().map(Pattern::symbol),
            Catalog.RULES.stream().map(Rule::symbol))
        .distinct();
  }

  /// Another tool's code: a finding may replace it where others of the same rule do not. In small
  /// letters it is no rule's id.
  private static String code(String word) {
    return word.toLowerCase(Locale.ROOT);
  }

  /// A pattern without rules has an id that no rule has: nothing is wanted then, not all.
  private static List<String> ids(String word) {
    if (!symbol(word)) {
      return List.of(Catalog.rule(word).map(Rule::id).orElseGet(() -> code(word)));
    }
    List<String> ids =
        Catalog.RULES.stream()
            .filter(r -> r.symbol().equalsIgnoreCase(word))
            .map(Rule::id)
            .toList();
    return ids.isEmpty() ? List.of(word.toUpperCase(Locale.ROOT)) : ids;
  }

  private static String unknown(String word, List<String> parts, Console console)
      throws UsageException, IOException {
    List<String> names = new ArrayList<>();
    Catalog.RULES.forEach(r -> names.addAll(List.of(r.id(), r.name())));
    symbols().forEach(names::add);
    boolean list = parts.size() > 1 && parts.stream().anyMatch(Wanted::known);
    String what = list ? parts.stream().filter(p -> !known(p)).findFirst().orElse(word) : word;
    String file = list ? "" : Roots.near(console.resolve(word));
    String near = Suggest.didYouMean(what.toUpperCase(Locale.ROOT), names);
    near = near.isEmpty() ? Suggest.didYouMean(what.toLowerCase(Locale.ROOT), names) : near;
    return "`%s` is neither a rule, a pattern nor a path%s; `cpat show` lists the patterns"
        .formatted(what, file.isEmpty() ? near : file);
  }
}
