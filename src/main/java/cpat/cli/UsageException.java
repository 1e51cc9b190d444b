package cpat.cli;

/// The command line cannot be understood: told in one line with the next step, exit code 2.
final class UsageException extends Exception {
  private static final long serialVersionUID = 1;

  UsageException(String message) {
    super(message);
  }
}
