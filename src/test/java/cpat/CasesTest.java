package cpat;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import cpat.files.Shipped;
import cpat.model.Reading;
import cpat.patterns.Catalog;
import cpat.read.Lookup;
import cpat.read.Projects;
import cpat.read.Readers;
import cpat.resolve.Resolution;
import cpat.rule.Pattern;
import cpat.rule.Use;
import cpat.source.Position;
import cpat.source.Source;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
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
    Map<String, Source> sources = new LinkedHashMap<>();
    wanted.files().forEach(f -> sources.put(f.path(), new Source(f.path(), f.text())));
    Lookup lookup = path -> Optional.ofNullable(sources.get(path));
    List<Reading> readings = new ArrayList<>();
    for (Source source : sources.values()) {
      readings.add(
          Readers.read(source, lookup, true)
              .orElseThrow(() -> new AssertionError(source.path() + ": no reader takes it")));
    }
    var resolved = new Resolution(Projects.of(readings), Shipped.officialImages()::find);
    List<Use> uses = pattern.detector().find(resolved).toList();
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
    for (Cases.File file : wanted.files()) {
      carets(file, uses, page);
    }
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

  private static void carets(Cases.File file, List<Use> uses, Path page) throws Exception {
    Map<Integer, String> corrected = new TreeMap<>();
    for (Cases.Mark mark : file.marks()) {
      for (Use use : uses) {
        Position at = use.at().first();
        if (!use.at().source().path().equals(file.path()) || at.line() != mark.line()) {
          continue;
        }
        int end = use.at().source().line(at.line()).length() + 1;
        int width = Math.max(1, Math.min(use.at().end() - use.at().start(), end - at.column()));
        boolean same =
            (mark.column() == at.column() && mark.width() == width)
                || (at.column() <= 2 && mark.column() <= 4);
        if (!same) {
          corrected.put(mark.row(), carets(at.column(), width));
        }
      }
    }
    if (Boolean.getBoolean("cpat.update") && !corrected.isEmpty()) {
      rewrite(page, corrected);
    } else {
      assertEquals(Map.of(), corrected, "carets in " + page + "; run `make update`");
    }
  }

  private static String carets(int column, int width) {
    return " ".repeat(column - 1) + "^".repeat(width);
  }

  private static void rewrite(Path page, Map<Integer, String> corrected) throws Exception {
    List<String> lines = new ArrayList<>(Files.readAllLines(page));
    corrected.forEach((row, carets) -> {
      String line = lines.get(row - 1);
      String head = line.stripLeading().startsWith("//") ? "//" : "#";
      String symbol = line.substring(line.lastIndexOf('^') + 1);
      boolean room = carets.indexOf('^') >= head.length();
      String indent = room ? carets.substring(head.length()) : carets.stripLeading();
      lines.set(row - 1, head + (room ? indent : " " + indent) + symbol);
    });
    Files.writeString(page, String.join("\n", lines) + "\n");
  }
}
