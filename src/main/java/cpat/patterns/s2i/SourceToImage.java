package cpat.patterns.s2i;

import static cpat.rule.Kind.*;

import cpat.model.Base;
import cpat.model.Build;
import cpat.model.Stage;
import cpat.resolve.Resolution;
import cpat.rule.Pattern;
import cpat.rule.Use;
import java.util.List;
import java.util.Optional;
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
          SourceToImage::find,
          List.of(
              BuildToolsInFinalImage.RULE,
              CopyFromUnknownStage.RULE,
              UnclearStageName.RULE,
              UnreachableStage.RULE,
              UndefinedVariable.RULE,
              PlatformInFrom.RULE,
              WholeFileSystemCopied.RULE));

  private SourceToImage() {}

  private static Stream<Use> find(Resolution resolved) {
    return Stream.concat(
        resolved.project().builds().stream().flatMap(build -> look(resolved, build)),
        BuilderCommands.find(resolved.project()));
  }

  /// The last stage; where that takes no results, the other stages that are delivered.
  private static Stream<Use> look(Resolution resolved, Build build) {
    if (build.stages().size() < 2) {
      return Stream.empty();
    }
    Optional<Use> last = judge(resolved, build, build.stages().getLast());
    return last.isPresent()
        ? last.stream()
        : resolved.deliverable(build).stream()
            .flatMap(stage -> judge(resolved, build, stage).stream());
  }

  private static Optional<Use> judge(Resolution resolved, Build build, Stage stage) {
    return Handover.into(build, stage)
        .map(handover -> judge(build, stage, handover, resolved.root(build, stage)));
  }

  private static Use judge(Build build, Stage stage, Handover handover, Base root) {
    String subject = build.subject(stage);
    Optional<Toolchain> toolchain = Toolchain.in(build, stage, root);
    if (toolchain.isPresent()) {
      return Use.misapplied(
              "S2I",
              subject,
              stage.at(),
              "the result is taken over, but "
                  + toolchain.get().what()
                  + " is in the final image too: it need not be there at run time")
          .because(toolchain.get().at(), "brings " + toolchain.get().what())
          .because(handover.at(), "takes the result over");
    }
    return Use.used(
            "S2I",
            subject,
            handover.at(),
            "the result of " + handover.from() + " is taken over, its build tools stay behind")
        .because(handover.built(), "builds it");
  }
}
