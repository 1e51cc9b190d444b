package cpat.cli;

import cpat.read.Paths;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.List;
import java.util.Optional;

/// Paths as they are given on the command line.
final class Roots {
  private Roots() {}

  /// Opening a pipe may wait for ever. `<(command)` gives a link to one, which has its writer.
  static boolean pipeOrDevice(Path path) throws IOException {
    return Files.readAttributes(path, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS)
        .isOther();
  }

  /// With `/`, and without `./` and doubled slashes.
  static String slashes(String path) {
    String slashed = path.replace('\\', '/');
    while (slashed.startsWith("./") && slashed.length() > 2) {
      slashed = slashed.substring(2);
    }
    while (slashed.contains("//")) {
      slashed = slashed.replace("//", "/");
    }
    return slashed;
  }

  /// What leads from where we stand to the folder that paths begin at: empty, or with `/` at its
  /// end.
  static String prefix(String folder, Console console) {
    Path path = Path.of(folder).normalize();
    Path here = console.directory().toAbsolutePath().normalize();
    if (path.isAbsolute() && path.startsWith(here)) {
      path = here.relativize(path);
    }
    String prefix = path.toString().replace('\\', '/');
    return prefix.isEmpty() || prefix.endsWith("/") ? prefix : prefix + "/";
  }

  static String near(Path missing) throws IOException {
    Path parent = Optional.ofNullable(missing.getParent()).orElse(Path.of("."));
    Path name = missing.getFileName();
    if (name == null || !Files.isDirectory(parent)) {
      return "";
    }
    try (var siblings = Files.list(parent)) {
      List<String> names = siblings.map(p -> Paths.name(slashes(p.toString()))).toList();
      return Suggest.didYouMean(name.toString(), names);
    }
  }
}
