package cpat.cli;

/// Exit codes, the same for all commands.
final class Exit {
  static final int DONE = 0;

  /// Findings at or above `--fail-on`.
  static final int FOUND = 1;

  static final int USAGE = 2;

  /// The input could not be analysed.
  static final int UNREADABLE = 3;

  private Exit() {}
}
