package cpat.lab;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/// The folders that runs work in: under the user's cache, which engines in a virtual machine share
/// with it too, unlike the system's temporary folder.
final class Folders {
  private Folders() {}

  static Path create(Map<String, String> environment, String name) throws IOException {
    Path home = Path.of(environment.getOrDefault("HOME", System.getProperty("user.home", ".")));
    Path cache =
        Optional.ofNullable(environment.get("XDG_CACHE_HOME"))
            .filter(c -> c.startsWith("/"))
            .map(Path::of)
            .orElse(home.resolve(".cache"));
    try {
      return Files.createDirectories(cache.resolve("cpat").resolve("run").resolve(name));
    } catch (IOException e) {
      return Files.createTempDirectory("cpat-" + name);
    }
  }

  /// A folder of ours with all that is in it; what cannot be removed stays and is given.
  static Optional<Path> remove(Path folder) {
    if (!Files.isDirectory(folder, LinkOption.NOFOLLOW_LINKS)) {
      return Optional.empty();
    }
    List<Path> files;
    try (Stream<Path> walk = Files.walk(folder)) {
      files = walk.sorted(java.util.Comparator.reverseOrder()).toList();
    } catch (IOException | java.io.UncheckedIOException e) {
      return Optional.of(folder);
    }
    Optional<Path> left = Optional.empty();
    for (Path file : files) {
      try {
        Files.deleteIfExists(file);
      } catch (IOException e) {
        left = left.or(() -> Optional.of(file));
      }
    }
    return left;
  }
}
