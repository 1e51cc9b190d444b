package cpat.patterns.dfd;

import static cpat.rule.Safety.SHOW;

import cpat.facts.Downloads;
import cpat.facts.SourceFiles;
import cpat.model.Command;
import cpat.model.Instruction;
import cpat.model.Instruction.Run;
import cpat.model.Word;
import cpat.resolve.Step;
import cpat.rule.Checked;
import cpat.rule.Checked.Built;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Which RUNs of a stage a build has to wait for though nothing they need has changed: those that
/// download, with no sources below them.
final class Waiting {
  private final Checked checked;
  private final Built built;
  private final Map<Integer, Install> installs = new HashMap<>();
  private final int sources;

  Waiting(Checked checked, Built built) {
    this.checked = checked;
    this.built = built;
    Order.of(checked.resolved(), built.build(), built.stage())
        .forEach(i -> installs.put(i.step().start(), i));
    sources =
        checked.resolved().steps(built.build(), built.stage()).stream()
            .filter(this::bringsSources)
            .mapToInt(s -> s.instruction().at().start())
            .findFirst()
            .orElse(Integer.MAX_VALUE);
  }

  /// What a commit changes: the project's files, or what another stage made of them.
  private boolean bringsSources(Step step) {
    return switch (step.instruction()) {
      case Instruction.Copy(_, var from, _, var stage) ->
          stage.map(s -> built.build().stage(s).isPresent()).orElseGet(() -> anySource(step, from));
      case Instruction.Add(_, var from, _) -> anySource(step, from);
      case Instruction _ -> false;
    };
  }

  private static boolean anySource(Step step, List<Word> from) {
    return from.stream()
        .map(step::text)
        .filter(p -> !p.contains("://"))
        .anyMatch(p ->
            switch (SourceFiles.kind(p)) {
              case CONTEXT, CODE, CODE_FOLDER, ARTEFACT, UNKNOWN -> true;
              case LIST, SETTINGS, SCRIPT -> false;
            });
  }

  /// True where the sources have come: what stands there runs again with each commit anyway.
  boolean sourcesAbove(Run run) {
    return sources < run.at().start();
  }

  /// The command that is waited for, if there is one.
  Optional<List<String>> download(Run run) {
    boolean kept = run.mounts().stream().anyMatch(m -> m.type().equals("cache"));
    return kept || (sourcesAbove(run) && !isMisplaced(run))
        ? Optional.empty()
        : commands(run).stream().filter(Downloads::is).findFirst();
  }

  /// The sources stand above it, and need not: see DFD001.
  private boolean isMisplaced(Run run) {
    Install install = installs.get(run.at().start());
    return install != null
        && !install.first()
        && Reordering.of(install, new Ground(checked, built, install))
            .filter(f -> f.safety() != SHOW)
            .isPresent();
  }

  static List<List<String>> commands(Run run) {
    return switch (run.command()) {
      case Command.Exec exec -> List.of(exec.words());
      case Command.Shell(_, _, var all) ->
          all.stream().map(i -> i.words().stream().map(Word::text).toList()).toList();
    };
  }

  /// True where a RUN may look at variables that it does not name: a program of the project runs.
  boolean mayLook(Run run) {
    boolean late = sourcesAbove(run) && !isMisplaced(run);
    return Scripts.commands(run).stream()
            .anyMatch(i ->
                !harmless(i.words().stream().map(Word::text).toList(), late)
                    && !i.before().equals("|"))
        || (run.command() instanceof Command.Exec exec && !harmless(exec.words(), late));
  }

  private static boolean harmless(List<String> words, boolean late) {
    return Downloads.isPlain(words) || (!late && Downloads.is(words));
  }

  /// True where only the tools of the system run, which ask for no variable of a project.
  static boolean ofSystem(Run run) {
    return commands(run).stream().allMatch(w -> Downloads.isPlain(w) || Downloads.isOfSystem(w));
  }
}
