package cpat.patterns.cs;

import static cpat.rule.Level.WARNING;

import cpat.facts.Accounts;
import cpat.facts.FolderTools;
import cpat.facts.Folders;
import cpat.model.Command;
import cpat.model.Instruction;
import cpat.model.Invocation;
import cpat.model.Word;
import cpat.resolve.From;
import cpat.resolve.Step;
import cpat.resolve.Value;
import cpat.rule.Checked;
import cpat.rule.Checked.Built;
import cpat.rule.Fix;
import cpat.rule.Hit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/// Folders copied after USER: they belong to root all the same.
final class RootsFiles {
  private static final Set<String> MAKERS = Set.of("mkdir", "touch", "cp", "mv", "ln", "tee", "rm");

  private RootsFiles() {}

  static Stream<Hit> find(Checked checked, Built built) {
    if (checked.resolved().ordered(built.build()).stream()
        .noneMatch(s -> s.index() == built.stage().index())) {
      return Stream.empty();
    }
    Value<String> last = checked.image(built).user();
    Optional<String> user = other(last);
    List<Step> steps = checked.steps(built).toList();
    if (user.isEmpty() || steps.stream().anyMatch(RootsFiles::mends)) {
      return Stream.empty();
    }
    List<Landing> all = new ArrayList<>();
    for (Step step : steps) {
      if (other(step.user()).equals(user)) {
        Landing.of(checked, built, step)
            .filter(l -> l.isTree() && l.rootOwned() && !Folders.isSettings(l.to()))
            .ifPresent(all::add);
      }
    }
    return all.isEmpty() ? Stream.empty() : Stream.of(hit(checked, built, all, user.get()));
  }

  private static Optional<String> other(Value<String> user) {
    boolean written = user.from().stream().allMatch(From.Written.class::isInstance);
    return user.known().filter(u -> written && !Accounts.root(u));
  }

  /// A RUN that gives files to others, whichever.
  private static boolean mends(Step step) {
    return step.instruction() instanceof Instruction.Run run
        && run.command().words().stream()
            .anyMatch(w -> w.matches("(.*/)?(chown|chmod|chgrp|install)"));
  }

  private static Hit hit(Checked checked, Built built, List<Landing> all, String user) {
    Landing first = all.getFirst();
    Optional<Instruction> writes =
        all.stream().flatMap(l -> writes(checked, built, l, user).stream()).findFirst();
    String name = Accounts.name(user);
    Hit hit =
        Hit.at(
                first.step().instruction().at(),
                "what lands in `"
                    + first.to()
                    + "` belongs to root: USER does not count for "
                    + first.written().keyword()
                    + ", so `"
                    + name
                    + "` can read it and not change it"
                    + (writes.isPresent() ? ", and something is to be written there" : ""))
            .likely()
            .fix(
                Fix.unsafe(
                    "give it to " + name + ": `--chown=" + user + "`",
                    all.stream().map(l -> l.say("--chown=" + user)).toList()));
    return writes.isPresent()
        ? hit.level(WARNING).note(writes.get().at(), "this is to be written")
        : hit;
  }

  /// What in the stage says that files are made or changed there.
  private static Optional<Instruction> writes(
      Checked checked, Built built, Landing landing, String user) {
    List<Step> steps = checked.steps(built).toList();
    List<Step> later = steps.subList(steps.indexOf(landing.step()) + 1, steps.size());
    boolean made =
        steps.subList(0, steps.indexOf(landing.step())).stream().noneMatch(s -> knows(s, landing));
    return Stream.concat(
            steps.stream()
                .filter(s ->
                    s.instruction() instanceof Instruction.Volume v
                        && v.paths().stream().anyMatch(p -> below(p.text(), landing.to()))),
            later.stream()
                .filter(s -> made && other(s.user()).filter(user::equals).isPresent())
                .filter(s -> writes(s, landing)))
        .map(Step::instruction)
        .findFirst();
  }

  private static boolean below(String path, String folder) {
    return path.equals(folder) || path.startsWith(folder + "/");
  }

  /// True when the folder may be there before the files come, and be whose it was.
  private static boolean knows(Step step, Landing landing) {
    return step.instruction().at().text().contains(landing.to())
        || landing.step().workdir().known().filter(landing.to()::equals).isPresent();
  }

  private static boolean writes(Step step, Landing landing) {
    if (!(step.instruction() instanceof Instruction.Run run)
        || !(run.command() instanceof Command.Shell shell)) {
      return false;
    }
    boolean here = step.workdir().known().filter(w -> below(w, landing.to())).isPresent();
    for (Invocation one : shell.invocations()) {
      List<String> words = one.words().stream().map(Word::text).toList();
      boolean tool = here && FolderTools.writes(words, "");
      boolean maker =
          MAKERS.contains(one.name())
              && !words.getLast().startsWith("-")
              && below(
                  Folders.absolute(step.workdir().known().orElse("/"), words.getLast()),
                  landing.to());
      if (!one.behind("sudo") && (tool || maker)) {
        return true;
      }
    }
    return false;
  }
}
