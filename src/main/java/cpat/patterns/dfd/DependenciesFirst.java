package cpat.patterns.dfd;

import static cpat.rule.Kind.*;

import cpat.model.Project;
import cpat.rule.Pattern;
import cpat.rule.Use;
import java.util.Set;
import java.util.stream.Stream;

/// Dependencies First Dockerfile, found by DEFINITIONS: see README.md beside this file.
public final class DependenciesFirst {
  public static final Pattern PATTERN =
      new Pattern(
          "DFD",
          "Dependencies First Dockerfile",
          Set.of(DEVELOPMENT),
          3,
          2,
          "the dependency list is copied and installed before the other sources",
          DependenciesFirst::find);

  private DependenciesFirst() {}

  private static Stream<Use> find(@SuppressWarnings("unused") Project project) {
    return Stream.empty();
  }
}
