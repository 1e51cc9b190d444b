package cpat.patterns.sc;

import static cpat.rule.Kind.*;

import cpat.model.Project;
import cpat.rule.Pattern;
import cpat.rule.Use;
import java.util.Set;
import java.util.stream.Stream;

/// Sidecar Container, found by DEFINITIONS: see README.md beside this file.
public final class SidecarContainer {
  public static final Pattern PATTERN =
      new Pattern(
          "SC",
          "Sidecar Container",
          Set.of(RUNTIME),
          2,
          4,
          "a helper lives beside a main container and shares part of its world",
          SidecarContainer::find);

  private SidecarContainer() {}

  private static Stream<Use> find(@SuppressWarnings("unused") Project project) {
    return Stream.empty();
  }
}
