package cpat.patterns.ecc;

import static cpat.rule.Level.NOTE;
import static cpat.rule.Level.WARNING;

import cpat.edit.ExecForm;
import cpat.facts.Starters;
import cpat.model.Command;
import cpat.rule.Fix;
import cpat.rule.Hit;
import cpat.rule.Rule;
import java.util.List;
import java.util.stream.Stream;

/// ECC001: see the page of the same name.
final class ShellFormCmd {
  static final Rule RULE =
      new Rule(
          "ECC001",
          "shell-form-cmd-as-arguments",
          WARNING,
          "CMD in shell form behind a JSON ENTRYPOINT: the program gets `/bin/sh -c …` as"
              + " arguments",
          List.of(
              "DL3025",
              "JSONArgsRecommended",
              "KICS Not Using JSON In CMD And ENTRYPOINT Arguments"),
          ShellFormCmd.class,
          c -> Pair.all(c).flatMap(ShellFormCmd::judge));

  private ShellFormCmd() {}

  private static Stream<Hit> judge(Pair pair) {
    if (!(pair.entrypoint().command() instanceof Command.Exec exec)
        || !(pair.cmd().command() instanceof Command.Shell shell)) {
      return Stream.empty();
    }
    List<String> words = exec.words();
    String program = words.getFirst().substring(words.getFirst().lastIndexOf('/') + 1);
    if (Starters.of(words)) {
      return ExecForm.hands(shell)
          ? Stream.empty()
          : Stream.of(
              Hit.at(
                      pair.cmd().at(),
                      "`"
                          + program
                          + "` starts `/bin/sh -c …`, because CMD is in shell form: one more shell"
                          + " between it and the program")
                  .level(NOTE)
                  .likely()
                  .note(pair.entrypoint().at(), "the ENTRYPOINT that gets it")
                  .fix(ExecForm.exec(shell).map(e -> Fix.safe("hand over with `exec`", e))));
    }
    Hit hit =
        Hit.at(
                pair.cmd().at(),
                "CMD is in shell form: `"
                    + program
                    + "` gets `/bin/sh`, `-c` and one long text as its arguments")
            .note(pair.entrypoint().at(), "the ENTRYPOINT that gets them");
    // `sh -c` takes one word for its text, whatever the form.
    boolean text = words.getLast().matches("-[a-z]*c");
    return Stream.of(
        text
            ? hit.fix(Fix.show("write the text into ENTRYPOINT's `-c`, or drop the shell there"))
            : hit.fix(
                ExecForm.arguments(shell)
                    .map(e -> Fix.safe("write CMD as a JSON array", e))
                    .orElse(Fix.show("write CMD as a JSON array of the arguments"))));
  }
}
