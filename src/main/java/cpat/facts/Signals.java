package cpat.facts;

import java.util.List;
import java.util.Locale;
import java.util.Set;

/// The signals of Linux as docker names them in STOPSIGNAL and `--stop-signal`.
public final class Signals {
  /// As moby/sys/signal lists them.
  private static final Set<String> NAMES =
      Set.of(
          "ABRT", "ALRM", "BUS", "CHLD", "CLD", "CONT", "FPE", "HUP", "ILL", "INT", "IO", "IOT",
          "KILL", "PIPE", "POLL", "PROF", "PWR", "QUIT", "SEGV", "STKFLT", "STOP", "SYS", "TERM",
          "TRAP", "TSTP", "TTIN", "TTOU", "URG", "USR1", "USR2", "VTALRM", "WINCH", "XCPU", "XFSZ",
          "RTMIN", "RTMAX");

  /// Those of 1 to 31, in the order of their numbers (signal(7), x86 and ARM).
  private static final List<String> NUMBERED =
      List.of(
          "HUP", "INT", "QUIT", "ILL", "TRAP", "ABRT", "BUS", "FPE", "KILL", "USR1", "SEGV", "USR2",
          "PIPE", "ALRM", "TERM", "STKFLT", "CHLD", "CONT", "STOP", "TSTP", "TTIN", "TTOU", "URG",
          "XCPU", "XFSZ", "VTALRM", "PROF", "WINCH", "IO", "PWR", "SYS");

  private static final int LAST = 64;

  private Signals() {}

  /// `SIGTERM`, `term`, `15`, `RTMIN+3`.
  public static boolean isSignal(String written) {
    if (written.matches("[0-9]{1,9}")) {
      int number = Integer.parseInt(written);
      return number > 0 && number <= LAST;
    }
    String upper = written.toUpperCase(Locale.ROOT);
    String name = upper.startsWith("SIG") ? upper.substring(3) : upper;
    return NAMES.contains(name)
        || name.matches("RTMIN\\+([1-9]|1[0-5])")
        || name.matches("RTMAX-([1-9]|1[0-4])");
  }

  /// With the name that Linux gives it: `quit`, `QUIT` and `3` are `SIGQUIT`.
  public static String canonical(String written) {
    String upper = written.toUpperCase(Locale.ROOT);
    if (written.matches("[0-9]{1,2}")) {
      int number = Integer.parseInt(written);
      return number > 0 && number <= NUMBERED.size() ? "SIG" + NUMBERED.get(number - 1) : written;
    }
    return upper.startsWith("SIG") || upper.isEmpty() ? upper : "SIG" + upper;
  }

  /// What to say of one that there is not.
  public static String none(String written) {
    return "`"
        + written
        + "` is no signal: write a name like SIGTERM or a number from 1 to "
        + LAST;
  }
}
