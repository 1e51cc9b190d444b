package cpat;

import cpat.cli.Programs;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/// Every `console` block of the README and of docs/ shows what `cpat` prints; `make update`
/// rewrites.
class TranscriptsTest {
  @TestFactory
  Stream<DynamicTest> transcripts() throws Exception {
    List<Path> files = new ArrayList<>(List.of(Path.of("README.md")));
    try (Stream<Path> docs = Files.list(Path.of("docs"))) {
      docs.filter(f -> f.toString().endsWith(".md")).sorted().forEach(files::add);
    }
    return files.stream().map(f -> DynamicTest.dynamicTest(f.toString(), () -> check(f)));
  }

  private static void check(Path file) throws Exception {
    StringBuilder wanted = new StringBuilder();
    boolean console = false;
    for (String line : Files.readAllLines(file)) {
      if (line.equals("```console")) {
        console = true;
      } else if (line.equals("```")) {
        console = false;
      } else if (console && line.startsWith("$ ")) {
        wanted.append(line).append('\n').append(Programs.transcript(line.substring(2)));
        continue;
      } else if (console) {
        continue;
      }
      wanted.append(line).append('\n');
    }
    Generated.check(file, wanted.toString());
  }
}
