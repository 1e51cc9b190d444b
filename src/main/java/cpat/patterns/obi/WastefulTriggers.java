package cpat.patterns.obi;

import static cpat.rule.Level.WARNING;

import cpat.edit.Lines;
import cpat.facts.Ecosystem;
import cpat.facts.Installers;
import cpat.model.Command;
import cpat.model.Instruction;
import cpat.model.Instruction.OnBuild;
import cpat.model.Statement;
import cpat.model.Word;
import cpat.resolve.From;
import cpat.resolve.Step;
import cpat.rule.Checked;
import cpat.rule.Checked.Built;
import cpat.rule.Fix;
import cpat.rule.Hit;
import cpat.rule.Rule;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// OBI002: see the page of the same name.
final class WastefulTriggers {
  static final Rule RULE =
      new Rule(
          "OBI002",
          "wasteful-triggers",
          WARNING,
          "triggers copy everything before they install dependencies, or a build repeats a trigger",
          WastefulTriggers.class,
          WastefulTriggers::find);

  private WastefulTriggers() {}

  private static Stream<Hit> find(Checked checked) {
    return checked
        .stages()
        .flatMap(built ->
            Stream.concat(
                order(built.stage().all(OnBuild.class).toList()).stream(),
                repeated(checked, built)));
  }

  /// The first trigger that copies sources, and an install behind it with none before.
  private static Optional<Hit> order(List<OnBuild> triggers) {
    Optional<OnBuild> sources = Optional.empty();
    for (OnBuild trigger : triggers) {
      Optional<List<String>> installer = installer(trigger);
      if (installer.isPresent()) {
        return sources.map(s -> hit(triggers, s, trigger, installer.get()));
      }
      if (sources.isEmpty() && copiesSources(trigger)) {
        sources = Optional.of(trigger);
      }
    }
    return Optional.empty();
  }

  private static Hit hit(
      List<OnBuild> triggers, OnBuild copy, OnBuild install, List<String> words) {
    Hit hit =
        Hit.at(
                copy.at(),
                "this trigger copies all sources, and only then `"
                    + String.join(" ", words)
                    + "` runs: every change of a file fetches the dependencies anew, in every image"
                    + " built on this one")
            .likely()
            .note(install.at(), "installs the dependencies");
    boolean next = triggers.indexOf(install) == triggers.indexOf(copy) + 1;
    return hit.fix(
        TriggerOrder.mended(copy, install, words)
            .filter(_ -> next)
            .map(e ->
                Fix.unsafe("copy the list of dependencies first, and install before the rest", e))
            .orElseGet(() ->
                Fix.show("copy the list of dependencies first, and install before the rest")));
  }

  private static boolean copiesSources(OnBuild trigger) {
    return trigger.trigger().map(WastefulTriggers::sources).stream()
        .flatMap(List::stream)
        .anyMatch(s -> List.of(".", "./", "*").contains(s.text()));
  }

  private static List<Word> sources(Instruction instruction) {
    return switch (instruction) {
      case Instruction.Copy copy when copy.from().isEmpty() -> copy.sources();
      case Instruction.Add add -> add.sources();
      case Instruction _ -> List.of();
    };
  }

  /// The words of the command that installs what a list names.
  private static Optional<List<String>> installer(OnBuild trigger) {
    return trigger
        .trigger()
        .filter(Instruction.Run.class::isInstance)
        .map(i -> ((Instruction.Run) i).command())
        .filter(Command.Shell.class::isInstance)
        .stream()
        .flatMap(c -> ((Command.Shell) c).invocations().stream())
        .map(i -> i.words().stream().map(Word::text).toList())
        .filter(w -> Installers.of(w).filter(e -> e != Ecosystem.MAVEN).isPresent())
        .findFirst();
  }

  /// What a build does once more that a trigger of its base did already.
  private static Stream<Hit> repeated(Checked checked, Built built) {
    List<Step> steps =
        checked.image(built).steps().stream().filter(s -> s.stage().equals(built.stage())).toList();
    List<Step> triggers = steps.stream().filter(Step::trigger).toList();
    return steps.stream()
        .filter(s -> !s.trigger() && s.makesLayer())
        .filter(s -> !(s.instruction() instanceof Instruction.Workdir))
        .flatMap(own ->
            triggers.stream()
                .filter(t -> same(t.instruction().written(), own.instruction().written()))
                .findFirst()
                .map(t -> repeated(own, t))
                .stream());
  }

  private static boolean same(Statement a, Statement b) {
    return a.keyword().equals(b.keyword())
        && texts(a.arguments()).equals(texts(b.arguments()))
        && texts(a.flags()).equals(texts(b.flags()))
        && a.heredocs().isEmpty()
        && b.heredocs().isEmpty();
  }

  private static List<String> texts(List<Word> words) {
    return words.stream().map(Word::text).toList();
  }

  private static Hit repeated(Step own, Step trigger) {
    Hit hit =
        Hit.at(
                own.instruction().at(),
                "a trigger of the base image did the same right after FROM: it is done twice, and"
                    + " stored twice")
            .fix(Fix.unsafe("delete the line", Lines.remove(own.instruction().at())));
    return trigger.from() instanceof From.Written(var at)
        ? hit.note(at, "the trigger")
        : hit.likely();
  }
}
