package cpat.lab;

import static org.junit.jupiter.api.Assertions.assertEquals;

import cpat.engine.Engine;
import cpat.engine.TestEngines;
import cpat.patterns.Catalog;
import cpat.rule.Pattern;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/// `cpat run` of all 14 examples on every engine: all that is expected is seen, and nothing stays.
@Tag("engine")
class ExampleEngineTest {
  @TempDir Path temporary;

  @TestFactory
  Stream<DynamicContainer> examples() {
    return TestEngines.ALL.stream()
        .map(engine -> DynamicContainer.dynamicContainer(engine, onEngine(engine)));
  }

  private List<DynamicTest> onEngine(String engine) {
    return Catalog.PATTERNS.stream()
        .map(p -> DynamicTest.dynamicTest(p.symbol(), () -> plays(engine, p)))
        .toList();
  }

  private void plays(String name, Pattern pattern) throws Exception {
    Engine engine = TestEngines.connect(name);
    Set<String> before = TestEngines.objects(engine);
    String symbol = pattern.symbol().toLowerCase(Locale.ROOT);
    Path home = Files.createDirectories(temporary.resolve(name + " " + symbol));
    Started cpat = Started.cpat(name, home, "run", symbol);
    int code = cpat.await();
    assertEquals(0, code, () -> text(cpat));
    assertEquals(before, TestEngines.objects(engine));
    assertEquals(List.of(), cpat.folders());
    cpat.awaitReaper();
  }

  private static String text(Started cpat) {
    try {
      return cpat.out() + cpat.err();
    } catch (java.io.IOException e) {
      return e.toString();
    }
  }
}
