package cpat.patterns.dfd;

import cpat.edit.Lines;
import cpat.model.Instruction;
import cpat.model.Instruction.Add;
import cpat.model.Instruction.Copy;
import cpat.model.Statement;
import cpat.model.Word;
import cpat.read.Paths;
import cpat.source.Source;
import cpat.source.Span;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/// A COPY or ADD of files of the context, and other lines made of it.
record CopyLines(Instruction instruction, List<Word> sources, Word destination) {

  static Optional<CopyLines> of(Instruction instruction) {
    return switch (instruction) {
      case Copy copy when copy.from().isEmpty() ->
          Optional.of(new CopyLines(copy, copy.sources(), copy.destination()));
      case Add add -> Optional.of(new CopyLines(add, add.sources(), add.destination()));
      default -> Optional.empty();
    };
  }

  /// True where no line can be made of it: here-documents, `--parents`.
  boolean closed() {
    return !instruction.written().heredocs().isEmpty()
        || instruction.written().flag("parents").isPresent();
  }

  /// With the comment that stands directly above it.
  Span withComment() {
    return Lines.withComment(instruction.at());
  }

  /// Lines that copy some files of a folder of the context to where the whole of it goes: `folder`
  /// is that folder as seen from the context, `below` as seen from the source of this line.
  List<String> lists(String folder, String below, List<String> files) {
    Map<String, List<String>> byFolder = new LinkedHashMap<>();
    for (String file : files) {
      boolean whole = file.endsWith("/");
      String in = whole ? file : Paths.folder(file);
      byFolder.computeIfAbsent(in, _ -> new ArrayList<>()).add(whole ? file : folder + file);
    }
    List<String> lines = new ArrayList<>();
    byFolder.forEach((in, names) -> {
      String from =
          names.stream()
              .map(n -> n.endsWith("/") ? folder + n.substring(0, n.length() - 1) : n)
              .collect(Collectors.joining(" "));
      lines.add(line(from, to(below + in)));
    });
    return lines;
  }

  private String to(String below) {
    String to = destination.text();
    String folder = to.equals(".") ? "./" : to.endsWith("/") ? to : to + "/";
    return folder.equals("./") && !below.isEmpty() ? below : folder + below;
  }

  private String line(String from, String to) {
    String written = instruction.written().keyword();
    Span at = instruction.at();
    String keyword = at.source().text().substring(at.start(), at.start() + written.length());
    boolean small = keyword.equals(keyword.toLowerCase(Locale.ROOT));
    String flags =
        instruction.written().flags().stream()
            .map(Word::text)
            .filter(f -> !f.startsWith("--exclude"))
            .map(f -> f + " ")
            .collect(Collectors.joining());
    return (small ? "copy " : "COPY ") + flags + from + " " + to;
  }

  /// The line with some of its sources only.
  String only(List<Word> some) {
    return line(some.stream().map(Word::raw).collect(Collectors.joining(" ")), destination.raw());
  }

  /// The line with another destination.
  Optional<String> to(Span written, String other) {
    if (instruction.written().form() == Statement.Form.EXEC) {
      return Optional.empty();
    }
    int start = written.start();
    Source source = written.source();
    return Optional.of(
        source.text().substring(start, destination.at().start())
            + other
            + source.text().substring(destination.at().end(), written.end()));
  }
}
