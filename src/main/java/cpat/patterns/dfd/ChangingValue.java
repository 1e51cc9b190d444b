package cpat.patterns.dfd;

import static cpat.rule.Level.NOTE;
import static cpat.rule.Level.WARNING;

import cpat.model.Instruction;
import cpat.model.Instruction.Run;
import cpat.resolve.Step;
import cpat.resolve.Value;
import cpat.rule.Checked;
import cpat.rule.Checked.Built;
import cpat.rule.Hit;
import cpat.rule.Rule;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/// DFD003: see the page of the same name.
final class ChangingValue {
  static final Rule RULE =
      new Rule(
          "DFD003",
          "changing-value-above-install",
          WARNING,
          "a value that is another one with each build stands above an install that does not need"
              + " it",
          ChangingValue.class,
          checked -> checked.stages().flatMap(built -> look(checked, built).stream()));

  private ChangingValue() {}

  private static Optional<Hit> look(Checked checked, Built built) {
    List<Step> steps = checked.steps(built).toList();
    BuildValues found = BuildValues.of(steps);
    if (found.all().isEmpty()) {
      return Optional.empty();
    }
    Waiting waiting = new Waiting(checked, built);
    Optional<Hit> both = look(built, steps, waiting, found.all(), found.values());
    return both.isPresent() || found.versions().isEmpty()
        ? both
        : look(built, steps, waiting, found.values(), found.values());
  }

  /// Follows the values from where they come to the last install that they stand above.
  private static Optional<Hit> look(
      Built built, List<Step> steps, Waiting waiting, Set<String> start, Set<String> sure) {
    Set<String> names = new TreeSet<>(start);
    List<Instruction> takers = new ArrayList<>();
    List<Instruction> movers = List.of();
    List<Step> waited = new ArrayList<>();
    for (Step step : steps) {
      Instruction instruction = step.instruction();
      Set<String> sets = BuildValues.sets(instruction);
      boolean own =
          instruction instanceof Instruction.Arg && names.stream().anyMatch(sets::contains);
      if (own || BuildValues.takes(instruction, names)) {
        takers.add(instruction);
        names.addAll(BuildValues.made(instruction, names));
      } else if (!takers.isEmpty()) {
        boolean used =
            names.stream().anyMatch(sets::contains) || BuildValues.uses(instruction, names);
        if (used || (instruction instanceof Run seen && waiting.mayLook(seen))) {
          break;
        }
        if (instruction instanceof Run run && waiting.download(run).isPresent()) {
          waited.add(step);
          movers = List.copyOf(takers);
        }
      }
    }
    if (waited.isEmpty()) {
      return Optional.empty();
    }
    ValueMove move = new ValueMove(steps, waiting, movers, names, waited.getLast());
    return Optional.of(hit(built, waiting, movers, waited, sure).fix(move.fix()));
  }

  private static Hit hit(
      Built built, Waiting waiting, List<Instruction> movers, List<Step> waited, Set<String> sure) {
    List<String> told =
        movers.stream()
            .filter(Instruction.Arg.class::isInstance)
            .flatMap(m -> BuildValues.sets(m).stream().sorted())
            .distinct()
            .toList();
    Step first = waited.getFirst();
    Run run = (Run) first.instruction();
    List<String> words = waiting.download(run).orElseThrow();
    String command = String.join(" ", words.subList(0, Math.min(3, words.size())));
    boolean one = told.size() == 1;
    boolean version = told.stream().noneMatch(sure::contains);
    Hit hit =
        Hit.at(
                movers.getFirst().at(),
                quoted(told)
                    + (one ? " is" : " are")
                    + (version ? " new with each version" : " new with each build")
                    + ", and declared above `"
                    + command
                    + "` in "
                    + built.subject()
                    + ": a RUN is taken from the cache only while every ARG above it is the same,"
                    + " used or not")
            .note(run.at(), "runs again with each new value, and uses none");
    boolean given =
        told.stream().anyMatch(n -> first.arguments().get(n) instanceof Value.Unknown<String>);
    Hit sureness = given ? hit : hit.likely();
    return version ? sureness.level(NOTE) : sureness;
  }

  private static String quoted(List<String> names) {
    if (names.size() > 3) {
      return "`" + names.getFirst() + "` and " + (names.size() - 1) + " more";
    }
    return "`" + String.join("`, `", names) + "`";
  }
}
