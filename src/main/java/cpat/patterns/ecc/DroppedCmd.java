package cpat.patterns.ecc;

import static cpat.rule.Level.WARNING;

import cpat.edit.JsonArray;
import cpat.edit.Lines;
import cpat.facts.Starters;
import cpat.model.Command;
import cpat.model.Container;
import cpat.model.Instruction.Entrypoint;
import cpat.model.Word;
import cpat.resolve.From;
import cpat.resolve.Handover;
import cpat.resolve.ResolvedImage;
import cpat.resolve.Step;
import cpat.rule.Checked;
import cpat.rule.Fix;
import cpat.rule.Hit;
import cpat.rule.Rule;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// ECC004: see the page of the same name.
final class DroppedCmd {
  static final Rule RULE =
      new Rule(
          "ECC004",
          "base-cmd-dropped",
          WARNING,
          "a new ENTRYPOINT drops the CMD of the base image, and then there is nothing to start",
          DroppedCmd.class,
          DroppedCmd::find);

  private DroppedCmd() {}

  private static Stream<Hit> find(Checked checked) {
    return checked.ordered().flatMap(b -> judge(checked, b).stream()).distinct();
  }

  private static Optional<Hit> judge(Checked checked, Checked.Built built) {
    ResolvedImage image = checked.image(built);
    Optional<Step> step = dropping(image);
    if (step.isEmpty() || step.get().instruction().at().source() != built.build().at().source()) {
      return Optional.empty();
    }
    Entrypoint entrypoint = (Entrypoint) step.get().instruction();
    ResolvedImage below = checked.resolved().below(built.build(), step.get().stage());
    List<String> lost = below.cmd().known().orElse(List.of());
    if (lost.isEmpty() || Starters.prompt(lost) || given(checked, entrypoint)) {
      return Optional.empty();
    }
    Command restated =
        new Command.Exec(
            entrypoint.at(), lost.stream().map(w -> Word.literal(w, entrypoint.at())).toList());
    Handover handover =
        new Handover(
            checked.resolved().firstProcess(built.build(), built.stage(), restated),
            checked.firstProcess(built));
    return handover.startsNothing()
        ? Optional.of(hit(entrypoint, below, lost, built))
        : Optional.empty();
  }

  /// The ENTRYPOINT that left the image without a CMD.
  private static Optional<Step> dropping(ResolvedImage image) {
    return image.steps().stream()
        .filter(s -> s.instruction() instanceof Entrypoint && !s.trigger())
        .filter(s -> image.cmd().known().equals(Optional.of(List.of())))
        .filter(s -> s.from().equals(image.cmd().from().getFirst()))
        .findFirst();
  }

  /// True when all containers that the project makes of it bring a command of their own.
  private static boolean given(Checked checked, Entrypoint entrypoint) {
    List<Container> all =
        checked
            .containers()
            .filter(checked.resolved()::builtHere)
            .filter(c ->
                checked.effective(c).image().steps().stream()
                    .anyMatch(s -> s.instruction().at().equals(entrypoint.at())))
            .toList();
    return !all.isEmpty()
        && all.stream()
            .allMatch(c -> c.run().command().isPresent() || c.run().entrypoint().isPresent());
  }

  private static Hit hit(
      Entrypoint entrypoint, ResolvedImage below, List<String> lost, Checked.Built built) {
    String cmd = JsonArray.of(lost);
    Hit hit =
        Hit.at(
            entrypoint.at(),
            "this ENTRYPOINT drops the CMD of "
                + below.name()
                + ", "
                + cmd
                + ": it hands over to a command, and "
                + built.subject()
                + " starts with none");
    Hit told =
        switch (below.cmd().from().getFirst()) {
          case From.Written(var at) -> hit.note(at, "the CMD that is dropped");
          case From.OfImage(_, _, boolean assumed) -> assumed ? hit.likely() : hit;
          case From.Default _, From.Given _ -> hit;
        };
    return told.fix(
        Fix.unsafe(
            "say the CMD of the base once more", Lines.after(entrypoint.at(), "CMD " + cmd)));
  }
}
