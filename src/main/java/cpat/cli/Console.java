package cpat.cli;

import cpat.report.Style;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Map;

/// What a command talks through: results on `out`, progress and hints on `err`; where it stands,
/// and the variables it was given. `progress` is true when `err` is a terminal.
record Console(
    InputStream in,
    PrintStream out,
    PrintStream err,
    Path directory,
    Style style,
    boolean progress,
    Map<String, String> environment) {

  void print(String text) {
    out.print(text);
    out.flush();
  }

  void hint(String text) {
    err.println(text);
  }

  Path resolve(String path) throws UsageException {
    try {
      return directory.resolve(path);
    } catch (InvalidPathException e) {
      throw new UsageException(path + ": not a file name here: " + e.getReason());
    }
  }

  Console in(Path other) {
    return new Console(in, out, err, other, style, progress, environment);
  }

  Console with(Style other) {
    return new Console(in, out, err, directory, other, progress, environment);
  }

  Console to(PrintStream other) {
    return new Console(in, other, err, directory, style, progress, environment);
  }
}
