package cpat.patterns.cs;

import static cpat.rule.Kind.*;

import cpat.model.Project;
import cpat.rule.Pattern;
import cpat.rule.Use;
import java.util.Set;
import java.util.stream.Stream;

/// Copy Sources, found by DEFINITIONS: see README.md beside this file.
public final class CopySources {
  public static final Pattern PATTERN =
      new Pattern(
          "CS",
          "Copy Sources",
          Set.of(DEVELOPMENT),
          2,
          1,
          "the project's sources are copied into the image",
          CopySources::find);

  private CopySources() {}

  private static Stream<Use> find(@SuppressWarnings("unused") Project project) {
    return Stream.empty();
  }
}
