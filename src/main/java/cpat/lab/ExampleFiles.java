package cpat.lab;

import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/// The example of a pattern, which travels with the program: its script, and its files laid out in
/// a folder.
public record ExampleFiles(String symbol) {
  private static final String SCRIPT = "run.sh";

  public ExampleScript script() throws IOException {
    try (var in = ExampleFiles.class.getResourceAsStream(root() + SCRIPT)) {
      if (in == null) {
        throw new IOException("the example of " + symbol + " is missing from the program");
      }
      return ExampleScript.of(new String(in.readAllBytes(), StandardCharsets.UTF_8));
    }
  }

  /// Lays the files out below `folder`.
  public void copyTo(Path folder) throws IOException {
    URL script =
        Optional.ofNullable(ExampleFiles.class.getResource(root() + SCRIPT))
            .orElseThrow(() -> new IOException("the example of " + symbol + " is missing"));
    try {
      URI uri = script.toURI();
      if (uri.getScheme().equals("jar")) {
        try (FileSystem jar = FileSystems.newFileSystem(uri, Map.of())) {
          copy(jar.getPath(root()), folder);
        }
      } else {
        copy(Path.of(uri).resolveSibling(""), folder);
      }
    } catch (URISyntaxException e) {
      throw new IOException(e);
    }
  }

  private String root() {
    return "/cpat/patterns/" + symbol.toLowerCase(Locale.ROOT) + "/example/";
  }

  private static void copy(Path from, Path to) throws IOException {
    List<Path> files;
    try (Stream<Path> walk = Files.walk(from)) {
      files = walk.filter(Files::isRegularFile).toList();
    }
    for (Path file : files) {
      Path target = to.resolve(from.relativize(file).toString());
      Files.createDirectories(target.resolveSibling(""));
      byte[] bytes = Files.readAllBytes(file);
      Files.write(target, bytes);
      // Modes do not travel in a jar: a script says itself that it is one. Programs of other users
      // inside containers read these files, whatever the caller's umask is.
      boolean script = bytes.length > 2 && bytes[0] == '#' && bytes[1] == '!';
      mode(target, script ? "rwxr-xr-x" : "rw-r--r--");
      for (Path at = target.getParent(); at != null && at.startsWith(to); at = at.getParent()) {
        mode(at, "rwxr-xr-x");
      }
    }
  }

  private static void mode(Path file, String mode) throws IOException {
    try {
      Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(mode));
    } catch (UnsupportedOperationException e) {
      // A system without modes needs none.
      return;
    }
  }
}
