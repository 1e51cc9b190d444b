package cpat.cli;

import cpat.report.Style;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/// Runs the program in this process, by the door the user uses.
public final class Programs {
  private Programs() {}

  /// What a run gave.
  public record Outcome(int code, String out, String err) {}

  public static Outcome run(Path directory, String input, List<String> line) {
    return run(directory, input, Map.of(), line);
  }

  /// With variables.
  public static Outcome run(Path directory, Map<String, String> environment, List<String> line) {
    return run(directory, "", environment, line);
  }

  private static Outcome run(
      Path directory, String input, Map<String, String> environment, List<String> line) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    int code = run(directory, input, environment, line, out, err);
    return new Outcome(
        code, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
  }

  public static Outcome run(Path directory, String... line) {
    return run(directory, "", List.of(line));
  }

  /// Both streams as a terminal shows them, for a line `cpat …`.
  public static String transcript(String line) {
    List<String> words = List.of(line.split(" +", -1));
    ByteArrayOutputStream both = new ByteArrayOutputStream();
    run(Path.of(""), "", Map.of(), words.subList(1, words.size()), both, both);
    return both.toString(StandardCharsets.UTF_8);
  }

  private static int run(
      Path directory,
      String input,
      Map<String, String> environment,
      List<String> line,
      ByteArrayOutputStream out,
      ByteArrayOutputStream err) {
    Console console =
        new Console(
            new ByteArrayInputStream(input.getBytes(StandardCharsets.ISO_8859_1)),
            new PrintStream(out, true, StandardCharsets.UTF_8),
            new PrintStream(err, true, StandardCharsets.UTF_8),
            directory,
            Style.PLAIN,
            false,
            environment);
    return Main.run(line, console);
  }
}
