package cpat.patterns.dsm;

import static cpat.rule.Kind.*;

import cpat.model.Project;
import cpat.rule.Pattern;
import cpat.rule.Use;
import java.util.Set;
import java.util.stream.Stream;

/// Docker Socket Mount, found by DEFINITIONS: see README.md beside this file.
public final class DockerSocketMount {
  public static final Pattern PATTERN =
      new Pattern(
          "DSM",
          "Docker Socket Mount",
          Set.of(RUNTIME),
          4,
          3,
          "the engine's socket is mounted into a container",
          DockerSocketMount::find);

  private DockerSocketMount() {}

  private static Stream<Use> find(@SuppressWarnings("unused") Project project) {
    return Stream.empty();
  }
}
