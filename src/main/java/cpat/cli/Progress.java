package cpat.cli;

/// A line on standard error for work that takes over a second, on a terminal only.
final class Progress {
  private static final long FIRST = 1_000_000_000L;
  private static final long EVERY = 200_000_000L;

  private final Console console;
  private final boolean shown;
  private long next = System.nanoTime() + FIRST;
  private boolean written;

  Progress(Console console, boolean quiet) {
    this.console = console;
    this.shown = console.progress() && !quiet;
  }

  void file(int count) {
    if (shown && System.nanoTime() - next > 0) {
      console.err().print("\rreading … " + count + " files");
      console.err().flush();
      next = System.nanoTime() + EVERY;
      written = true;
    }
  }

  void done() {
    if (written) {
      console.err().print("\r\u001b[K");
      console.err().flush();
    }
  }
}
