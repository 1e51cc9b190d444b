package cpat;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import cpat.patterns.Catalog;
import cpat.rule.Pattern;
import cpat.rule.Use;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/// The page is the test: every case of every pattern's page, found exactly as marked.
/// `-Dcpat.update=true` moves carets to the right columns where line and verdict agree.
class CasesTest {
  private static final Path ROOMS = Path.of("src/main/java/cpat/patterns");

  @TestFactory
  Stream<DynamicNode> pages() throws Exception {
    String only = System.getProperty("cpat.pattern", "").toUpperCase(Locale.ROOT);
    List<DynamicNode> pages = new ArrayList<>();
    for (Pattern pattern : Catalog.PATTERNS) {
      if (!only.isEmpty() && !only.equals(pattern.symbol())) {
        continue;
      }
      Path page = ROOMS.resolve(pattern.symbol().toLowerCase(Locale.ROOT)).resolve("README.md");
      Cases cases = Cases.of(Files.readString(page));
      pages.add(
          DynamicContainer.dynamicContainer(
              pattern.symbol(),
              Stream.concat(
                  Stream.of(DynamicTest.dynamicTest("has cases", () -> complete(cases))),
                  cases.cases().stream()
                      .map(c ->
                          DynamicTest.dynamicTest(
                              c.title() + " (line " + c.line() + ")",
                              () -> check(pattern, c, page))))));
    }
    return pages.stream();
  }

  private static void complete(Cases cases) {
    List<Cases.Mark> marks =
        cases.cases().stream()
            .flatMap(c -> c.files().stream())
            .flatMap(f -> f.marks().stream())
            .toList();
    assertTrue(marks.stream().anyMatch(m -> m.verdict().equals("used")), "no case of a use");
    assertTrue(
        cases.cases().stream().anyMatch(c -> c.files().stream().allMatch(f -> f.marks().isEmpty())),
        "no case of a near miss");
  }

  private static void check(Pattern pattern, Cases.Case wanted, Path page) throws Exception {
    CaseFiles files = CaseFiles.of(wanted);
    List<Use> uses = pattern.detector().find(files.resolution()).toList();
    List<String> expected = new ArrayList<>();
    List<String> found = new ArrayList<>();
    for (Cases.File file : wanted.files()) {
      file.marks()
          .forEach(m ->
              expected.add(file.path() + ":" + m.line() + " " + m.symbol() + " " + m.verdict()));
    }
    uses.forEach(u -> found.add(summary(u)));
    expected.sort(null);
    found.sort(null);
    if (wanted.missed()) {
      assertTrue(!found.equals(expected), "it is found now: move the case out of `not found`");
      return;
    }
    assertEquals(expected, found, () -> page + ":" + wanted.line() + " " + reasons(uses));
    Carets.check(page, wanted, uses.stream().map(Use::at).toList());
  }

  private static String reasons(List<Use> uses) {
    List<String> all = new ArrayList<>();
    uses.forEach(u -> all.add(summary(u) + ": " + u.subject() + ": " + u.reason()));
    return all.toString();
  }

  private static String summary(Use use) {
    return use.at().source().path()
        + ":"
        + use.at().first().line()
        + " "
        + use.pattern()
        + " "
        + use.verdict().name().toLowerCase(Locale.ROOT);
  }
}
