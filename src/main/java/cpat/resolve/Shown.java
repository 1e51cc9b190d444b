package cpat.resolve;

import cpat.facts.Capabilities;
import cpat.facts.Signals;
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

  public static Value<String> stopSignal(Value<String> signal) {
    return signal.map(s -> s.isEmpty() ? "SIGTERM" : Signals.canonical(s));
  }

  /// Against the usual set where all of it is there.
  public static String capabilities(List<String> set) {
    if (!set.containsAll(Capabilities.DEFAULT)) {
      return String.join(" ", set);
    }
    List<String> more = set.stream().filter(c -> !Capabilities.DEFAULT.contains(c)).toList();
    return "the default capabilities" + (more.isEmpty() ? "" : " + " + String.join(" ", more));
  }
}
