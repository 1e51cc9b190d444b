package cpat.patterns.bfs;

import static cpat.rule.Kind.*;

import cpat.model.Base;
import cpat.model.Build;
import cpat.model.Command;
import cpat.model.Instruction;
import cpat.model.Stage;
import cpat.resolve.Resolution;
import cpat.resolve.ResolvedImage;
import cpat.resolve.Step;
import cpat.resolve.Value;
import cpat.rule.Pattern;
import cpat.rule.Use;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/// Build From Scratch, found by DEFINITIONS: see README.md beside this file.
public final class BuildFromScratch {
  public static final Pattern PATTERN =
      new Pattern(
          "BFS",
          "Build From Scratch",
          Set.of(DISTRIBUTION, RUNTIME),
          2,
          5,
          "the image holds a self-contained program and nothing else",
          BuildFromScratch::find,
          List.of(
              ShellNeededInScratch.RULE, DynamicBinaryInScratch.RULE, FilesMissingInScratch.RULE));

  private BuildFromScratch() {}

  private static Stream<Use> find(Resolution resolved) {
    return resolved.project().builds().stream()
        .flatMap(build ->
            resolved.ordered(build).stream().flatMap(stage -> look(resolved, build, stage)));
  }

  private static Stream<Use> look(Resolution resolved, Build build, Stage last) {
    if (!(resolved.root(build, last) instanceof Base.Scratch)) {
      return Stream.empty();
    }
    Contents contents = Contents.of(build, resolved.steps(build, last));
    return contents.holdProgram()
        ? Stream.of(judge(build, last, resolved.image(build, last), contents))
        : Stream.empty();
  }

  private static Use judge(Build build, Stage last, ResolvedImage image, Contents contents) {
    String subject = build.subject(last);
    if (!contents.holdShell()) {
      for (Step step : image.steps()) {
        Optional<String> broken = withoutShell(step.instruction(), image);
        if (broken.isPresent()) {
          return Use.misapplied("BFS", subject, step.instruction().at(), broken.get())
              .because(last.at(), "nothing is below this image, no shell either");
        }
      }
    }
    Linkage linkage = contents.holdLibraries() ? Linkage.STATIC : Linkage.of(build, last);
    return switch (linkage.kind()) {
      case DYNAMIC ->
          Use.misapplied(
                  "BFS",
                  subject,
                  last.at(),
                  "the program is linked dynamically ("
                      + linkage.why()
                      + "): scratch has no loader and no libc, it cannot start")
              .likely();
      case UNKNOWN ->
          Use.used(
                  "BFS",
                  subject,
                  last.at(),
                  "the image starts from nothing and holds the program only")
              .likely();
      case STATIC ->
          Use.used(
              "BFS",
              subject,
              last.at(),
              "the image starts from nothing and holds the program only");
    };
  }

  /// A CMD or ENTRYPOINT that a later one replaces is never run.
  private static Optional<String> withoutShell(Instruction instruction, ResolvedImage image) {
    return switch (instruction) {
      case Instruction.Run(_, Command.Shell _, var mounts) when !brought(mounts) ->
          Optional.of("RUN needs /bin/sh, and there is none in an image from scratch");
      case Instruction.Cmd(_, Command.Shell _) when decides(instruction, image.cmd(), image) ->
          Optional.of(
              "CMD in shell form needs /bin/sh, and there is none in an image from scratch");
      case Instruction.Entrypoint(_, Command.Shell _)
          when decides(instruction, image.entrypoint(), image) ->
          Optional.of(
              "ENTRYPOINT in shell form needs /bin/sh, and there is none in an image from scratch");
      case Instruction _ -> Optional.empty();
    };
  }

  private static boolean decides(
      Instruction instruction, Value<List<String>> words, ResolvedImage image) {
    return image.said(words).equals(Optional.of(instruction));
  }

  /// A mount from another image or stage may bring the shell; a cache brings nothing.
  private static boolean brought(List<Instruction.RunMount> mounts) {
    return mounts.stream().anyMatch(m -> m.options().containsKey("from"));
  }
}
