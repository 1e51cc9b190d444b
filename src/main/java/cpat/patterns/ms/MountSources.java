package cpat.patterns.ms;

import static cpat.rule.Kind.*;

import cpat.model.Project;
import cpat.rule.Pattern;
import cpat.rule.Use;
import java.util.Set;
import java.util.stream.Stream;

/// Mount Sources, found by DEFINITIONS: see README.md beside this file.
public final class MountSources {
  public static final Pattern PATTERN =
      new Pattern(
          "MS",
          "Mount Sources",
          Set.of(DEVELOPMENT, RUNTIME),
          4,
          2,
          "the project's sources are bind-mounted when the container runs",
          MountSources::find);

  private MountSources() {}

  private static Stream<Use> find(@SuppressWarnings("unused") Project project) {
    return Stream.empty();
  }
}
