package cpat.cli;

/// Exit codes, the same for all commands.
final class Exit {
  static final int DONE = 0;

  /// Findings at or above `--fail-on`; an outcome that is not as expected.
  static final int FOUND = 1;

  static final int USAGE = 2;

  /// The input could not be analysed.
  static final int UNREADABLE = 3;

  /// No engine answers, it is too old, or it failed.
  static final int ENGINE = 4;

  /// Refused for safety.
  static final int REFUSED = 6;

  /// Ctrl-C, as shells give it.
  static final int INTERRUPTED = 130;

  private Exit() {}
}
