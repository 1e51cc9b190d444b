package cpat.patterns.cs;

import static cpat.rule.Kind.*;

import cpat.model.Build;
import cpat.model.Stage;
import cpat.resolve.Resolution;
import cpat.rule.Pattern;
import cpat.rule.Use;
import java.util.List;
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
          CopySources::find,
          List.of(
              AddInsteadOfCopy.RULE,
              FileAsDestination.RULE,
              RelativeDestination.RULE,
              SourceNotInContext.RULE,
              WholeContext.RULE,
              SecretInImage.RULE,
              FloatingBase.RULE,
              UnsaidOwner.RULE));

  private CopySources() {}

  private static Stream<Use> find(Resolution resolved) {
    return resolved.project().builds().stream()
        .flatMap(build ->
            resolved.deliverable(build).stream().flatMap(stage -> look(resolved, build, stage)));
  }

  private static Stream<Use> look(Resolution resolved, Build build, Stage stage) {
    return Arrivals.of(resolved, build, stage).stream()
        .filter(Arrivals.Arrival::sources)
        .limit(1)
        .map(first -> {
          Use use =
              Use.used(
                  "CS",
                  build.subject(stage),
                  first.at(),
                  "`"
                      + first.what()
                      + "` puts the project's sources into the image: each change of them asks for"
                      + " a new image");
          return first.certain() ? use : use.likely();
        });
  }
}
