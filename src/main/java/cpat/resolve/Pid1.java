package cpat.resolve;

import cpat.model.ShellKind;
import cpat.source.Source;
import cpat.source.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/// The first process of a container, once it runs: who it is, whether a stop signal reaches the
/// program the user means, and the line that decides. `argv` is its command line, `program` the
/// command line of what the user means, empty where that is not known.
public record Pid1(
    Outcome outcome, List<String> argv, List<String> program, Stop stop, List<Reason> reasons) {

  /// Who is PID 1.
  public enum Outcome {
    /// The program itself.
    PROGRAM,
    /// A shell that stays and starts the program as its child.
    SHELL,
    /// A shell or script that waits and has a trap for the signal.
    TRAPPING_SHELL,
    /// tini, dumb-init, docker-init: passes signals on.
    INIT,
    /// npm, yarn, timeout, flock…: the program is its child; [Stop] tells what a signal does.
    LAUNCHER,
    /// The container shares a PID namespace: its processes are not PID 1.
    SHARED,
    /// The container does not start.
    NO_START,
    /// It cannot be told; the last reason says what would settle it.
    UNKNOWN
  }

  /// What SIGTERM does.
  public enum Stop {
    /// It reaches the program, which as PID 1 obeys it only if it has a handler.
    REACHES,
    /// Who stands before the program hands it on; without a handler the program just ends.
    HANDED_ON,
    /// The container ends at once; the program is killed and never sees the signal.
    CUT_SHORT,
    /// Nothing happens until the grace time is over and everything is killed: exit code 137.
    IGNORED,
    UNKNOWN
  }

  /// A step of the way, in the user's words; `at` is the line that decides, if one does.
  public record Reason(String text, Optional<Span> at) {}

  /// What is started, and what is known around it. `argv` is what the engine executes. `shell` is
  /// what `/bin/sh` is. `pidNamespace` is empty for one of its own, else `host`, `container:x`,
  /// `service:x` or `pod`. `file` gives the text of a file in the image, if the build put it there;
  /// it is asked for paths as they are written, relative ones too.
  public record Start(
      List<String> argv,
      ShellKind shell,
      boolean init,
      String pidNamespace,
      Function<String, Optional<Source>> file) {}

  static Pid1 of(Outcome outcome, List<String> argv, List<String> program, Stop stop, Reason why) {
    return new Pid1(outcome, List.copyOf(argv), List.copyOf(program), stop, List.of(why));
  }

  static Pid1 unknown(List<String> argv, Reason why) {
    return of(Outcome.UNKNOWN, argv, List.of(), Stop.UNKNOWN, why);
  }

  static Reason reason(String text) {
    return new Reason(text, Optional.empty());
  }

  /// The same with a reason before the others.
  Pid1 after(Reason first) {
    List<Reason> all = new ArrayList<>(List.of(first));
    all.addAll(reasons);
    return new Pid1(outcome, argv, program, stop, List.copyOf(all));
  }

  /// The same with a reason behind the others.
  Pid1 then(Reason last) {
    List<Reason> all = new ArrayList<>(reasons);
    all.add(last);
    return new Pid1(outcome, argv, program, stop, List.copyOf(all));
  }

  /// True when the kernel drops signals that the program has no handler for: it is PID 1.
  public boolean handlerNeeded() {
    return outcome == Outcome.PROGRAM;
  }
}
