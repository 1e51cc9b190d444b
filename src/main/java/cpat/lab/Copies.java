package cpat.lab;

import cpat.engine.Engine;
import cpat.engine.EngineException;
import cpat.engine.Tar;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// `docker cp` of single files, in both directions.
final class Copies {
  private Copies() {}

  static void run(Engine engine, Path folder, String from, String to) throws EngineException {
    try {
      if (from.indexOf(':') > 0) {
        out(engine, folder, from, to);
      } else {
        in(engine, folder, from, to);
      }
    } catch (IOException e) {
      throw new EngineException("docker cp " + from + " " + to + ": " + e.getMessage());
    }
  }

  private static void out(Engine engine, Path folder, String from, String to)
      throws EngineException, IOException {
    int colon = from.indexOf(':');
    String path = from.substring(colon + 1);
    ByteArrayOutputStream archive = new ByteArrayOutputStream();
    engine.containers().copyOut(from.substring(0, colon), path, archive);
    Path target = folder.resolve(to);
    Path file =
        Files.isDirectory(target)
            ? target.resolve(path.substring(path.lastIndexOf('/') + 1))
            : target;
    Tar.each(
        new ByteArrayInputStream(archive.toByteArray()),
        (entry, content) -> {
          if (entry.type() == '0') {
            Files.write(file, content.readAllBytes());
          }
        });
  }

  private static void in(Engine engine, Path folder, String from, String to)
      throws EngineException, IOException {
    int colon = to.indexOf(':');
    String path = to.substring(colon + 1);
    int slash = path.lastIndexOf('/');
    Path file = folder.resolve(from);
    byte[] bytes = Files.readAllBytes(file);
    long modified = Tar.modified(file);
    String name =
        path.endsWith("/")
            ? folder.resolve(from).getFileName().toString()
            : path.substring(slash + 1);
    engine
        .containers()
        .copyIn(
            to.substring(0, colon),
            slash <= 0 ? "/" : path.substring(0, slash),
            out -> {
              Tar tar = new Tar(out);
              tar.file(name, 0644, modified, bytes);
              tar.end();
            });
  }
}
