package cpat.patterns.ecc;

import static cpat.rule.Kind.*;

import cpat.model.Project;
import cpat.rule.Pattern;
import cpat.rule.Use;
import java.util.Set;
import java.util.stream.Stream;

/// ENTRYPOINT and CMD Combined, found by DEFINITIONS: see README.md beside this file.
public final class EntrypointCmdCombined {
  public static final Pattern PATTERN =
      new Pattern(
          "ECC",
          "ENTRYPOINT and CMD Combined",
          Set.of(RUNTIME),
          4,
          4,
          "ENTRYPOINT is the fixed part of the command, CMD its default arguments",
          EntrypointCmdCombined::find);

  private EntrypointCmdCombined() {}

  private static Stream<Use> find(@SuppressWarnings("unused") Project project) {
    return Stream.empty();
  }
}
