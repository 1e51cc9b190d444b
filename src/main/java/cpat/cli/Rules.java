package cpat.cli;

import cpat.patterns.Catalog;
import cpat.report.RulePage;
import cpat.rule.Rule;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/// Rules as a user names them: by id, by name, by another tool's code.
final class Rules {
  private Rules() {}

  /// One rule, or all that replace another tool's code.
  static List<Rule> named(String word) throws UsageException {
    Optional<Rule> rule = Catalog.rule(word);
    List<Rule> rules = rule.isPresent() ? List.of(rule.get()) : Catalog.rulesOf(word);
    if (!rules.isEmpty()) {
      return rules;
    }
    if (Catalog.find(word).isPresent()) {
      String symbol = word.toLowerCase(Locale.ROOT);
      throw new UsageException(
          word + " is a pattern: cpat show " + symbol + ", or its rules: cpat rules " + symbol);
    }
    throw new UsageException("no rule `" + word + "`" + near(word) + "; `cpat rules` lists all");
  }

  /// Rules that a word speaks of: a symbol, the start of an id, a code, a part of name or summary.
  static List<Rule> about(List<String> words) throws UsageException {
    List<Rule> rules = new ArrayList<>(Catalog.RULES);
    for (String word : words) {
      String small = word.toLowerCase(Locale.ROOT);
      List<Rule> exact =
          Stream.concat(
                  Catalog.RULES.stream()
                      .filter(
                          r -> r.symbol().equalsIgnoreCase(word) || r.id().equalsIgnoreCase(word)),
                  Catalog.rulesOf(word).stream())
              .distinct()
              .toList();
      List<Rule> found =
          exact.isEmpty()
              ? Catalog.RULES.stream().filter(r -> text(r).contains(small)).toList()
              : exact;
      if (found.isEmpty() && Catalog.find(word).isEmpty()) {
        throw new UsageException(
            "no rule for `" + word + "`" + near(word) + "; `cpat rules` lists all");
      }
      rules.retainAll(found);
    }
    return rules;
  }

  static List<RulePage> pages(List<Rule> rules) throws IOException {
    List<RulePage> pages = new ArrayList<>();
    for (Rule rule : rules) {
      pages.add(Page.of(rule));
    }
    return pages;
  }

  private static String text(Rule rule) {
    String text = rule.id() + " " + rule.name() + " " + rule.summary();
    return text.toLowerCase(Locale.ROOT);
  }

  private static String near(String word) {
    TreeMap<String, String> known = new TreeMap<>();
    for (Rule rule : Catalog.RULES) {
      Stream.concat(Stream.of(rule.id(), rule.name()), rule.codes().stream())
          .forEach(n -> known.put(n.toLowerCase(Locale.ROOT), n));
    }
    String near = Suggest.didYouMean(word.toLowerCase(Locale.ROOT), known.keySet());
    for (var name : known.entrySet()) {
      if (near.contains("`" + name.getKey() + "`")) {
        return near.replace(name.getKey(), name.getValue());
      }
    }
    return near;
  }
}
