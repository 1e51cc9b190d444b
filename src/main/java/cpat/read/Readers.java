package cpat.read;

import cpat.model.Origin;
import cpat.model.Reading;
import cpat.model.Script;
import cpat.model.Workload;
import cpat.source.Excerpt;
import cpat.source.Source;
import java.util.List;
import java.util.Optional;

/// Which reader for which file.
public final class Readers {
  private Readers() {}

  /// True when the name alone says that the file may be worth opening.
  public static boolean candidate(String path) {
    String name = Paths.name(path).toLowerCase(java.util.Locale.ROOT);
    return certain(path) || name.endsWith(".yml") || name.endsWith(".yaml");
  }

  /// True when the name alone says what the file is, so that failing to read it must be told.
  public static boolean certain(String path) {
    String name = Paths.name(path).toLowerCase(java.util.Locale.ROOT);
    return name.contains("dockerfile") || name.endsWith(".sh") || name.contains("compose.y");
  }

  /// Reads a file by its name and, where that does not tell, by its content; empty when it is none
  /// of ours. `named` files were given on the command line: an unknown name is no reason to leave
  /// them out.
  public static Optional<Reading> read(
      Source source, Lookup lookup, @SuppressWarnings("unused") boolean named) {
    String name = Paths.name(source.path()).toLowerCase(java.util.Locale.ROOT);
    Excerpt text = Excerpt.of(source);
    if (name.contains("dockerfile")) {
      return Optional.of(Dockerfiles.read(text, lookup));
    }
    if (name.endsWith(".sh")) {
      Reading.Builder reading = Reading.of("shell");
      var invocations = Shell.read(text);
      RunLines lines = RunLines.of(invocations);
      reading.scripts.add(new Script(text.whole(), Script.Kind.SHELL, name, invocations));
      reading.workloads.add(
          new Workload(
              name,
              new Origin.CommandLine(Script.Kind.SHELL),
              text.whole(),
              lines.runs(),
              List.of()));
      reading.imageBuilds.addAll(lines.builds());
      return Optional.of(reading.build());
    }
    if (name.endsWith(".json")) {
      return Optional.of(DevContainers.read(text));
    }
    if (name.endsWith(".yml") || name.endsWith(".yaml")) {
      Yaml yaml = Yaml.read(text);
      if (yaml.documents().stream().anyMatch(Kubernetes::looksLike)) {
        return Optional.of(new Kubernetes(Dockerfiles::read).read(yaml));
      }
      if (yaml.documents().stream().anyMatch(Compose::looksLike)) {
        return Optional.of(new Compose(lookup, Dockerfiles::read).read(yaml));
      }
    }
    return Optional.empty();
  }
}
