package cpat;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;

/// Tables of texts in and texts out: `### title`, the input, `---`, the expected output.
/// `-Dcpat.update=true` writes what comes out; read the difference before it is committed.
public final class Tables {
  private Tables() {}

  public static Stream<DynamicTest> of(String name, UnaryOperator<String> read) throws Exception {
    Path file = Path.of("src/test/tables/" + name + ".txt");
    String text = Files.readString(file);
    StringBuilder updated = new StringBuilder();
    Stream.Builder<DynamicTest> tests = Stream.builder();
    for (String entry : text.substring(text.indexOf("### ")).split("(?m)^### ", -1)) {
      if (entry.isBlank()) {
        continue;
      }
      String title = entry.lines().findFirst().orElse("");
      int split = entry.indexOf("\n---\n");
      String input =
          entry.substring(entry.indexOf('\n') + 1, split < 0 ? entry.length() : split + 1);
      String expected = split < 0 ? "" : entry.substring(split + 5).strip();
      String input0 = input.endsWith("\n") ? input.substring(0, input.length() - 1) : input;
      updated.append("### ").append(title).append('\n').append(input0.stripTrailing());
      updated.append("\n---\n").append(read.apply(input0).strip()).append("\n\n");
      tests.add(
          DynamicTest.dynamicTest(
              title, () -> assertEquals(expected, read.apply(input0).strip(), input0)));
    }
    if (Boolean.getBoolean("cpat.update")) {
      Files.writeString(
          file, text.substring(0, text.indexOf("### ")) + updated.toString().strip() + "\n");
      return Stream.of();
    }
    return tests.build();
  }
}
