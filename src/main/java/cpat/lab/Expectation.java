package cpat.lab;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;

/// What must be seen of a step.
public sealed interface Expectation {
  boolean holds(String output, Duration taken, Path folder);

  /// Names and ports put in.
  default Expectation with(UnaryOperator<String> names) {
    return this;
  }

  /// The output contains a text.
  record Contains(String text) implements Expectation {
    @Override
    public boolean holds(String output, Duration taken, Path folder) {
      return output.contains(text);
    }

    @Override
    public Expectation with(UnaryOperator<String> names) {
      return new Contains(names.apply(text));
    }

    @Override
    public String toString() {
      return "shows `" + text + "`";
    }
  }

  /// The output does not contain a text.
  record Lacks(String text) implements Expectation {
    @Override
    public boolean holds(String output, Duration taken, Path folder) {
      return !output.contains(text);
    }

    @Override
    public Expectation with(UnaryOperator<String> names) {
      return new Lacks(names.apply(text));
    }

    @Override
    public String toString() {
      return "does not show `" + text + "`";
    }
  }

  /// The step took less than a time.
  record Within(Duration limit) implements Expectation {
    @Override
    public boolean holds(String output, Duration taken, Path folder) {
      return taken.compareTo(limit) < 0;
    }

    @Override
    public String toString() {
      return "takes less than " + seconds(limit);
    }
  }

  /// The step took at least a time.
  record After(Duration least) implements Expectation {
    @Override
    public boolean holds(String output, Duration taken, Path folder) {
      return taken.compareTo(least) >= 0;
    }

    @Override
    public String toString() {
      return "takes at least " + seconds(least);
    }
  }

  /// The output names a number of bytes that is at most twice the size of a file, and not nothing.
  /// (Some image stores count an image packed and unpacked.)
  record SizeOf(String file) implements Expectation {
    @Override
    public boolean holds(String output, Duration taken, Path folder) {
      try {
        long size = Files.size(folder.resolve(file));
        return Pattern.compile("[0-9]{1,18}")
            .matcher(output)
            .results()
            .mapToLong(m -> Long.parseLong(m.group()))
            .anyMatch(n -> n > size / 10 && n <= 2 * size);
      } catch (IOException e) {
        return false;
      }
    }

    @Override
    public String toString() {
      return "is at most twice the size of " + file;
    }
  }

  /// `text`, `! text`, `within 3 s`, `after 4 s`, `at most twice the size of FILE`.
  static Expectation of(String written) {
    if (written.startsWith("! ")) {
      return new Lacks(written.substring(2).strip());
    }
    if (written.matches("(within|after) [0-9]+(\\.[0-9]+)? s")) {
      int space = written.indexOf(' ');
      double seconds = Double.parseDouble(written.substring(space + 1, written.length() - 2));
      Duration time = Duration.ofMillis(Math.round(seconds * 1000));
      return written.startsWith("within") ? new Within(time) : new After(time);
    }
    String size = "at most twice the size of ";
    return written.startsWith(size)
        ? new SizeOf(written.substring(size.length()))
        : new Contains(written);
  }

  private static String seconds(Duration time) {
    return (time.toMillis() % 1000 == 0 ? "" + time.toSeconds() : "" + time.toMillis() / 1000.0)
        + " s";
  }
}
