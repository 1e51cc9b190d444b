package cpat;

import cpat.patterns.Catalog;
import cpat.rule.Pattern;
import cpat.rule.Rule;
import cpat.source.Source;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/// The laws of fixes on all cases of all pages, the examples, and the corpus.
class FixLawsTest {
  private static final Path SOURCES = Path.of("src/main/java");

  @TestFactory
  Stream<DynamicNode> pages() throws Exception {
    List<Path> pages = new ArrayList<>();
    Catalog.RULES.stream().map(Rule::page).forEach(p -> pages.add(SOURCES.resolve(p.substring(1))));
    Catalog.PATTERNS.forEach(p -> pages.add(SOURCES.resolve(Catalog.page(p).substring(1))));
    List<DynamicNode> all = new ArrayList<>();
    for (Path page : pages) {
      List<DynamicTest> tests = new ArrayList<>();
      for (Cases.Case one : Cases.of(Files.readString(page)).cases()) {
        String title = one.title() + " (line " + one.line() + ")";
        tests.add(DynamicTest.dynamicTest(title, () -> FixLaws.hold(CaseFiles.of(one))));
      }
      all.add(DynamicContainer.dynamicContainer(page.toString(), tests));
    }
    return all.stream();
  }

  @TestFactory
  Stream<DynamicTest> examples() {
    return Catalog.PATTERNS.stream()
        .map(Pattern::symbol)
        .map(s -> SOURCES.resolve(Path.of("cpat/patterns", s.toLowerCase(java.util.Locale.ROOT))))
        .map(room ->
            DynamicTest.dynamicTest(
                room.toString(), () -> FixLaws.hold(folder(room.resolve("example")))));
  }

  /// Each file alone: they are no project.
  @TestFactory
  Stream<DynamicTest> corpus() throws Exception {
    try (Stream<Path> files = Files.walk(Path.of("src/test/corpus"))) {
      return files
          .filter(f -> Files.isRegularFile(f) && !f.toString().endsWith(".read"))
          .sorted()
          .toList()
          .stream()
          .map(f ->
              DynamicTest.dynamicTest(
                  f.toString(),
                  () -> FixLaws.hold(of(Map.of(f.getFileName().toString(), Files.readString(f))))));
    }
  }

  static CaseFiles folder(Path folder) throws Exception {
    Map<String, String> texts = new LinkedHashMap<>();
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
        byte[] bytes = Files.readAllBytes(file);
        String text = new String(bytes, java.nio.charset.StandardCharsets.UTF_8);
        if (text.indexOf('\uFFFD') < 0) {
          texts.put(folder.relativize(file).toString(), text);
        }
      }
    }
    return of(texts);
  }

  private static CaseFiles of(Map<String, String> texts) {
    Map<String, Source> sources = new LinkedHashMap<>();
    texts.forEach((path, text) -> sources.put(path, new Source(path, text)));
    return new CaseFiles(sources, List.of());
  }
}
