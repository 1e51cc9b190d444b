package cpat.patterns.obi;

import static cpat.rule.Kind.*;

import cpat.model.Project;
import cpat.rule.Pattern;
import cpat.rule.Use;
import java.util.Set;
import java.util.stream.Stream;

/// ONBUILD Image, found by DEFINITIONS: see README.md beside this file.
public final class OnbuildImage {
  public static final Pattern PATTERN =
      new Pattern(
          "OBI",
          "ONBUILD Image",
          Set.of(DEVELOPMENT),
          4,
          1,
          "a base image carries build steps that run in the images built on it",
          OnbuildImage::find);

  private OnbuildImage() {}

  private static Stream<Use> find(@SuppressWarnings("unused") Project project) {
    return Stream.empty();
  }
}
