package cpat.read;

import static org.junit.jupiter.api.Assertions.assertEquals;

import cpat.model.Reading;
import cpat.read.compose.Compose;
import cpat.read.kubernetes.Kubernetes;
import cpat.source.Excerpt;
import cpat.source.Source;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/// Beside each file of the corpus stands what the reader makes of it; `-Dcpat.update=true` rewrites
/// it.
class ReadCorpusTest {
  private static final Path CORPUS = Path.of("src/test/corpus");

  @TestFactory
  Stream<DynamicTest> read() throws Exception {
    List<DynamicTest> tests = new ArrayList<>();
    for (String folder : List.of("compose", "kubernetes", "devcontainer")) {
      try (Stream<Path> files = Files.list(CORPUS.resolve(folder))) {
        files
            .filter(f -> !f.toString().endsWith(".read"))
            .sorted()
            .map(f -> DynamicTest.dynamicTest(f.toString(), () -> check(folder, f)))
            .forEach(tests::add);
      }
    }
    return tests.stream();
  }

  private static void check(String folder, Path file) throws Exception {
    String actual = Print.reading(reading(folder, file.getFileName().toString()), true);
    Path expected = file.resolveSibling(file.getFileName() + ".read");
    if (Boolean.getBoolean("cpat.update")) {
      Files.writeString(expected, actual);
    }
    assertEquals(Files.readString(expected), actual);
  }

  private static Reading reading(String folder, String name) throws Exception {
    Excerpt text = Excerpt.of(new Source(name, Files.readString(CORPUS.resolve(folder, name))));
    Reading nothing = Reading.of("dockerfile").build();
    return switch (folder) {
      case "compose" -> new Compose(path -> find(folder, path), (_, _) -> nothing).read(text);
      case "kubernetes" -> new Kubernetes((_, _) -> nothing).read(text);
      default -> DevContainers.read(text);
    };
  }

  private static Optional<Source> find(String folder, String path) {
    try {
      return Optional.of(new Source(path, Files.readString(CORPUS.resolve(folder, path))));
    } catch (java.io.IOException _) {
      return Optional.empty();
    }
  }
}
