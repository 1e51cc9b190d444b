package cpat.cli;

import cpat.report.FixText;
import cpat.report.Words;
import java.util.ArrayList;
import java.util.List;

/// What `cpat fix` says beside its result: what became of the findings, what to do next.
final class FixHints {
  private static final List<String> CHOOSING =
      List.of(
          "unsafe",
          "include",
          "exclude",
          "max-size",
          "image-config",
          "engine",
          "context",
          "config");

  private FixHints() {}

  static void print(
      FixText text, int problems, Wanted wanted, Arguments arguments, Console console) {
    text.withdrawn().forEach(console::hint);
    if (arguments.has("quiet")) {
      return;
    }
    boolean written = arguments.has("write");
    boolean diff = !written && !arguments.has("check") && !wanted.paths().contains("-");
    List<String> parts = new ArrayList<>();
    parts.add(text.summary(diff ? " by this diff" : arguments.has("check") ? " by a fix" : ""));
    add(parts, text.proposals(), "more with --unsafe");
    add(parts, text.told(), "without a fix");
    add(parts, problems, problems == 1 ? "problem in reading" : "problems in reading");
    console.hint(String.join(" · ", parts));
    if (!text.stable()) {
      console.hint("The rounds ran out before all was done: run it again.");
    }
    next(text, written, diff, wanted, line(arguments)).forEach(console::hint);
  }

  private static void add(List<String> parts, long count, String what) {
    if (count > 0) {
      parts.add(count + " " + what);
    }
  }

  private static List<String> next(
      FixText text, boolean written, boolean diff, Wanted wanted, String line) {
    List<String> commands = new ArrayList<>();
    if (written && text.any()) {
      String paths = String.join(" ", wanted.paths());
      commands.add("cpat fix --undo" + (paths.equals(".") ? "" : " " + paths) + "   takes it back");
    } else if (diff && text.any()) {
      commands.add(line + " -w   writes it");
    }
    if (text.proposals() > 0) {
      commands.add(line + " --unsafe   with proposals, which may change what is built or run");
    }
    if (commands.isEmpty() && text.told() > 0) {
      commands.add("cpat scan   what is found");
    }
    List<String> lines = new ArrayList<>();
    commands.forEach(c -> lines.add((lines.isEmpty() ? "Next:  " : "       ") + c));
    return lines;
  }

  /// The line that was given, as far as it says which fixes of which files.
  private static String line(Arguments arguments) {
    List<String> words = new ArrayList<>(List.of("cpat", "fix"));
    words.addAll(arguments.words());
    for (String option : CHOOSING) {
      for (String value : arguments.all(option)) {
        words.add("--" + option);
        if (!value.isEmpty()) {
          words.add(value);
        }
      }
    }
    return Words.shown(words);
  }
}
