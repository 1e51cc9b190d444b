package cpat.patterns.ecc;

import static cpat.rule.Level.WARNING;

import cpat.edit.ExecForm;
import cpat.model.Command;
import cpat.rule.Fix;
import cpat.rule.Hit;
import cpat.rule.Rule;
import java.util.List;
import java.util.stream.Stream;

/// ECC002: see the page of the same name.
final class IgnoredCmd {
  static final Rule RULE =
      new Rule(
          "ECC002",
          "cmd-behind-shell-entrypoint",
          WARNING,
          "ENTRYPOINT in shell form: CMD and the arguments of `docker run` are ignored",
          List.of(
              "JSONArgsRecommended",
              "DL3025",
              "KICS Not Using JSON In CMD And ENTRYPOINT Arguments"),
          IgnoredCmd.class,
          c -> Pair.all(c).flatMap(IgnoredCmd::judge));

  private IgnoredCmd() {}

  private static Stream<Hit> judge(Pair pair) {
    if (!(pair.entrypoint().command() instanceof Command.Shell shell) || takes(shell)) {
      return Stream.empty();
    }
    Hit hit =
        Hit.at(
            pair.cmd().at(),
            "this CMD never reaches the program: ENTRYPOINT is in shell form, which ignores CMD"
                + " and the arguments of `docker run`");
    // Other tools speak of the form of this line alone.
    return Stream.of(
        (pair.cmd().command() instanceof Command.Shell ? hit : hit.ours())
            .note(pair.entrypoint().at(), "the ENTRYPOINT that ignores it")
            .fix(
                ExecForm.array(shell)
                    .map(e -> Fix.unsafe("write ENTRYPOINT as a JSON array: CMD arrives then", e))
                    .orElse(
                        Fix.show(
                            "write ENTRYPOINT as a JSON array, or take CMD away if nobody"
                                + " needs it"))));
  }

  /// `ENTRYPOINT program "$0" "$@"` does take them.
  private static boolean takes(Command.Shell shell) {
    return shell.script().contains("$@")
        || shell.script().contains("$*")
        || shell.script().contains("$0");
  }
}
