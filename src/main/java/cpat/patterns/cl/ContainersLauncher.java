package cpat.patterns.cl;

import static cpat.rule.Kind.*;

import cpat.model.Project;
import cpat.rule.Pattern;
import cpat.rule.Use;
import java.util.Set;
import java.util.stream.Stream;

/// Containers Launcher, found by DEFINITIONS: see README.md beside this file.
public final class ContainersLauncher {
  public static final Pattern PATTERN =
      new Pattern(
          "CL",
          "Containers Launcher",
          Set.of(DISTRIBUTION, RUNTIME),
          1,
          5,
          "a container whose job is to start other containers",
          ContainersLauncher::find);

  private ContainersLauncher() {}

  private static Stream<Use> find(@SuppressWarnings("unused") Project project) {
    return Stream.empty();
  }
}
