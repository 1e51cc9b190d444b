package cpat.resolve.flags;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import cpat.model.Reading;
import cpat.model.Run;
import cpat.model.Setting;
import cpat.model.Workload;
import cpat.read.DevContainers;
import cpat.read.compose.Compose;
import cpat.read.kubernetes.Kubernetes;
import cpat.source.Excerpt;
import cpat.source.Source;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What holds for any text: no exception, and nothing that is written vanishes without a word.
class FlagsLawsTest {
  private static final Reading NONE = Reading.of("dockerfile").build();

  @ParameterizedTest
  @ValueSource(strings = {"corpus/compose", "corpus/kubernetes", "corpus/devcontainer"})
  void anyText(String folder) throws Exception {
    int converted = 0;
    for (Path file : files(folder)) {
      String text = Files.readString(file);
      int step = Math.max(1, text.length() / 60);
      for (int end = text.length(); end > 0; end -= step) {
        converted += flags(folder, text.substring(0, end)).size();
      }
    }
    assertTrue(converted > 100, folder + ": " + converted);
  }

  /// Every key of a service is a flag, a loss, or one of those that have a field of their own.
  @Test
  void nothingVanishes() throws Exception {
    List<String> vanished = new ArrayList<>();
    for (Path file : files("oracle/compose")) {
      Compose compose = new Compose(_ -> java.util.Optional.empty(), (_, _) -> NONE);
      Reading reading = compose.read(Excerpt.of(new Source("x", Files.readString(file))));
      for (Workload workload : reading.workloads()) {
        for (Run run : workload.runs()) {
          Flags flags = ComposeFlags.of(run, workload);
          Set<String> places = new TreeSet<>();
          flags.run().settings().forEach(s -> places.add(s.at().toString()));
          flags.losses().forEach(l -> places.add(l.at().toString()));
          flags.unknown().forEach(l -> places.add(l.at().toString()));
          flags.problems().forEach(p -> places.add(p.at().toString()));
          run.settings().stream()
              .filter(s -> !s.value().text().isEmpty() && lines(s, flags).isEmpty())
              .filter(s -> !places.contains(s.at().toString()))
              .forEach(s -> vanished.add(s.at() + " " + s.name()));
        }
      }
    }
    assertEquals(List.of(), vanished);
  }

  /// Flags at a place around or within the setting's, and fields of a run.
  private static List<Setting> lines(Setting written, Flags flags) {
    boolean field =
        switch (Entries.head(written.name())) {
          case "image", "entrypoint", "command", "depends_on", "extends", "env_file" -> true;
          // The word that says what the other words are.
          case "healthcheck" -> written.value().text().matches("CMD|CMD-SHELL");
          default -> written.name().startsWith("deploy.restart_policy.");
        };
    return field
        ? List.of(written)
        : flags.run().settings().stream()
            .filter(s -> !s.at().equals(flags.run().at()))
            .filter(s -> s.at().contains(written.at()) || written.at().contains(s.at()))
            .toList();
  }

  private static List<Flags> flags(String folder, String text) {
    Excerpt excerpt = Excerpt.of(new Source("d/x", text));
    List<Flags> all = new ArrayList<>();
    if (folder.endsWith("compose")) {
      Reading reading = new Compose(_ -> java.util.Optional.empty(), (_, _) -> NONE).read(excerpt);
      reading.workloads().forEach(w -> w.runs().forEach(r -> all.add(ComposeFlags.of(r, w))));
    } else if (folder.endsWith("kubernetes")) {
      List<Workload> objects = new Kubernetes((_, _) -> NONE).read(excerpt).workloads();
      objects.forEach(w -> w.runs().forEach(r -> all.add(PodFlags.of(r, w, objects))));
    } else {
      Reading reading = DevContainers.read(excerpt);
      reading.workloads().forEach(w -> w.runs().forEach(r -> all.add(DevContainerFlags.of(r))));
    }
    all.forEach(f -> f.rooted("/root"));
    return all;
  }

  private static List<Path> files(String folder) throws Exception {
    try (Stream<Path> files = Files.walk(Path.of("src/test", folder))) {
      return files
          .filter(Files::isRegularFile)
          .filter(f -> !f.toString().endsWith(".read"))
          .filter(f -> !folder.startsWith("oracle") || f.toString().endsWith("compose.yaml"))
          .sorted()
          .toList();
    }
  }
}
