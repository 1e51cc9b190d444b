package cpat.patterns.efe;

import static cpat.rule.Level.NOTE;
import static cpat.rule.Level.WARNING;

import cpat.edit.ExecForm;
import cpat.model.Command;
import cpat.model.Instruction;
import cpat.model.Instruction.Cmd;
import cpat.model.Instruction.Entrypoint;
import cpat.model.Instruction.Shell;
import cpat.resolve.Pid1;
import cpat.resolve.ResolvedImage;
import cpat.rule.Checked;
import cpat.rule.Checked.Built;
import cpat.rule.Fix;
import cpat.rule.Hit;
import cpat.rule.Rule;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// EFE001: see the page of the same name.
final class ShellFormCommand {
  static final Rule RULE =
      new Rule(
          "EFE001",
          "shell-form-entrypoint",
          WARNING,
          "ENTRYPOINT or CMD in shell form: a shell stands before the program",
          List.of(
              "DL3025",
              "JSONArgsRecommended",
              "KICS Not Using JSON In CMD And ENTRYPOINT Arguments",
              "semgrep prefer-json-notation",
              "DF018",
              "DF025"),
          ShellFormCommand.class,
          ShellFormCommand::find);

  private ShellFormCommand() {}

  private static Stream<Hit> find(Checked checked) {
    return checked.stages().flatMap(built -> look(checked, built));
  }

  private static Stream<Hit> look(Checked checked, Built built) {
    ResolvedImage image = checked.image(built);
    boolean told = image.steps().stream().anyMatch(s -> s.instruction() instanceof Shell);
    if (told || image.os().equals("windows")) {
      return Stream.empty();
    }
    Optional<Entrypoint> entrypoint = built.stage().last(Entrypoint.class);
    if (entrypoint.isPresent() && !entrypoint.get().command().words().isEmpty()) {
      return judge(checked, built, entrypoint.get(), entrypoint.get().command()).stream();
    }
    // What an ENTRYPOINT of this file makes of a CMD is ECC's business.
    boolean given =
        !image.entrypoint().known().orElse(List.of()).isEmpty()
            && image.said(image.entrypoint()).isPresent();
    return given
        ? Stream.empty()
        : built.stage().last(Cmd.class).stream()
            .flatMap(c -> judge(checked, built, c, c.command()).stream());
  }

  private static Optional<Hit> judge(
      Checked checked, Built built, Instruction said, Command command) {
    if (!(command instanceof Command.Shell shell)
        || shell.script().isBlank()
        || shell.script().strip().startsWith("[")
        || ExecForm.hands(shell)) {
      return Optional.empty();
    }
    Pid1.Outcome first = checked.firstProcess(built).outcome();
    String keyword = said.written().keyword();
    String what = keyword + " is in shell form: `/bin/sh -c` starts ";
    Hit hit =
        switch (first) {
          case PROGRAM, INIT ->
              Hit.at(
                      said.at(),
                      what
                          + "the program, and the shell of this image gives way to it; that is the"
                          + " base image's doing and changes with it")
                  .level(NOTE);
          case SHELL ->
              Hit.at(
                  said.at(), what + "the program, stays PID 1 and keeps the stop signal from it");
          case TRAPPING_SHELL ->
              Hit.at(said.at(), what + "it and stays PID 1; its trap takes the stop signal")
                  .level(NOTE);
          case LAUNCHER, SHARED, NO_START, UNKNOWN ->
              Hit.at(
                      said.at(),
                      what
                          + "the program; a shell that stays as PID 1 (dash does) keeps the stop"
                          + " signal from it")
                  .likely();
        };
    return Optional.of(hit.fix(fix(checked, built, said, shell)));
  }

  private static Fix fix(Checked checked, Built built, Instruction said, Command.Shell shell) {
    boolean passed =
        said instanceof Entrypoint
            && (!checked.image(built).cmd().known().map(List::isEmpty).orElse(false)
                || commanded(checked, built));
    Optional<Fix> array =
        Optional.of(shell)
            .filter(s -> !passed && ExecForm.startsAlike(s))
            .flatMap(ExecForm::array)
            .map(e -> Fix.safe("write it as a JSON array", e));
    return array
        .or(() -> ExecForm.exec(shell).map(e -> Fix.safe("hand PID 1 on with `exec`", e)))
        .orElseGet(() ->
            Fix.show("put the text into a script that ends with `exec`, and start that script"));
  }

  /// True when a run of the image gives it a command, which the shell form ignores.
  private static boolean commanded(Checked checked, Built built) {
    return checked.containers(built.build()).anyMatch(c -> c.run().command().isPresent());
  }
}
