package cpat.patterns.bfs;

import static cpat.rule.Kind.*;

import cpat.model.Base;
import cpat.model.Build;
import cpat.model.Command;
import cpat.model.Instruction;
import cpat.model.Project;
import cpat.model.Stage;
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
          BuildFromScratch::find);

  private BuildFromScratch() {}

  private static Stream<Use> find(Project project) {
    return project.builds().stream()
        .filter(b -> !b.stages().isEmpty())
        .flatMap(build -> look(build, build.stages().getLast()));
  }

  private static Stream<Use> look(Build build, Stage last) {
    boolean scratch = build.lineage(last).getFirst().base() instanceof Base.Scratch;
    Contents contents = Contents.of(build, last);
    return scratch && contents.holdProgram()
        ? Stream.of(judge(build, last, contents))
        : Stream.empty();
  }

  private static Use judge(Build build, Stage last, Contents contents) {
    String subject = build.subject(last);
    if (!contents.holdShell()) {
      for (Instruction instruction : build.inherited(last)) {
        Optional<String> broken = withoutShell(instruction);
        if (broken.isPresent()) {
          return Use.misapplied("BFS", subject, instruction.at(), broken.get())
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

  private static Optional<String> withoutShell(Instruction instruction) {
    return switch (instruction) {
      case Instruction.Run(_, Command.Shell _, var mounts) when !brought(mounts) ->
          Optional.of("RUN needs /bin/sh, and there is none in an image from scratch");
      case Instruction.Cmd(_, Command.Shell _) ->
          Optional.of(
              "CMD in shell form needs /bin/sh, and there is none in an image from scratch");
      case Instruction.Entrypoint(_, Command.Shell _) ->
          Optional.of(
              "ENTRYPOINT in shell form needs /bin/sh, and there is none in an image from scratch");
      case Instruction _ -> Optional.empty();
    };
  }

  /// A mount from another image or stage may bring the shell; a cache brings nothing.
  private static boolean brought(List<Instruction.RunMount> mounts) {
    return mounts.stream().anyMatch(m -> m.options().containsKey("from"));
  }
}
