package cpat.patterns.bfs;

import static cpat.rule.Level.ERROR;

import cpat.edit.JsonArray;
import cpat.model.Base;
import cpat.model.Command;
import cpat.model.Instruction;
import cpat.resolve.ResolvedImage;
import cpat.resolve.Step;
import cpat.rule.Checked;
import cpat.rule.Checked.Built;
import cpat.rule.Fix;
import cpat.rule.Hit;
import cpat.rule.Rule;
import cpat.source.Edit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// BFS001: see the page of the same name.
final class ShellNeededInScratch {
  static final Rule RULE =
      new Rule(
          "BFS001",
          "shell-needed-in-scratch",
          ERROR,
          "a command in shell form in an image that has no shell",
          ShellNeededInScratch.class,
          ShellNeededInScratch::find);

  private ShellNeededInScratch() {}

  private static Stream<Hit> find(Checked checked) {
    return checked
        .stages()
        .filter(b -> checked.resolved().root(b.build(), b.stage()) instanceof Base.Scratch)
        .flatMap(b -> look(checked, b));
  }

  /// A shell may come with what is copied later; for RUN it must be there before.
  private static Stream<Hit> look(Checked checked, Built built) {
    ResolvedImage image = checked.image(built);
    List<Step> before = new ArrayList<>();
    List<Hit> hits = new ArrayList<>();
    boolean filled = ShellBrought.by(built.build(), image.steps());
    for (Step step : image.steps()) {
      boolean own = step.stage().equals(built.stage()) && !step.trigger();
      boolean there =
          step.instruction() instanceof Instruction.Run
              ? ShellBrought.by(built.build(), before)
              : filled;
      if (own && !there) {
        needed(step.instruction(), image)
            .map(c -> hit(built, step.instruction(), c))
            .ifPresent(hits::add);
      }
      before.add(step);
    }
    return hits.stream();
  }

  /// The shell form that will be run: of CMD, ENTRYPOINT and HEALTHCHECK the last, with the shell
  /// that all images have by default.
  private static Optional<Command.Shell> needed(Instruction instruction, ResolvedImage image) {
    boolean usual = image.shell().known().map(List::isEmpty).orElse(false);
    if (!usual) {
      return Optional.empty();
    }
    return switch (instruction) {
      case Instruction.Run(var written, Command.Shell command, var mounts)
          when mounts.stream().noneMatch(m -> m.options().containsKey("from"))
              && written.heredocs().isEmpty() ->
          Optional.of(command);
      case Instruction.Cmd(_, Command.Shell command)
          when image.said(image.cmd()).equals(Optional.of(instruction)) ->
          Optional.of(command);
      case Instruction.Entrypoint(_, Command.Shell command)
          when image.said(image.entrypoint()).equals(Optional.of(instruction)) ->
          Optional.of(command);
      case Instruction.Healthcheck(_, Optional<Command> command)
          when image.said(image.healthcheck()).equals(Optional.of(instruction)) ->
          command.filter(Command.Shell.class::isInstance).map(Command.Shell.class::cast);
      case Instruction _ -> Optional.empty();
    };
  }

  private static Hit hit(Built built, Instruction instruction, Command.Shell command) {
    String keyword = instruction.written().keyword();
    Optional<List<String>> words =
        PlainWords.of(command).filter(w -> !keyword.equals("RUN") || w.getFirst().contains("/"));
    return Hit.at(
            command.at(),
            keyword
                + " is run by /bin/sh, and "
                + built.subject()
                + " starts from scratch without one: "
                + what(keyword))
        .note(built.stage().at(), "nothing is below this image")
        .fix(
            words
                .map(w ->
                    Fix.safe(
                        "write it as a list of words, which needs no shell",
                        new Edit(command.at(), JsonArray.of(w))))
                .orElseGet(() ->
                    Fix.show(
                        keyword.equals("RUN")
                            ? "do it in the stage before, and copy the result"
                            : "let the program do it, or start from an image with a shell")));
  }

  private static String what(String keyword) {
    return switch (keyword) {
      case "RUN" -> "the build fails";
      case "HEALTHCHECK" -> "the container is never healthy";
      default -> "the container cannot start";
    };
  }
}
