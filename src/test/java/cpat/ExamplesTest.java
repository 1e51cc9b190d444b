package cpat;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import cpat.files.Load;
import cpat.files.Shipped;
import cpat.files.Walk;
import cpat.model.Reading;
import cpat.patterns.Catalog;
import cpat.read.Lookup;
import cpat.read.Projects;
import cpat.read.Readers;
import cpat.resolve.Resolution;
import cpat.rule.Pattern;
import cpat.rule.Use;
import cpat.rule.Verdict;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/// The examples as files: each shows its pattern. That they keep to their form is
/// [ExampleFormTest]'s matter, that they work [cpat.lab.ExampleEngineTest]'s.
class ExamplesTest {
  /// Bad forms that an example holds to compare with.
  private static final Set<String> ON_PURPOSE = Set.of("Dockerfile.shell");

  private static Path folder(Pattern pattern) {
    return Path.of(
        "src/main/java/cpat/patterns", pattern.symbol().toLowerCase(Locale.ROOT), "example");
  }

  @TestFactory
  Stream<DynamicTest> theDetectorFindsThePattern() {
    return Catalog.PATTERNS.stream().map(p -> DynamicTest.dynamicTest(p.symbol(), () -> finds(p)));
  }

  private static void finds(Pattern pattern) throws Exception {
    List<Reading> readings = new ArrayList<>();
    Walk walk = new Walk(folder(pattern), List.of(), List.of());
    walk.each(entry -> {
      if (Readers.candidate(entry.relative())) {
        Load.file(entry.path(), entry.relative(), 1 << 20)
            .source()
            .flatMap(s -> Readers.read(s, Lookup.NONE, false))
            .ifPresent(readings::add);
      }
    });
    readings.forEach(r -> assertEquals(List.of(), r.problems()));
    var project = new Resolution(Projects.of(readings), Shipped.officialImages()::find);
    List<Use> uses = pattern.detector().find(project).toList();
    assertTrue(uses.stream().anyMatch(u -> u.verdict() == Verdict.USED), "not found");
    List<Use> wrong = new ArrayList<>();
    for (Pattern other : Catalog.PATTERNS) {
      other
          .detector()
          .find(project)
          .filter(u -> u.verdict() == Verdict.MISAPPLIED)
          .filter(u -> !ON_PURPOSE.contains(u.at().source().path()))
          .forEach(wrong::add);
    }
    assertEquals(List.of(), wrong, "an example breaks a pattern");
  }
}
