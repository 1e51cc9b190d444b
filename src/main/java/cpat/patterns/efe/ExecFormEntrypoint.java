package cpat.patterns.efe;

import static cpat.rule.Kind.*;

import cpat.model.Build;
import cpat.model.Command;
import cpat.model.Instruction.Entrypoint;
import cpat.model.Stage;
import cpat.resolve.Resolution;
import cpat.resolve.ResolvedImage;
import cpat.rule.Pattern;
import cpat.rule.Use;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/// Exec Form ENTRYPOINT, found by DEFINITIONS: see README.md beside this file.
public final class ExecFormEntrypoint {
  public static final Pattern PATTERN =
      new Pattern(
          "EFE",
          "Exec Form ENTRYPOINT",
          Set.of(RUNTIME),
          4,
          5,
          "ENTRYPOINT is a JSON array, so that the program itself is PID 1",
          ExecFormEntrypoint::find,
          List.of(
              ShellFormCommand.RULE,
              BrokenArray.RULE,
              ShellWithoutExec.RULE,
              UnexpandedVariable.RULE,
              LauncherFirst.RULE,
              WrongStopSignal.RULE));

  private ExecFormEntrypoint() {}

  private static Stream<Use> find(Resolution resolved) {
    return resolved.project().builds().stream()
        .flatMap(build -> build.stages().stream().flatMap(stage -> look(resolved, build, stage)));
  }

  private static Stream<Use> look(Resolution resolved, Build build, Stage stage) {
    return stage.last(Entrypoint.class).stream()
        .flatMap(
            entrypoint -> judge(build.subject(stage), entrypoint, resolved.image(build, stage)));
  }

  private static Stream<Use> judge(String subject, Entrypoint entrypoint, ResolvedImage image) {
    return switch (entrypoint.command()) {
      case Command.Shell shell when shell.script().isBlank() -> Stream.empty();
      case Command.Shell shell ->
          Stream.of(
              Use.misapplied("EFE", subject, entrypoint.at(), shellForm(shell.script(), image)));
      case Command.Exec exec when isReset(exec) -> Stream.empty();
      case Command.Exec exec ->
          Stream.of(
              ShellWithin.of(exec.argv())
                  .map(shell ->
                      Use.misapplied(
                          "EFE",
                          subject,
                          entrypoint.at(),
                          "the JSON array only wraps a shell (`"
                              + shell
                              + "`): "
                              + PidOne.wrapped(image)))
                  .orElseGet(() ->
                      Use.used(
                          "EFE",
                          subject,
                          entrypoint.at(),
                          "ENTRYPOINT is a JSON array: `"
                              + exec.argv().getFirst()
                              + "` is PID 1 and gets the signals itself")));
    };
  }

  /// `ENTRYPOINT []` only takes away what the base image says.
  private static boolean isReset(Command.Exec exec) {
    return exec.argv().isEmpty()
        || (exec.argv().size() == 1 && exec.argv().getFirst().text().isEmpty());
  }

  private static String shellForm(String script, ResolvedImage image) {
    String text = script.stripLeading();
    if (text.startsWith("[")) {
      return "the array is no valid JSON, so ENTRYPOINT is taken for shell form and run by /bin/sh";
    }
    return text.startsWith("exec ")
        ? "ENTRYPOINT is in shell form: CMD and the arguments of `docker run` are ignored, although"
            + " `exec` hands PID 1 to the program"
        : "ENTRYPOINT is in shell form: CMD and the arguments of `docker run` are ignored, "
            + PidOne.shell(image);
  }
}
