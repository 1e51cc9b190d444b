package cpat.lab;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/// The folders that runs work in: under the user's cache, which engines in a virtual machine share
/// with it too, unlike the system's temporary folder.
final class Folders {
  private Folders() {}

  static Path create(Map<String, String> environment, String name) throws IOException {
    try {
      return Files.createDirectories(all(environment).resolve(name));
    } catch (IOException e) {
      return Files.createTempDirectory("cpat-" + name);
    }
  }

  /// Where they all lie.
  private static Path all(Map<String, String> environment) {
    Path home = Path.of(environment.getOrDefault("HOME", System.getProperty("user.home", ".")));
    return Optional.ofNullable(environment.get("XDG_CACHE_HOME"))
        .filter(c -> c.startsWith("/"))
        .map(Path::of)
        .orElse(home.resolve(".cache"))
        .resolve("cpat")
        .resolve("run");
  }

  /// The runs of this user that have a folder, by their ids.
  static Map<String, Path> runs(Map<String, String> environment) {
    Map<String, Path> runs = new TreeMap<>();
    try (Stream<Path> list = Files.list(all(environment))) {
      list.filter(Files::isDirectory)
          .forEach(f -> runs.put(f.toString().replaceFirst(".*-", ""), f));
    } catch (IOException e) {
      // There are none.
      return runs;
    }
    return runs;
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
    Lock.forget(folder);
    return left;
  }
}
