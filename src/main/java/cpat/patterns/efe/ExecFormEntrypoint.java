package cpat.patterns.efe;

import static cpat.rule.Kind.*;

import cpat.model.Project;
import cpat.rule.Pattern;
import cpat.rule.Use;
import java.util.Set;
import java.util.stream.Stream;

/// Exec Form ENTRYPOINT, found by DEFINITIONS: see README.md beside this file.
public final class ExecFormEntrypoint {
  public static final Pattern PATTERN =
      new Pattern(
          "EFE",
          "Exec Form ENTRYPOINT",
          Set.of(RUNTIME),
          4,
          5,
          "ENTRYPOINT is a JSON array, so that the program itself is PID 1",
          ExecFormEntrypoint::find);

  private ExecFormEntrypoint() {}

  private static Stream<Use> find(@SuppressWarnings("unused") Project project) {
    return Stream.empty();
  }
}
