package cpat.lab;

import java.time.Duration;
import java.util.function.UnaryOperator;

/// What must be seen of a step.
public sealed interface Expectation {
  boolean holds(String output, Duration taken);

  /// Names and ports put in.
  Expectation with(UnaryOperator<String> names);

  /// The output contains a text.
  record Contains(String text) implements Expectation {
    @Override
    public boolean holds(String output, Duration taken) {
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
    public boolean holds(String output, Duration taken) {
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
    public boolean holds(String output, Duration taken) {
      return taken.compareTo(limit) < 0;
    }

    @Override
    public Expectation with(UnaryOperator<String> names) {
      return this;
    }

    @Override
    public String toString() {
      return "takes less than " + seconds(limit);
    }
  }

  /// The step took at least a time.
  record After(Duration least) implements Expectation {
    @Override
    public boolean holds(String output, Duration taken) {
      return taken.compareTo(least) >= 0;
    }

    @Override
    public Expectation with(UnaryOperator<String> names) {
      return this;
    }

    @Override
    public String toString() {
      return "takes at least " + seconds(least);
    }
  }

  /// `text`, `! text`, `within 3 s`, `after 4 s`.
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
    return new Contains(written);
  }

  private static String seconds(Duration time) {
    return (time.toMillis() % 1000 == 0 ? "" + time.toSeconds() : "" + time.toMillis() / 1000.0)
        + " s";
  }
}
