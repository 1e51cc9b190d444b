package cpat.patterns.ecc;

import static cpat.rule.Level.WARNING;

import cpat.edit.ExecForm;
import cpat.model.Command;
import cpat.rule.Fix;
import cpat.rule.Hit;
import cpat.rule.Rule;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
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

  private static final Pattern POSITIONAL = Pattern.compile("\\$\\{?[@*#0-9]");

  private static final Set<String> STANDS_FOR_A_NAME = Set.of("--", "-", "_", "sh", "bash");

  private IgnoredCmd() {}

  private static Stream<Hit> judge(Pair pair) {
    if (!(pair.entrypoint().command() instanceof Command.Shell shell)) {
      return Stream.empty();
    }
    return POSITIONAL.matcher(shell.script()).find()
        ? swallowed(pair, shell)
        : Stream.of(ignored(pair, shell));
  }

  private static Hit ignored(Pair pair, Command.Shell shell) {
    Hit hit =
        Hit.at(
            pair.cmd().at(),
            "this CMD never reaches the program: ENTRYPOINT is in shell form, which ignores CMD"
                + " and the arguments of `docker run`");
    // Other tools speak of the form of this line alone.
    return (pair.cmd().command() instanceof Command.Shell ? hit : hit.ours())
        .note(pair.entrypoint().at(), "the ENTRYPOINT that ignores it")
        .fix(
            ExecForm.array(shell)
                .map(e -> Fix.unsafe("write ENTRYPOINT as a JSON array: CMD arrives then", e))
                .orElse(
                    Fix.show(
                        "write ENTRYPOINT as a JSON array, or take CMD away if nobody needs it")));
  }

  /// `ENTRYPOINT program "$@"` takes all words but the first, which is `$0`; one that stands for
  /// the program is meant to be that.
  private static Stream<Hit> swallowed(Pair pair, Command.Shell shell) {
    List<String> words = pair.cmd().command().words();
    if (shell.script().matches("(?s).*\\$\\{?0.*")
        || !(pair.cmd().command() instanceof Command.Exec)
        || shell.script().contains(words.getFirst())
        || STANDS_FOR_A_NAME.contains(words.getFirst())) {
      return Stream.empty();
    }
    return Stream.of(
        Hit.at(
                pair.cmd().at(),
                "`"
                    + words.getFirst()
                    + "` never reaches the program: the shell of ENTRYPOINT takes the first word of"
                    + " CMD and of the arguments of `docker run` for its own name, `$0`")
            .ours()
            .note(pair.entrypoint().at(), "the ENTRYPOINT")
            .fix(Fix.show("write ENTRYPOINT as a JSON array")));
  }
}
