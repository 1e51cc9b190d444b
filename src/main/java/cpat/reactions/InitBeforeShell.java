package cpat.reactions;

import static cpat.rule.Level.WARNING;

import cpat.facts.ShellCommands;
import cpat.model.Container;
import cpat.model.Setting;
import cpat.resolve.Pid1;
import cpat.rule.Checked;
import cpat.rule.Fix;
import cpat.rule.Hit;
import cpat.rule.Rule;
import java.util.Optional;

/// R010: see the page of the same name.
final class InitBeforeShell {
  static final Rule RULE =
      new Rule(
          "R010",
          "init-before-shell",
          WARNING,
          "an init ends the shell at once, and the program is killed without having seen the"
              + " signal",
          InitBeforeShell.class,
          c -> c.containers().filter(k -> !k.live()).flatMap(k -> judge(c, k).stream()));

  private InitBeforeShell() {}

  private static Optional<Hit> judge(Checked checked, Container container) {
    if (!container.run().on("init")) {
      return Optional.empty();
    }
    Pid1 pid1 = checked.firstProcess(container);
    boolean cut = pid1.outcome() == Pid1.Outcome.INIT && pid1.stop() == Pid1.Stop.CUT_SHORT;
    if (!cut || pid1.program().isEmpty() || small(pid1.program().getFirst())) {
      return Optional.empty();
    }
    Setting init = container.run().settings("init").findFirst().orElseThrow();
    Hit hit =
        Hit.at(
            init.at(),
            "the init hands the stop signal to the shell before `"
                + pid1.program().getFirst()
                + "`, which ends at once: exit code 143, and the program is killed without having"
                + " seen it");
    return Optional.of(
        because(hit, pid1)
            .likely()
            .fix(Fix.show("write `exec` before the program, or start it without a shell")));
  }

  /// What has nothing to put in order.
  private static boolean small(String program) {
    return ShellCommands.step(program)
        || ShellCommands.withoutHandler(program)
        || program.startsWith("$");
  }

  /// The line that decides, if it stands in a file.
  private static Hit because(Hit hit, Pid1 pid1) {
    return pid1.reasons().stream()
        .flatMap(r -> r.at().map(at -> hit.note(at, r.text())).stream())
        .findFirst()
        .orElse(hit);
  }
}
