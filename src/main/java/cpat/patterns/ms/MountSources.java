package cpat.patterns.ms;

import static cpat.rule.Kind.*;

import cpat.model.Container;
import cpat.model.Mount;
import cpat.model.Setting;
import cpat.resolve.Resolution;
import cpat.rule.Pattern;
import cpat.rule.Use;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/// Mount Sources: a folder with the project's sources, bind-mounted when the container runs.
public final class MountSources {
  public static final Pattern PATTERN =
      new Pattern(
          "MS",
          "Mount Sources",
          Set.of(DEVELOPMENT, RUNTIME),
          4,
          2,
          "the project's sources are bind-mounted when the container runs",
          MountSources::find,
          List.of(HidingMount.RULE, WritableSite.RULE, HostPath.RULE, ProductionMount.RULE));

  private MountSources() {}

  private static Stream<Use> find(Resolution resolved) {
    return Container.all(resolved.project())
        .flatMap(c -> (c.devContainer() ? workspace(c) : mounted(resolved, c)).stream());
  }

  /// The tool mounts the workspace without being told.
  private static Optional<Use> workspace(Container container) {
    boolean volume =
        container
            .run()
            .settings("workspaceMount")
            .anyMatch(s -> s.value().text().contains("volume"));
    if (volume) {
      return Optional.empty();
    }
    return Stream.of("image", "build", "dockerFile", "dockerfile", "build.dockerfile")
        .flatMap(container.run()::settings)
        .findFirst()
        .map(Setting::at)
        .map(at -> container.run().build().map(cpat.model.ImageBuild::at).orElse(at))
        .map(at ->
            Use.used(
                "MS", "dev container", at, "the tool mounts the workspace into the container"));
  }

  private static Optional<Use> mounted(Resolution resolved, Container container) {
    List<Mount.Bind> sources =
        container
            .run()
            .mounts(Mount.Bind.class)
            .filter(b -> SourceMount.of(container, b) || OverProgram.is(resolved, container, b))
            .toList();
    if (sources.isEmpty()) {
      return Optional.empty();
    }
    return sources.stream()
        .flatMap(b -> Misapplied.use(resolved, container, b).stream())
        .findFirst()
        .or(() -> Optional.of(use(container, sources.getFirst())));
  }

  private static Use use(Container container, Mount.Bind bind) {
    return Use.used(
        "MS",
        container.subject(),
        bind.at(),
        "the sources in "
            + bind.source()
            + " are mounted at "
            + bind.target()
            + ": an edit is visible inside without a build");
  }
}
