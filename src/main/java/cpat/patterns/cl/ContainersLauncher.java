package cpat.patterns.cl;

import static cpat.rule.Kind.*;

import cpat.resolve.Resolution;
import cpat.rule.Pattern;
import cpat.rule.Use;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/// Containers Launcher: a container with the engine's socket that starts other containers; its run,
/// its image, its script.
public final class ContainersLauncher {
  public static final Pattern PATTERN =
      new Pattern(
          "CL",
          "Containers Launcher",
          Set.of(DISTRIBUTION, RUNTIME),
          1,
          5,
          "a container whose job is to start other containers",
          ContainersLauncher::find,
          List.of(LeftChildren.RULE));

  private ContainersLauncher() {}

  private static Stream<Use> find(Resolution resolved) {
    return Stream.concat(
        LauncherRun.uses(resolved.project()), LauncherImage.uses(resolved.project()));
  }
}
