package cpat.general;

import static cpat.rule.Level.NOTE;
import static cpat.rule.Level.WARNING;

import cpat.edit.Lines;
import cpat.model.Command;
import cpat.model.Instruction;
import cpat.model.Instruction.Run;
import cpat.model.Invocation;
import cpat.model.ShellKind;
import cpat.model.Word;
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
import java.util.Set;
import java.util.stream.Stream;

/// X005: see the page of the same name.
final class UnnoticedFailure {
  static final Rule RULE =
      new Rule(
          "X005",
          "unnoticed-failure",
          WARNING,
          "a download fails before a pipe and the RUN succeeds; or RUN ln changes what /bin/sh is",
          List.of(
              "DL4006",
              "DL4005",
              "KICS Shell Running A Pipe Without Pipefail Flag",
              "KICS Changing Default Shell Using RUN Command"),
          UnnoticedFailure.class,
          UnnoticedFailure::find);

  private static final Set<String> SHORT = Set.of("head", "grep", "egrep", "fgrep");

  private UnnoticedFailure() {}

  private static Stream<Hit> find(Checked checked) {
    return checked
        .stages()
        .filter(b -> !checked.image(b).os().equals("windows"))
        .flatMap(b -> look(checked, b).stream());
  }

  private static List<Hit> look(Checked checked, Built built) {
    List<Hit> hits = new ArrayList<>();
    ResolvedImage below = checked.resolved().below(built.build(), built.stage());
    Optional<List<String>> shell = below.shell().known();
    Optional<ShellKind> kind = below.shellKind().known();
    List<Step> own = checked.steps(built).toList();
    Optional<Edit> line = Optional.empty();
    for (int i = 0; i < own.size(); i++) {
      Instruction instruction = own.get(i).instruction();
      if (instruction instanceof Instruction.Shell s) {
        shell = Optional.of(s.argv().stream().map(w -> w.text()).toList());
      }
      if (!(instruction instanceof Run run && run.command() instanceof Command.Shell text)) {
        continue;
      }
      Optional<ShellKind> now = shell.isPresent() ? named(shell.get(), kind) : Optional.empty();
      if (shell.filter(s -> s.contains("pipefail") || windows(s)).isEmpty()) {
        boolean errors =
            shell.filter(s -> s.stream().anyMatch(w -> w.matches("-[a-z]*e[a-z]*"))).isPresent();
        for (LostStatus lost : LostStatus.of(run, text, errors)) {
          boolean closes =
              own.subList(i, own.size()).stream().anyMatch(s -> closes(s.instruction()));
          if (line.isEmpty() && now.equals(Optional.of(ShellKind.DASH)) && !closes) {
            String say = " [\"/bin/bash\", \"-o\", \"pipefail\", \"-c\"]";
            line = Optional.of(Lines.before(run.at(), Keyword.like(run.written(), "SHELL") + say));
          }
          hits.add(lost(lost, now, line, closes(run)));
        }
      }
      if (text.invocations().stream().anyMatch(UnnoticedFailure::links)) {
        hits.add(linked(run));
        kind = Optional.of(ShellKind.BASH);
      }
    }
    return hits;
  }

  /// With pipefail these would end the build although nothing is wrong: who reads stops early.
  private static boolean closes(Instruction instruction) {
    Optional<Command> command =
        switch (instruction) {
          case Run run -> Optional.of(run.command());
          case Instruction.Cmd cmd -> Optional.of(cmd.command());
          case Instruction.Entrypoint entrypoint -> Optional.of(entrypoint.command());
          case Instruction _ -> Optional.empty();
        };
    return command.orElse(null) instanceof Command.Shell(_, _, var all)
        && all.stream()
            .anyMatch(i ->
                i.name().equals("yes") || (i.before().equals("|") && SHORT.contains(i.name())));
  }

  /// `ln -sf /bin/bash /bin/sh`
  private static boolean links(Invocation command) {
    List<String> operands =
        command.arguments().stream().map(Word::text).filter(w -> !w.startsWith("-")).toList();
    return command.name().equals("ln")
        && operands.size() == 2
        && operands.getFirst().matches("(/usr)?(/bin/)?bash")
        && operands.getLast().matches("(/usr)?/bin/sh");
  }

  private static boolean windows(List<String> shell) {
    return !shell.isEmpty() && !shell.getFirst().matches("(.*/)?(sh|bash|ash|dash|zsh)");
  }

  private static Optional<ShellKind> named(List<String> shell, Optional<ShellKind> kind) {
    if (shell.isEmpty() || shell.getFirst().matches("(/bin/)?sh")) {
      return kind;
    }
    return switch (shell.getFirst().replaceFirst(".*/", "")) {
      case "bash" -> Optional.of(ShellKind.BASH);
      case "ash" -> Optional.of(ShellKind.BUSYBOX);
      default -> Optional.empty();
    };
  }

  private static Hit lost(
      LostStatus lost, Optional<ShellKind> kind, Optional<Edit> line, boolean closes) {
    Hit hit =
        Hit.at(
                lost.at(),
                "when `"
                    + lost.left()
                    + "` fails here, the RUN goes on as if it had not: a pipe ends as its last"
                    + " command does, and `"
                    + lost.right()
                    + "` is content with nothing")
            .codes("DL4006", "KICS Shell Running A Pipe Without Pipefail Flag");
    boolean sets =
        kind.equals(Optional.of(ShellKind.BUSYBOX)) || kind.equals(Optional.of(ShellKind.BASH));
    if (sets && !closes) {
      return hit.fix(
          Fix.unsafe(
              "begin the RUN with `set -o pipefail`",
              Edit.insert(lost.at().source(), lost.start(), "set -o pipefail && ")));
    }
    Hit sure = kind.filter(k -> k != ShellKind.UNKNOWN).isPresent() ? hit : hit.likely();
    return sure.fix(
        line.map(e -> Fix.unsafe("let bash run it, with pipefail", e))
            .orElseGet(() ->
                Fix.show("download into a file first, then use it: `&&` between them sees both")));
  }

  private static Hit linked(Run run) {
    return Hit.at(
            run.at(),
            "/bin/sh is bash from here on: for every later RUN, CMD and script, and in every image"
                + " built on this one")
        .level(NOTE)
        .codes("DL4005", "KICS Changing Default Shell Using RUN Command")
        .fix(Fix.show("if only instructions need bash, say `SHELL [\"/bin/bash\", \"-c\"]`"));
  }
}
