package cpat.patterns.bfs;

import static cpat.rule.Kind.*;

import cpat.model.Project;
import cpat.rule.Pattern;
import cpat.rule.Use;
import java.util.Set;
import java.util.stream.Stream;

/// Build From Scratch, found by DEFINITIONS: see README.md beside this file.
public final class BuildFromScratch {
  public static final Pattern PATTERN =
      new Pattern(
          "BFS",
          "Build From Scratch",
          Set.of(DISTRIBUTION, RUNTIME),
          2,
          5,
          "the image holds a self-contained program and nothing else",
          BuildFromScratch::find);

  private BuildFromScratch() {}

  private static Stream<Use> find(@SuppressWarnings("unused") Project project) {
    return Stream.empty();
  }
}
