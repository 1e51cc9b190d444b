package cpat.lab;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// Where we ourselves run.
final class Surroundings {
  private Surroundings() {}

  /// True inside a container: an engine left its mark, and the root is not a disk's (virtual
  /// machines made from images bear the mark too).
  static boolean container() {
    if (!Files.exists(Path.of("/.dockerenv")) && !Files.exists(Path.of("/run/.containerenv"))) {
      return false;
    }
    try {
      return Files.readString(Path.of("/proc/self/mounts"))
          .lines()
          .anyMatch(l -> l.matches("\\S+ / (overlay|fuse\\S*|vfs|btrfs|zfs) .*"));
    } catch (IOException e) {
      return true;
    }
  }
}
