package cpat.read.dockerfile;

import cpat.model.Problem;
import cpat.model.Statement;
import cpat.model.Statement.Form;
import cpat.model.Statement.Heredoc;
import cpat.model.Word;
import cpat.read.Cited;
import cpat.source.Excerpt;
import cpat.source.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// Reads a Dockerfile's logical lines as statements: keyword, flags, arguments in the form that the
/// keyword asks for, here-documents.
final class DockerfileStatements {
  /// A statement with the texts behind it, of which every character knows its place.
  record Draft(
      Statement statement, Excerpt arguments, List<Excerpt> bodies, Optional<Draft> trigger) {}

  private final DockerfileLines lines;
  private final List<Problem> problems;

  DockerfileStatements(DockerfileLines lines, List<Problem> problems) {
    this.lines = lines;
    this.problems = problems;
  }

  Optional<Draft> next() {
    return lines
        .next()
        .map(line -> {
          Span at = lines.span(line.start(), line.end());
          Draft draft = read(line.text(), at, false);
          return takesHeredocs(draft) ? withHeredocs(draft, line) : draft;
        });
  }

  /// BuildKit's grammar nests ONBUILD as deep as it is written, and refuses it afterwards; one
  /// level is enough to say so.
  private Draft read(Excerpt line, Span at, boolean nested) {
    int from = Blanks.skip(line, 0, line.length());
    int to = Blanks.trimEnd(line, from, line.length());
    int end = from;
    while (end < to && !Blanks.separates(line.charAt(end))) {
      end++;
    }
    String keyword = line.text().substring(from, end).toUpperCase(Locale.ROOT);
    List<Word> flags = new ArrayList<>();
    int start = DockerfileWords.flags(line, end, to, lines.escape(), flags);
    Excerpt arguments = Blanks.trim(line, start, to);
    Optional<Draft> trigger = Optional.empty();
    if (keyword.equals("ONBUILD") && !nested && arguments.length() > 0) {
      trigger = Optional.of(read(arguments, arguments.whole(), true));
    }
    Arguments read = arguments(keyword, arguments);
    Statement statement =
        new Statement(
            keyword,
            at,
            List.copyOf(flags),
            read.form(),
            List.copyOf(read.words()),
            List.of(),
            trigger.map(Draft::statement));
    return new Draft(statement, arguments, List.of(), trigger);
  }

  private record Arguments(Form form, List<Word> words) {}

  private Arguments arguments(String keyword, Excerpt text) {
    return switch (keyword) {
      case "RUN", "CMD", "ENTRYPOINT", "SHELL" -> command(text, List.of());
      case "HEALTHCHECK" -> healthcheck(text);
      case "ADD", "COPY", "VOLUME" -> exec(text, Form.WORDS, DockerfileWords.split(text));
      case "ENV", "LABEL" -> new Arguments(Form.PAIRS, pairs(keyword, text));
      case "ARG" -> new Arguments(Form.WORDS, DockerfileWords.quoted(text, lines.escape()));
      case "MAINTAINER", "STOPSIGNAL", "USER", "WORKDIR" -> new Arguments(Form.WORDS, all(text));
      case "ONBUILD" -> new Arguments(Form.WORDS, List.of());
      default -> new Arguments(Form.WORDS, DockerfileWords.split(text));
    };
  }

  private static List<Word> all(Excerpt text) {
    return text.isEmpty() ? List.of() : List.of(DockerfileWords.word(text, 0, text.length()));
  }

  private Arguments command(Excerpt text, List<Word> before) {
    List<Word> words = new ArrayList<>(before);
    words.addAll(all(text));
    Arguments read = exec(text, Form.SHELL, words);
    if (read.form() == Form.EXEC && !before.isEmpty()) {
      List<Word> argv = new ArrayList<>(before);
      argv.addAll(read.words());
      return new Arguments(Form.EXEC, argv);
    }
    return read;
  }

