package cpat.general;

import cpat.edit.Lines;
import cpat.model.Build;
import cpat.model.Statement;
import cpat.rule.Fix;
import cpat.rule.Hit;
import cpat.source.Source;
import cpat.source.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// Empty lines within an instruction that goes on over several lines. BuildKit tells the last line
/// of the instruction, and so do we.
final class EmptyContinuation {
  private static final List<String> SWALLOWED =
      List.of("FROM ", "COPY ", "ADD ", "CMD ", "ENTRYPOINT ", "ENV ", "WORKDIR ", "RUN ", "USER ");

  private EmptyContinuation() {}

  static Stream<Hit> find(Build build) {
    return build.statements().stream().flatMap(s -> find(s).stream());
  }

  private static Optional<Hit> find(Statement statement) {
    Span at = statement.at();
    Source source = at.source();
    int end =
        statement.heredocs().isEmpty()
            ? at.end()
            : Math.max(at.start(), statement.heredocs().getFirst().at().start() - 1);
    int first = at.first().line();
    int last = source.position(end).line();
    List<Span> blanks = new ArrayList<>();
    int start = at.start();
    for (int line = first; line <= last; line++) {
      int feed = source.text().indexOf('\n', start);
      int next = feed < 0 ? source.text().length() : feed + 1;
      if (line > first && line < last && source.line(line).isBlank()) {
        blanks.add(source.span(start, Math.max(start, feed < 0 ? next : feed)));
      }
      start = next;
    }
    if (blanks.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(hit(statement, blanks, source.position(end).line()));
  }

  private static Hit hit(Statement statement, List<Span> blanks, int last) {
    Source source = statement.at().source();
    String ends = source.line(last);
    int end = offset(source, last) + ends.length();
    Span at = source.span(end - ends.stripLeading().length(), end);
    Span blank = blanks.getFirst();
    String following = source.line(blank.first().line() + 1).strip();
    Optional<String> swallowed = SWALLOWED.stream().filter(following::startsWith).findFirst();
    String subject = statement.keyword() + " of line " + statement.at().first().line();
    if (swallowed.isPresent()) {
      return Hit.at(
              at,
              "the "
                  + subject
                  + " goes on behind an empty line: `"
                  + following
                  + "` is a part of it, not an instruction")
          .codes("NoEmptyContinuation")
          .note(blank, "the line before it ends with the escape character")
          .fix(Fix.show("end the instruction before the empty line: remove the last `\\`"));
    }
    return Hit.at(
            at,
            "the "
                + subject
                + " has an empty line in it, which BuildKit will refuse one day (line "
                + blank.first().line()
                + ")")
        .codes("NoEmptyContinuation")
        .note(blank, "the empty line")
        .fix(Fix.safe("remove the empty lines", blanks.stream().map(Lines::remove).toList()));
  }

  private static int offset(Source source, int line) {
    int at = 0;
    for (int i = 1; i < line; i++) {
      at = source.text().indexOf('\n', at) + 1;
    }
    return at;
  }
}
