package cpat;

import cpat.patterns.Catalog;
import cpat.report.RulePage;
import cpat.report.RuleTable;
import cpat.rule.Pattern;
import cpat.rule.Rule;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/// The generated text about rules.
final class RuleDocs {
  /// How codes of other tools begin.
  private static final Map<String, String> TOOLS =
      Map.of(
          "DL", "hadolint",
          "DS-", "Trivy",
          "KSV-", "Trivy",
          "CKV", "checkov",
          "CIS-DI-", "dockle",
          "DKL-", "dockle",
          "DF", "droast",
          "KICS ", "KICS");

  private RuleDocs() {}

  /// The section of a room's page.
  static void room(Path page, List<Rule> rules) throws Exception {
    Generated.check(page, "rules", RuleTable.room(pages(rules)));
  }

  static List<RulePage> pages(List<Rule> rules) throws Exception {
    List<RulePage> pages = new ArrayList<>();
    for (Rule rule : rules) {
      pages.add(new RulePage(rule, Files.readString(RulePagesTest.path(rule))));
    }
    return pages;
  }

  /// `[CS001](cs/AddInsteadOfCopy.md) …`
  static String links(List<Rule> rules, String folder) {
    return rules.stream()
        .map(r -> "[" + r.id() + "](" + folder + r.home().getSimpleName() + ".md)")
        .collect(Collectors.joining(" "));
  }

  static String count() {
    long codes = Catalog.RULES.stream().flatMap(r -> r.codes().stream()).distinct().count();
    int rules = Catalog.RULES.size();
    return rules
        + (rules == 1 ? " rule, which replaces " : " rules, which replace ")
        + codes
        + " checks of other tools: [all of them](docs/rules.md), those of"
        + " [no single pattern](src/main/java/cpat/general/README.md) and of"
        + " [two patterns that meet](src/main/java/cpat/reactions/README.md).\n";
  }

  /// Every room with its rules.
  static String all() throws Exception {
    StringBuilder text = new StringBuilder();
    for (Pattern pattern : Catalog.PATTERNS) {
      section(text, pattern.symbol() + " " + pattern.name(), pattern.rules());
    }
    section(text, "Of no single pattern", symbol("X"));
    section(text, "Two patterns that meet", symbol("R"));
    return text.toString();
  }

  private static List<Rule> symbol(String symbol) {
    return Catalog.RULES.stream().filter(r -> r.symbol().equals(symbol)).toList();
  }

  private static void section(StringBuilder text, String title, List<Rule> rules) throws Exception {
    if (!rules.isEmpty()) {
      text.append("\n### ").append(title).append('\n');
      text.append(RuleTable.markdown(pages(rules), "../"));
    }
  }

  /// Who comes from another tool looks here.
  static String codes() {
    Map<String, List<Rule>> codes = new TreeMap<>();
    for (Rule rule : Catalog.RULES) {
      rule.codes().forEach(c -> codes.computeIfAbsent(c, _ -> new ArrayList<>()).add(rule));
    }
    StringBuilder table = new StringBuilder("| code | tool | rules |\n|---|---|---|\n");
    codes.forEach((code, rules) -> {
      table.append("| ").append(code).append(" | ").append(tool(code)).append(" | ");
      String links =
          rules.stream()
              .map(r -> "[" + r.id() + "](../" + RuleTable.path(r) + ") " + r.name())
              .collect(Collectors.joining(", "));
      table.append(links).append(" |\n");
    });
    return table.toString();
  }

  private static String tool(String code) {
    return TOOLS.entrySet().stream()
        .filter(t ->
            code.toUpperCase(Locale.ROOT).startsWith(t.getKey())
                && (t.getValue().equals("KICS") || code.matches(".*[0-9].*")))
        .map(Map.Entry::getValue)
        .findFirst()
        .orElse(code.matches("([A-Z][a-z]+)+") ? "BuildKit" : "");
  }
}
