package cpat.resolve;

import cpat.facts.Capabilities;
import java.util.List;

/// What an empty text means where engines keep it so.
public final class Shown {
  private Shown() {}

  public static Value<String> user(Value<String> user) {
    return user.map(u -> u.isEmpty() ? "root" : u);
  }

  public static Value<String> workdir(Value<String> workdir) {
    return workdir.map(w -> w.isEmpty() ? "/" : w);
  }

  /// With the name that Linux gives it: `QUIT` and `3` are `SIGQUIT`.
  public static Value<String> stopSignal(Value<String> signal) {
    return signal.map(s -> s.isEmpty() ? "SIGTERM" : named(s));
  }

  /// Against the usual set where all of it is there.
  public static String capabilities(List<String> set) {
    if (!set.containsAll(Capabilities.DEFAULT)) {
      return String.join(" ", set);
    }
    List<String> more = set.stream().filter(c -> !Capabilities.DEFAULT.contains(c)).toList();
    return "the default capabilities" + (more.isEmpty() ? "" : " + " + String.join(" ", more));
  }

  private static String named(String written) {
    String upper = written.toUpperCase(java.util.Locale.ROOT);
    return switch (upper) {
      case "1" -> "SIGHUP";
      case "2" -> "SIGINT";
      case "3" -> "SIGQUIT";
      case "9" -> "SIGKILL";
      case "10" -> "SIGUSR1";
      case "12" -> "SIGUSR2";
      case "15" -> "SIGTERM";
      case "28" -> "SIGWINCH";
      default ->
          upper.startsWith("SIG") || upper.isEmpty() || Character.isDigit(upper.charAt(0))
              ? upper
              : "SIG" + upper;
    };
  }
}
