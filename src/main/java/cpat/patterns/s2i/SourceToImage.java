package cpat.patterns.s2i;

import static cpat.rule.Kind.*;

import cpat.model.Project;
import cpat.rule.Pattern;
import cpat.rule.Use;
import java.util.Set;
import java.util.stream.Stream;

/// Source To Image, found by DEFINITIONS: see README.md beside this file.
public final class SourceToImage {
  public static final Pattern PATTERN =
      new Pattern(
          "S2I",
          "Source To Image",
          Set.of(DEVELOPMENT, RUNTIME),
          3,
          3,
          "one build compiles the sources and ships only the result",
          SourceToImage::find);

  private SourceToImage() {}

  private static Stream<Use> find(@SuppressWarnings("unused") Project project) {
    return Stream.empty();
  }
}
