package cpat.write;

import java.util.Optional;
import java.util.function.Function;

/// What the words of a line refer to beside themselves: the working folder (absolute; empty leaves
/// relative paths as they stand), files by path, variables by name, and the minor version of the
/// engine's API (`51` for 1.51).
public record Caller(
    String folder,
    Function<String, Optional<String>> files,
    Function<String, Optional<String>> environment,
    int api) {
  public static final Caller NONE =
      new Caller("", _ -> Optional.empty(), _ -> Optional.empty(), 51);

  /// Since then a MAC address belongs to the network, no longer to the container.
  private static final int MAC_PER_NETWORK = 44;

  boolean macPerNetwork() {
    return api >= MAC_PER_NETWORK;
  }

  String file(String path) {
    return files
        .apply(path)
        .orElseThrow(() -> new IllegalArgumentException("`" + path + "` cannot be read"));
  }

  /// Paths that begin with a dot are meant from the working folder; others stay as written.
  String absolute(String path) {
    return path.startsWith(".") && !folder.isEmpty() ? CleanPath.of(folder + "/" + path) : path;
  }
}
