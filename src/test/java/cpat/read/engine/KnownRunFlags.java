package cpat.read.engine;

import java.util.Set;

/// The long names of all options of `run` that the reader knows, other names left out.
public final class KnownRunFlags {
  private KnownRunFlags() {}

  public static Set<String> names() {
    return RunFlags.TABLE.names();
  }
}