  /// `NONE`, or `CMD` and a command: the first word comes first, as BuildKit's parser has it.
  private Arguments healthcheck(Excerpt text) {
    int end = 0;
    while (end < text.length() && !Blanks.isAscii(text.charAt(end))) {
      end++;
    }
    int command = end;
    while (command < text.length() && Blanks.isAscii(text.charAt(command))) {
      command++;
    }
    return end == 0
        ? new Arguments(Form.SHELL, List.of())
        : command(text.part(command, text.length()), List.of(DockerfileWords.word(text, 0, end)));
  }

  private Arguments exec(Excerpt text, Form otherwise, List<Word> words) {
    ExecForm array = ExecForm.of(text);
    return switch (array.kind()) {
      case STRINGS -> new Arguments(Form.EXEC, array.words());
      case NO_ARRAY -> new Arguments(otherwise, words);
      case MIXED -> {
        problems.add(
            new Problem(
                text.whole(), "a JSON array of something else than strings: quote each element"));
        yield new Arguments(otherwise, words);
      }
    };
  }

  /// `name=value…`, or the old form `name value` if the first word has no `=`.
  private List<Word> pairs(String keyword, Excerpt text) {
    List<DockerfileWords.Range> words = DockerfileWords.ranges(text, lines.escape());
    if (!words.isEmpty() && DockerfileWords.equals(text, words.getFirst()) < 0) {
      return oldPair(keyword, text);
    }
    List<Word> pairs = new ArrayList<>(words.size() * 2);
    for (DockerfileWords.Range range : words) {
      int equals = DockerfileWords.equals(text, range);
      if (equals >= 0) {
        pairs.add(DockerfileWords.word(text, range.start(), equals));
        pairs.add(DockerfileWords.word(text, equals + 1, range.end()));
      } else {
        Word word = DockerfileWords.word(text, range.start(), range.end());
        problems.add(
            new Problem(
                word.at(),
                Cited.of(word.text())
                    + " has no `=`: write name=value, or put quotes around the value it belongs"
                    + " to"));
      }
    }
    return pairs;
  }

  private List<Word> oldPair(String keyword, Excerpt text) {
    int key = 0;
    while (key < text.length() && !Blanks.separates(text.charAt(key))) {
      key++;
    }
    int value = key;
    while (value < text.length() && Blanks.separates(text.charAt(value))) {
      value++;
    }
    if (value == key) {
      problems.add(
          new Problem(
              text.whole(),
              keyword + " " + Cited.of(text.text()) + " has no value: write name=value"));
      return List.of();
    }
    return List.of(
        DockerfileWords.word(text, 0, key), DockerfileWords.word(text, value, text.length()));
  }

  private static boolean takesHeredocs(Draft draft) {
    Statement statement = draft.trigger().map(Draft::statement).orElse(draft.statement());
    return statement.form() != Form.EXEC
        && switch (statement.keyword()) {
          case "RUN", "COPY", "ADD" -> true;
          default -> false;
        };
  }

  private Draft withHeredocs(Draft draft, DockerfileLines.Line line) {
    List<Heredocs.Announced> announced = Heredocs.in(line.text().text());
    if (announced.isEmpty()) {
      return draft;
    }
    List<Heredoc> heredocs = new ArrayList<>();
    List<Excerpt> bodies = new ArrayList<>();
    int end = line.end();
    for (Heredocs.Announced next : announced) {
      DockerfileLines.Body body = lines.body(next.name(), next.chomp());
      end = Math.max(end, body.end());
      bodies.add(body.content());
      heredocs.add(
          new Heredoc(
              next.name(),
              body.content().text(),
              next.expand(),
              next.chomp(),
              body.content().whole()));
      if (!body.terminated()) {
        problems.add(
            new Problem(
                draft.statement().at(),
                "no line says " + Cited.of(next.name()) + " to end the here-document"));
        break;
      }
    }
    Statement open = draft.statement();
    Statement closed =
        new Statement(
            open.keyword(),
            lines.span(line.start(), end),
            open.flags(),
            open.form(),
            open.arguments(),
            List.copyOf(heredocs),
            open.trigger());
    return new Draft(closed, draft.arguments(), List.copyOf(bodies), draft.trigger());
  }
}
