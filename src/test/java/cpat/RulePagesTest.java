package cpat;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import cpat.patterns.Catalog;
import cpat.rule.Certainty;
import cpat.rule.Finding;
import cpat.rule.Fix;
import cpat.rule.Rule;
import cpat.rule.Safety;
import cpat.source.Edit;
import cpat.source.Source;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/// The page of a rule is its test: every case is found exactly as marked, every `fixed` block is
/// exactly what the fix gives, and then the rule is silent. `-Dcpat.pattern=EFE` or `=EFE001` runs
/// some; `-Dcpat.update=true` moves carets and writes the facts.
class RulePagesTest {
  private static final Path ROOT = Path.of("src/main/java");

  @TestFactory
  Stream<DynamicNode> pages() throws Exception {
    String only = System.getProperty("cpat.pattern", "").toUpperCase(Locale.ROOT);
    List<DynamicNode> pages = new ArrayList<>();
    for (Rule rule : Catalog.RULES) {
      if (rule.id().startsWith(only)) {
        Path page = path(rule);
        if (Boolean.getBoolean("cpat.update")) {
          // First what moves the lines below it: marks are rewritten by their rows.
          form(rule, page);
        }
        Cases cases = Cases.of(Files.readString(page));
        List<DynamicNode> tests = new ArrayList<>();
        tests.add(DynamicTest.dynamicTest("form", () -> form(rule, page)));
        tests.add(DynamicTest.dynamicTest("has the cases it needs", () -> complete(cases)));
        for (Cases.Case one : cases.cases()) {
          String title = one.title() + " (line " + one.line() + ")";
          tests.add(DynamicTest.dynamicTest(title, () -> check(rule, one, page)));
        }
        pages.add(DynamicContainer.dynamicContainer(rule.id(), tests));
      }
    }
    return pages.stream();
  }

  @Test
  void idsAndNamesAreUsedOnce() {
    assertEquals(Catalog.RULES.size(), Catalog.RULES.stream().map(Rule::id).distinct().count());
    assertEquals(Catalog.RULES.size(), Catalog.RULES.stream().map(Rule::name).distinct().count());
    for (Rule rule : Catalog.RULES) {
      assertTrue(rule.id().matches("[A-Z][A-Z2]{0,2}[0-9]{3}"), rule.id());
      assertTrue(rule.name().matches("[a-z0-9]+(-[a-z0-9]+)+"), rule.name());
      boolean room = !rule.symbol().equals("X") && !rule.symbol().equals("R");
      String folder = rule.symbol().equals("X") ? "general" : "reactions";
      String home = room ? "patterns." + rule.symbol().toLowerCase(Locale.ROOT) : folder;
      assertEquals("cpat." + home, rule.home().getPackageName(), rule.id());
    }
  }

  /// A page that no rule owns is not tried, and its rule is in no list.
  @Test
  void everyPageIsOfARule() throws Exception {
    List<Path> owned = Catalog.RULES.stream().map(RulePagesTest::path).toList();
    List<Path> lost = new ArrayList<>();
    try (Stream<Path> files = Files.walk(ROOT)) {
      for (Path page : files.filter(f -> f.toString().endsWith(".md")).toList()) {
        boolean titled = Files.readString(page).matches("(?s)# [A-Z][A-Z0-9]{0,2}[0-9]{3} .*");
        if (titled && !owned.contains(page)) {
          lost.add(page);
        }
      }
    }
    assertEquals(List.of(), lost);
  }

  static Path path(Rule rule) {
    return ROOT.resolve(rule.page().substring(1));
  }

  private static void form(Rule rule, Path page) throws Exception {
    List<String> lines = Files.readAllLines(page);
    assertEquals("# " + rule.id() + " " + rule.name(), lines.getFirst());
    List<String> sections = lines.stream().filter(l -> l.startsWith("## ")).toList();
    assertEquals(List.of("## Why", "## Cases"), sections);
    Generated.check(page, "facts", Facts.of(rule, Cases.of(Files.readString(page))));
  }

  /// A hit, a near miss that differs in one thing, and every fix that is offered is shown.
  private static void complete(Cases cases) throws Exception {
    List<Cases.Case> hits =
        cases.cases().stream().filter(c -> !c.missed() && !c.marks().isEmpty()).toList();
    List<Cases.Case> misses =
        cases.cases().stream().filter(c -> !c.missed() && c.marks().isEmpty()).toList();
    assertTrue(!hits.isEmpty(), "no case of a hit");
    assertTrue(!misses.isEmpty(), "no case without a hit");
    for (Cases.Case miss : misses) {
      boolean near =
          cases.cases().stream().anyMatch(c -> !c.equals(miss) && OneThing.differs(c, miss));
      assertTrue(near, "`" + miss.title() + "` differs from no other case in one thing only");
    }
  }

