package cpat.resolve;

import cpat.source.Source;
import cpat.source.Span;
import java.util.ArrayList;
import java.util.List;

/// What the kernel makes of a file that is to be executed.
sealed interface Executable {
  /// A program.
  record Binary() implements Executable {}

  /// A script: what is executed in its place.
  record Interpreted(List<String> argv) implements Executable {}

  /// A text without a `#!` line, which the kernel refuses.
  record Bare(Span at) implements Executable {}

  /// It cannot run, and what is wrong with it.
  record Broken(String what, Span at) implements Executable {}

  static Executable of(List<String> argv, Source file) {
    String text = file.text();
    if (text.startsWith("\u007fELF") || text.indexOf('\0') >= 0) {
      return new Binary();
    }
    if (!text.startsWith("#!")) {
      return new Bare(file.span(0, 0));
    }
    int end = text.indexOf('\n') < 0 ? text.length() : text.indexOf('\n');
    String line = text.substring(2, end);
    if (line.endsWith("\r")) {
      return new Broken(
          "ends its `#!` line with CRLF: no such file or directory; next: save it with LF",
          file.span(0, end));
    }
    // The kernel gives all that stands behind the interpreter as one argument.
    String[] words = line.strip().split("\\s+", 2);
    List<String> next = new ArrayList<>(List.of(words[0]));
    if (words.length > 1) {
      boolean split = words[0].endsWith("/env") && words[1].startsWith("-S");
      String argument = split ? words[1].substring(2).strip() : words[1];
      next.addAll(split ? List.of(argument.split("\\s+", -1)) : List.of(argument));
    }
    next.add(argv.getFirst());
    next.addAll(argv.subList(1, argv.size()));
    return new Interpreted(List.copyOf(next));
  }
}
