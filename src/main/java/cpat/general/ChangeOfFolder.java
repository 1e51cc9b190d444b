package cpat.general;

import static cpat.rule.Level.NOTE;

import cpat.edit.Lines;
import cpat.facts.Installers;
import cpat.model.Base;
import cpat.model.Command;
import cpat.model.Instruction;
import cpat.model.Instruction.Run;
import cpat.model.Instruction.Workdir;
import cpat.model.Invocation;
import cpat.model.Word;
import cpat.resolve.From;
import cpat.resolve.Step;
import cpat.resolve.Value;
import cpat.rule.Checked;
import cpat.rule.Checked.Built;
import cpat.rule.Fix;
import cpat.rule.Hit;
import cpat.source.Edit;
import cpat.source.Span;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/// `cd` where WORKDIR is meant: alone in a RUN it has no effect, before the other commands of one
/// it says what WORKDIR says for all to see.
final class ChangeOfFolder {
  private static final Pattern PLAIN = Pattern.compile("/[A-Za-z0-9._/+-]*");
  private static final Pattern AND = Pattern.compile("(\\s|\\\\\\R)*&&(\\s|\\\\\\R)*");

  private ChangeOfFolder() {}

  static Optional<Hit> find(Checked checked, Built built, Step step) {
    Run run = (Run) step.instruction();
    if (!(run.command() instanceof Command.Shell shell)
        || !run.written().heredocs().isEmpty()
        || shell.invocations().isEmpty()) {
      return Optional.empty();
    }
    List<Invocation> all = shell.invocations();
    Invocation first = all.getFirst();
    Invocation last = all.getLast();
    boolean made = all.size() == 2 && first.name().equals("mkdir") && last.before().equals("&&");
    if (isChange(last) && (all.size() == 1 || made) && whole(shell, first, last)) {
      return Optional.of(lost(run, last, made ? first : last));
    }
    return all.size() > 1
            && isChange(first)
            && !installs(all)
            && PLAIN.matcher(target(first)).matches()
        ? leading(checked, built, step, shell)
        : Optional.empty();
  }

  /// What installs dependencies may have to be split first; then this line is another.
  private static boolean installs(List<Invocation> all) {
    return all.stream()
        .map(i -> i.words().stream().map(Word::text).toList())
        .anyMatch(w -> Installers.of(w).isPresent());
  }

  private static boolean isChange(Invocation one) {
    return one.name().equals("cd") && one.words().size() == 2 && one.prefix().isEmpty();
  }

  private static String target(Invocation change) {
    return change.words().getLast().text();
  }

  /// True when nothing but these commands stands in the text.
  private static boolean whole(Command.Shell shell, Invocation first, Invocation last) {
    return shell.script().strip().length() == last.at().end() - first.at().start();
  }

  private static Hit lost(Run run, Invocation change, Invocation from) {
    String folder = target(change);
    Hit hit =
        Hit.at(
                change.at(),
                "`"
                    + change.at().text()
                    + "` ends with this RUN: the next instruction begins in the WORKDIR again")
            .codes("DL3003", "DS-0013", "KICS RUN Instruction Using 'cd' Instead of WORKDIR");
    boolean plain = PLAIN.matcher(folder).matches() && run.written().flags().isEmpty();
    boolean same =
        from.at().equals(change.at())
            || from.words().stream()
                .skip(1)
                .allMatch(w -> List.of("-p", folder).contains(w.text()));
    Edit edit = new Edit(run.at(), Keyword.like(run.written(), "WORKDIR") + " " + folder);
    return hit.fix(
        plain && same
            ? Fix.unsafe("let WORKDIR say it", edit)
            : Fix.show("say WORKDIR if it is meant, or remove the line"));
  }

  private static Optional<Hit> leading(
      Checked checked, Built built, Step step, Command.Shell shell) {
    Run run = (Run) step.instruction();
    Invocation change = shell.invocations().getFirst();
    Invocation next = shell.invocations().get(1);
    String folder = target(change);
    Span at = change.at();
    Span between = at.source().span(at.end(), Math.max(at.end(), next.at().start()));
    boolean simple =
        AND.matcher(between.text()).matches()
            && shell.at().start() == at.start()
            && !shell.script().contains("||")
            && !shell.script().contains("cd -")
            && shell.invocations().stream().noneMatch(i -> i.after().equals("&"));
    if (folder.matches("/|(/var)?/tmp(/.*)?")) {
      // For a while: whatever comes later has no business there.
      return Optional.empty();
    }
    Edit cut = new Edit(at.source().span(at.start(), between.end()), "");
    if (there(step, folder)) {
      Hit hit =
          Hit.at(at, "`" + at.text() + "` changes nothing: WORKDIR says the same")
              .level(NOTE)
              .codes("DL3003", "DS-0013", "KICS RUN Instruction Using 'cd' Instead of WORKDIR");
      return Optional.of(simple ? hit.fix(Fix.safe("remove it", cut)) : hit);
    }
    Hit hit =
        Hit.at(at, "`" + at.text() + "` says for one RUN what WORKDIR says for all to see")
            .level(NOTE)
            .codes("DL3003", "DS-0013", "KICS RUN Instruction Using 'cd' Instead of WORKDIR");
    Optional<Step> after = dependent(checked, built, run);
    boolean relative = after.filter(s -> !(s.instruction() instanceof Run)).isPresent();
    boolean absolute = after.filter(ChangeOfFolder::absolute).isPresent();
    boolean unseen = after.isEmpty() && inner(checked, built);
    Edit line = Lines.before(run.at(), Keyword.like(run.written(), "WORKDIR") + " " + folder);
    String title = "let WORKDIR say it";
    if (!simple || (relative && !absolute)) {
      return Optional.of(hit.fix(Fix.show(title + ", and for what comes later too")));
    }
    return Optional.of(
        hit.fix(
            absolute || unseen
                ? Fix.safe(title, line, cut)
                : Fix.unsafe(title + ", also for what comes later", line, cut)));
  }

  /// True when the step begins there: a WORKDIR of the project says so.
  private static boolean there(Step step, String folder) {
    return step.workdir() instanceof Value.Known<String>(String workdir, var from, _)
        && from.stream().allMatch(From.Written.class::isInstance)
        && workdir.equals(folder.length() > 1 ? folder.replaceFirst("/$", "") : folder);
  }

  /// The next step that looks at the working directory.
  private static Optional<Step> dependent(Checked checked, Built built, Run run) {
    return UnclearPlace.own(checked, built)
        .dropWhile(s -> !s.instruction().at().equals(run.at()))
        .skip(1)
        .filter(ChangeOfFolder::depends)
        .findFirst();
  }

  private static boolean depends(Step step) {
    return switch (step.instruction()) {
      case Run _, Workdir _ -> true;
      case Instruction.Copy copy -> !step.text(copy.destination()).startsWith("/");
      case Instruction.Add add -> !step.text(add.destination()).startsWith("/");
      default -> false;
    };
  }

  private static boolean absolute(Step step) {
    return step.instruction() instanceof Workdir w && w.path().text().startsWith("/");
  }

  /// True for a stage that nobody runs and none is built on: its last WORKDIR is of no account.
  private static boolean inner(Checked checked, Built built) {
    return checked.resolved().deliverable(built.build()).stream()
            .noneMatch(s -> s.index() == built.stage().index())
        && built.build().stages().stream()
            .map(s -> checked.resolved().base(built.build(), s))
            .noneMatch(
                b -> b instanceof Base.Earlier(int index, _) && index == built.stage().index());
  }
}