  private static void check(Rule rule, Cases.Case wanted, Path page) throws Exception {
    CaseFiles files = CaseFiles.of(wanted);
    List<Finding> findings = files.findings(rule);
    List<String> expected = new ArrayList<>();
    for (Cases.File file : wanted.files()) {
      for (Cases.Mark mark : file.marks()) {
        expected.add(
            (file.path() + ":" + mark.line() + " " + mark.symbol() + " " + mark.verdict()).strip());
      }
    }
    List<String> found = new ArrayList<>(findings.stream().map(RulePagesTest::summary).toList());
    expected.sort(null);
    found.sort(null);
    if (wanted.missed()) {
      assertTrue(!found.equals(expected), "it is found now: move the case out of `not found`");
      return;
    }
    assertEquals(expected, found, () -> page + ":" + wanted.line() + " " + messages(findings));
    Carets.check(page, wanted, findings.stream().map(Finding::at).toList());
    for (Safety safety : List.of(Safety.SAFE, Safety.UNSAFE)) {
      fixed(rule, wanted, files, findings, safety);
    }
  }

  /// All findings of the case are mended at once, each by its first fix of that safety.
  private static void fixed(
      Rule rule, Cases.Case wanted, CaseFiles files, List<Finding> findings, Safety safety)
      throws Exception {
    Map<String, String> expected = new LinkedHashMap<>();
    wanted.fixed().stream()
        .filter(f -> f.safety() == safety)
        .forEach(f -> expected.put(f.file().path(), f.file().text()));
    Map<String, List<Edit>> edits = new LinkedHashMap<>();
    Map<String, Source> sources = new LinkedHashMap<>();
    List<Finding> mended = new ArrayList<>();
    for (Finding finding : findings) {
      finding.fixes().stream()
          .filter(f -> f.safety() == safety)
          .findFirst()
          .ifPresent(fix -> {
            mended.add(finding);
            fix.edits()
                .forEach(e -> {
                  sources.put(e.at().source().path(), e.at().source());
                  List<Edit> all =
                      edits.computeIfAbsent(e.at().source().path(), _ -> new ArrayList<>());
                  if (!all.contains(e)) {
                    all.add(e);
                  }
                });
          });
    }
    Map<String, Source> changed = new LinkedHashMap<>();
    Map<String, String> given = new LinkedHashMap<>();
    edits.forEach((path, all) -> {
      Source after = sources.get(path).with(all);
      changed.put(path, after);
      given.put(path, after.text());
    });
    assertEquals(expected, given, "the " + safety.word() + " fixes, as `fixed` blocks");
    if (!mended.isEmpty()) {
      List<String> left =
          files.with(changed).findings(rule).stream().map(RulePagesTest::summary).toList();
      assertEquals(
          findings.size() - mended.size(),
          left.size(),
          "after the fix the rule still says " + left);
    }
  }

  /// Level and certainty where they are not what the rule says and `certain`.
  private static String summary(Finding finding) {
    String level = finding.level() == finding.rule().level() ? "" : " " + finding.level().word();
    String certainty =
        finding.certainty() == Certainty.CERTAIN
            ? ""
            : " " + finding.certainty().name().toLowerCase(Locale.ROOT);
    return finding.at().source().path()
        + ":"
        + finding.at().first().line()
        + " "
        + finding.rule().id()
        + level
        + certainty;
  }

  private static List<String> messages(List<Finding> findings) {
    return findings.stream().map(f -> summary(f) + ": " + f.message()).toList();
  }

  /// The lines between `<!-- facts -->`.
  private static final class Facts {
    static String of(Rule rule, Cases cases) throws Exception {
      StringBuilder text = new StringBuilder("**" + rule.level().word() + "** · fix: ");
      text.append(safety(rule, cases))
          .append(" · ")
          .append(home(rule))
          .append('\n')
          .append(rule.summary())
          .append('\n');
      if (!rule.codes().isEmpty()) {
        text.append("\nReplaces ").append(String.join(", ", rule.codes())).append(".\n");
      }
      return text.toString();
    }

    private static String home(Rule rule) {
      return switch (rule.symbol()) {
        case "X" -> "of no single pattern";
        case "R" -> "[reaction](README.md)";
        default -> "pattern: [" + rule.symbol() + "](README.md)";
      };
    }

    private static String safety(Rule rule, Cases cases) throws Exception {
      Map<Safety, Integer> counts = new EnumMap<>(Safety.class);
      int findings = 0;
      for (Cases.Case one : cases.cases()) {
        if (one.missed()) {
          continue;
        }
        for (Finding finding : CaseFiles.of(one).findings(rule)) {
          findings++;
          finding.fixes().stream()
              .map(Fix::safety)
              .distinct()
              .forEach(s -> counts.merge(s, 1, Integer::sum));
        }
      }
      int safe = counts.getOrDefault(Safety.SAFE, 0);
      if (safe > 0) {
        return safe == findings ? "always safe" : "sometimes safe";
      }
      return counts.containsKey(Safety.UNSAFE)
          ? "proposed (unsafe)"
          : counts.isEmpty() ? "none" : "shown";
    }
  }
}
