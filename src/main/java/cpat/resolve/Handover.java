package cpat.resolve;

import cpat.facts.ShellCommands;

/// What becomes of a container whose default command was dropped: `with` and `without` are its
/// first processes, if it had that command and as it is.
public record Handover(Pid1 with, Pid1 without) {
  /// True where a script or a wrapper would have started the command, and now starts nothing.
  public boolean startsNothing() {
    return known(with) && known(without) && !idle(with) && idle(without);
  }

  private static boolean known(Pid1 pid1) {
    return pid1.outcome() != Pid1.Outcome.UNKNOWN && pid1.outcome() != Pid1.Outcome.NO_START;
  }

  /// Small steps that come before the command are not what a container is for.
  private static boolean idle(Pid1 pid1) {
    return pid1.program().isEmpty() || ShellCommands.step(pid1.program().getFirst());
  }
}
