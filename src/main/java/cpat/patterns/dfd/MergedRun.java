package cpat.patterns.dfd;

import static cpat.rule.Level.NOTE;

import cpat.facts.Downloads;
import cpat.model.Instruction;
import cpat.model.Instruction.Run;
import cpat.resolve.Step;
import cpat.rule.Checked;
import cpat.rule.Checked.Built;
import cpat.rule.Fix;
import cpat.rule.Hit;
import cpat.rule.Rule;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/// DFD006: see the page of the same name.
final class MergedRun {
  static final Rule RULE =
      new Rule(
          "DFD006",
          "install-merged-with-changing-value",
          NOTE,
          "one RUN installs and uses a value that is another one with each build: it is never taken"
              + " from the cache",
          List.of("DL3059"),
          MergedRun.class,
          checked -> checked.stages().flatMap(built -> look(checked, built).stream()));

  private MergedRun() {}

  /// The first RUN that uses such a value; what stands behind it runs again anyway.
  private static Optional<Hit> look(Checked checked, Built built) {
    List<Step> steps = checked.steps(built).toList();
    Set<String> values = BuildValues.of(steps).values();
    Set<String> names = new TreeSet<>();
    for (Step step : steps) {
      Instruction instruction = step.instruction();
      Set<String> known = instruction instanceof Instruction.Arg ? values : names;
      names.addAll(BuildValues.made(instruction, known));
      if (!names.isEmpty() && BuildValues.uses(instruction, names)) {
        return instruction instanceof Run run
            ? hit(run, names, new Waiting(checked, built))
            : Optional.empty();
      }
    }
    return Optional.empty();
  }

  private static Optional<Hit> hit(Run run, Set<String> names, Waiting waiting) {
    List<RunParts.Part> parts = RunParts.of(run).map(RunParts::parts).orElse(List.of());
    int use = 0;
    while (use < parts.size() && !says(parts.get(use), names)) {
      use++;
    }
    Optional<RunParts.Part> install =
        parts.subList(0, use).stream().filter(p -> Downloads.is(p.words())).findFirst();
    if (use == parts.size() || install.isEmpty() || waiting.download(run).isEmpty()) {
      return Optional.empty();
    }
    RunParts.Part user = parts.get(use);
    String name =
        names.stream().filter(n -> BuildValues.says(user.text(), n)).findFirst().orElse("");
    List<String> words = install.get().words();
    String command = String.join(" ", words.subList(0, Math.min(3, words.size())));
    return Optional.of(
        Hit.at(
                install.get().at(),
                "`"
                    + command
                    + "` is in one RUN with what uses `"
                    + name
                    + "`, which is new with each build: each build downloads again")
            .note(user.at(), "uses `" + name + "`")
            .likely()
            .ours()
            .fix(
                Fix.show(
                    "make two RUNs of it: the install, then `"
                        + name
                        + "` and what uses it below")));
  }

  private static boolean says(RunParts.Part part, Set<String> names) {
    return names.stream().anyMatch(n -> BuildValues.says(part.text(), n));
  }
}
