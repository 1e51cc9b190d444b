package cpat.patterns.dyt;

import static cpat.rule.Kind.*;

import cpat.model.Container;
import cpat.resolve.Resolution;
import cpat.rule.Pattern;
import cpat.rule.Use;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/// Dockerize Your Tools: runs of a tool from its image, and images that are a tool.
public final class DockerizeYourTools {
  public static final Pattern PATTERN =
      new Pattern(
          "DYT",
          "Dockerize Your Tools",
          Set.of(DEVELOPMENT),
          3,
          1,
          "a command-line tool lives in an image and is run from it on demand",
          DockerizeYourTools::find,
          List.of(LeftContainer.RULE, RootFiles.RULE, OutsideFolder.RULE, FloatingTool.RULE));

  private DockerizeYourTools() {}

  private static Stream<Use> find(Resolution resolved) {
    return Stream.concat(
        Container.all(resolved.project()).flatMap(c -> ToolRun.use(resolved.project(), c).stream()),
        resolved.project().builds().stream().flatMap(b -> ToolImage.use(resolved, b).stream()));
  }
}
