package cpat.resolve;

import cpat.resolve.Pid1.Outcome;
import cpat.resolve.Pid1.Stop;
import java.util.List;

/// What a signal does to a process that is not PID 1: without a handler it ends.
final class Inits {
  private Inits() {}

  /// The stop of a first process that another one (an init, a foreign PID 1) stands before.
  static Stop notFirst(Pid1 own) {
    return switch (own.outcome()) {
      case PROGRAM, INIT -> Stop.HANDED_ON;
      case SHELL -> Stop.CUT_SHORT;
      case TRAPPING_SHELL, SHARED -> own.stop();
      case LAUNCHER -> own.stop() == Stop.IGNORED ? Stop.CUT_SHORT : own.stop();
      case NO_START, UNKNOWN -> Stop.UNKNOWN;
    };
  }

  /// An init, and what is known of its child.
  static Pid1 over(List<String> argv, boolean group, Pid1 child) {
    if (child.outcome() == Outcome.NO_START) {
      return child;
    }
    boolean shell = child.outcome() == Outcome.SHELL;
    Stop stop = group && shell ? Stop.UNKNOWN : notFirst(child);
    Pid1 result =
        new Pid1(Outcome.INIT, List.copyOf(argv), child.program(), stop, child.reasons())
            .after(
                Pid1.reason(
                    argv.getFirst()
                        + " is PID 1 and hands signals on to "
                        + (group ? "the group of its child" : "its child")));
    if (group && shell) {
      return result.then(
          Pid1.reason(
              "the program sees the signal as well, but the container ends as soon as the shell has"
                  + " ended: whether it finishes is a matter of luck; next: write `exec`"));
    }
    return stop == Stop.CUT_SHORT
        ? result.then(
            Pid1.reason(
                "its child ends by SIGTERM at once (exit code 143) and the program with the"
                    + " container, without having seen the signal"))
        : result;
  }
}
