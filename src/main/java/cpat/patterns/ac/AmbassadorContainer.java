package cpat.patterns.ac;

import static cpat.rule.Kind.*;

import cpat.model.Project;
import cpat.rule.Pattern;
import cpat.rule.Use;
import java.util.Set;
import java.util.stream.Stream;

/// Ambassador Container, found by DEFINITIONS: see README.md beside this file.
public final class AmbassadorContainer {
  public static final Pattern PATTERN =
      new Pattern(
          "AC",
          "Ambassador Container",
          Set.of(RUNTIME),
          3,
          5,
          "a proxy beside the application reaches another service for it",
          AmbassadorContainer::find);

  private AmbassadorContainer() {}

  private static Stream<Use> find(@SuppressWarnings("unused") Project project) {
    return Stream.empty();
  }
}
