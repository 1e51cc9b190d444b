package cpat.reactions;

import static cpat.rule.Level.WARNING;

import cpat.facts.Installers;
import cpat.facts.Packages;
import cpat.model.Base;
import cpat.model.Command;
import cpat.model.Instruction;
import cpat.model.Invocation;
import cpat.model.Word;
import cpat.resolve.From;
import cpat.resolve.Step;
import cpat.rule.Checked;
import cpat.rule.Checked.Built;
import cpat.rule.Fix;
import cpat.rule.Hit;
import cpat.rule.Rule;
import cpat.source.Span;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/// R002: see the page of the same name.
final class TriggersBeforeSystemPackages {
  static final Rule RULE =
      new Rule(
          "R002",
          "triggers-before-system-packages",
          WARNING,
          "triggers of the base install dependencies before this file can install system packages",
          TriggersBeforeSystemPackages.class,
          TriggersBeforeSystemPackages::find);

  private TriggersBeforeSystemPackages() {}

  private static Stream<Hit> find(Checked checked) {
    return checked.stages().flatMap(b -> look(checked, b).stream());
  }

  private static Optional<Hit> look(Checked checked, Built built) {
    List<Step> steps =
        checked.image(built).steps().stream().filter(s -> s.stage().equals(built.stage())).toList();
    Optional<Step> installs =
        steps.stream()
            .filter(s -> s.trigger() && commands(s).anyMatch(c -> Installers.of(c).isPresent()))
            .findFirst();
    boolean named =
        steps.stream().noneMatch(Step::trigger)
            && checked.resolved().base(built.build(), built.stage())
                instanceof Base.Image(String name, _)
            && name.toLowerCase(Locale.ROOT).contains("onbuild");
    if (installs.isEmpty() && !named) {
      return Optional.empty();
    }
    return steps.stream()
        .filter(s -> !s.trigger())
        .flatMap(s -> invocations(s))
        .filter(i -> !Packages.installed(texts(i)).isEmpty())
        .findFirst()
        .map(i -> hit(i, built, installs));
  }

  private static Hit hit(Invocation packages, Built built, Optional<Step> trigger) {
    String first = Packages.installed(texts(packages)).getFirst();
    Hit hit =
        Hit.at(
                packages.at(),
                "the triggers of the base ran right after FROM: `"
                    + first
                    + "` was not there when they installed the dependencies, and nothing here can"
                    + " come before them")
            .note(built.stage().at(), "fires the triggers")
            .fix(
                Fix.show(
                    "start from the image without triggers, and write their steps behind this"
                        + " one"));
    Optional<Span> place =
        trigger.flatMap(
            t -> t.from() instanceof From.Written(Span at) ? Optional.of(at) : Optional.empty());
    Hit told = place.map(at -> hit.note(at, "installs the dependencies")).orElse(hit);
    return trigger.isPresent() ? told.likely() : told.possible();
  }

  private static Stream<List<String>> commands(Step step) {
    return invocations(step).map(i -> texts(i));
  }

  private static Stream<Invocation> invocations(Step step) {
    return step.instruction() instanceof Instruction.Run(_, Command.Shell(_, _, var invocations), _)
        ? invocations.stream()
        : Stream.empty();
  }

  private static List<String> texts(Invocation invocation) {
    return invocation.words().stream().map(Word::text).toList();
  }
}
