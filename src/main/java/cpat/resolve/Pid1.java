package cpat.resolve;

import cpat.model.ShellKind;
import cpat.source.Source;
import cpat.source.Span;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/// The first process of a container, once it runs: who it is, whether a stop signal reaches the
/// program the user means, and the line that decides.
public record Pid1(Outcome outcome, List<String> argv, List<String> program, List<Reason> reasons) {

  /// Who is PID 1 and what a stop signal meets there.
  public enum Outcome {
    /// The program itself.
    PROGRAM,
    /// A shell that stays and starts the program as its child.
    SHELL,
    /// A shell or script that waits and passes signals on by a trap.
    TRAPPING_SHELL,
    /// tini, dumb-init, docker-init: passes signals on.
    INIT,
    /// npm, yarn, mvn, gradle…: the program is its child, signals end here or at its shell.
    LAUNCHER,
    /// The container shares a PID namespace: its processes are not PID 1.
    SHARED,
    /// It cannot be told; the last reason says what would settle it.
    UNKNOWN
  }

  /// A step of the way, in the user's words; `at` is the line that decides, if one does.
  public record Reason(String text, Optional<Span> at) {}

  /// What is started, and what is known around it. `argv` is what the engine executes. `shell` is
  /// what `/bin/sh` is. `file` gives the text of a file in the image, if the build put it there.
  public record Start(
      List<String> argv,
      ShellKind shell,
      boolean init,
      String pidNamespace,
      Function<String, Optional<Source>> file) {}
}
