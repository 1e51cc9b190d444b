package cpat;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.google.googlejavaformat.java.Formatter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/// Every Java file is formatted; `make update` formats them.
class FormatTest {
  @TestFactory
  Stream<DynamicTest> formatted() throws Exception {
    try (Stream<Path> files = Files.walk(Path.of("src"))) {
      return files
          .filter(f -> f.toString().endsWith(".java"))
          .filter(f -> !f.toString().contains("/example/"))
          .sorted()
          .toList()
          .stream()
          .map(f -> DynamicTest.dynamicTest(f.toString(), () -> check(f)));
    }
  }

  private static void check(Path file) throws Exception {
    String text = Files.readString(file);
    String formatted = new Formatter().formatSourceAndFixImports(text);
    if (Boolean.getBoolean("cpat.update") && !formatted.equals(text)) {
      Files.writeString(file, formatted);
    } else {
      assertEquals(formatted, text, "not formatted; run `make update`");
    }
  }
}
