package cpat.read;

import static org.junit.jupiter.api.Assertions.assertEquals;

import cpat.model.Problem;
import cpat.model.Reading;
import cpat.source.Excerpt;
import cpat.source.Source;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/// Reads all YAML and JSON below a folder of real repositories: `-Dcpat.real=FOLDER`.
@EnabledIfSystemProperty(named = "cpat.real", matches = ".+")
class RealFilesTest {
  private final Map<String, Integer> counts = new TreeMap<>();
  private final List<String> problems = new ArrayList<>();
  private final List<String> crashes = new ArrayList<>();
  private final List<String> slow = new ArrayList<>();

  @Test
  void real() throws Exception {
    Path root = Path.of(System.getProperty("cpat.real"));
    try (Stream<Path> files = Files.walk(root)) {
      for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
        String name = file.getFileName().toString();
        boolean yaml = name.endsWith(".yml") || name.endsWith(".yaml");
        if (yaml || name.endsWith("devcontainer.json")) {
          read(root, file, yaml);
        }
      }
    }
    Path out = Path.of("target/real.txt");
    Files.write(out, problems);
    System.out.println(counts + "\nslow " + slow + "\ncrashes " + crashes);
    assertEquals(List.of(), crashes);
  }

  private void read(Path root, Path file, boolean yaml) throws Exception {
    Source source = new Source(root.relativize(file).toString(), text(file));
    Lookup lookup = p -> find(root.resolve(p)).map(t -> new Source(p, t));
    long start = System.nanoTime();
    try {
      Excerpt excerpt = Excerpt.of(source);
      Reading reading;
      if (yaml) {
        Yaml nodes = Yaml.read(excerpt);
        nodes.documents().forEach(LawsTest::check);
        if (nodes.documents().stream().anyMatch(Kubernetes::looksLike)) {
          reading = new Kubernetes((_, _) -> Reading.of("dockerfile").build()).read(nodes);
        } else if (file.getFileName().toString().contains("compose")
            || nodes.documents().stream().anyMatch(Compose::looksLike)) {
          reading = new Compose(lookup, (_, _) -> Reading.of("dockerfile").build()).read(nodes);
        } else {
          Reading.Builder other = Reading.of("yaml");
          other.problems.addAll(nodes.problems());
          reading = other.build();
        }
      } else {
        reading = DevContainers.read(excerpt);
      }
      count(reading.kind() + " files");
      reading.workloads().forEach(w -> w.runs().forEach(_ -> count(reading.kind() + " runs")));
      for (Problem problem : reading.problems()) {
        count(reading.kind() + " problems");
        problems.add(reading.kind() + "\t" + problem.message() + "\t" + problem.at());
      }
      if (!reading.problems().isEmpty()) {
        count(reading.kind() + " files with problems");
      }
    } catch (RuntimeException | StackOverflowError | AssertionError e) {
      crashes.add(file + " " + e);
    }
    long millis = (System.nanoTime() - start) / 1_000_000;
    if (millis > 200) {
      slow.add(file + " " + millis + " ms");
    }
  }

  private void count(String what) {
    counts.merge(what, 1, Integer::sum);
  }

  private static Optional<String> find(Path file) {
    try {
      return Files.isRegularFile(file) ? Optional.of(text(file)) : Optional.empty();
    } catch (java.io.IOException _) {
      return Optional.empty();
    }
  }

  private static String text(Path file) throws java.io.IOException {
    return new String(Files.readAllBytes(file), java.nio.charset.StandardCharsets.UTF_8);
  }
}
