package cpat.read.dockerfile;

import cpat.model.Problem;
import cpat.model.Word;
import cpat.source.Excerpt;
import cpat.source.Span;
import java.util.List;
import java.util.Optional;

/// Takes the logical lines of a Dockerfile off its text, one after the other: directives,
/// continuation, comments, and the bodies of here-documents.
final class DockerfileLines {
  /// What BuildKit's scanner takes at most, line feed included.
  private static final int LONGEST_LINE = 65_536;

  /// A logical line: its joined text, and the range of the file it was joined from.
  record Line(Excerpt text, int start, int end) {}

  /// The body of a here-document; `end` is behind the line that ends it.
  record Body(Excerpt content, int end, boolean terminated) {}

  private final Excerpt text;
  private final String chars;
  private final List<Problem> problems;
  private final DockerfileDirectives directives;
  private int at;

  DockerfileLines(Excerpt text, List<Problem> problems) {
    this.text = text;
    this.chars = text.text();
    this.problems = problems;
    this.directives = new DockerfileDirectives(text, problems);
    if (chars.startsWith("\ufeff")) {
      at = 1;
    }
  }

  char escape() {
    return directives.escape();
  }

  Optional<Word> syntax() {
    return directives.syntax();
  }

  Span span(int start, int end) {
    return text.span(start, end);
  }

  /// The next line that is an instruction; empty at the end of the text.
  Optional<Line> next() {
    while (at < chars.length()) {
      int start = at;
      int end = physical();
      int first = Blanks.skip(chars, start, end);
      directives.line(start, first, end);
      if (first < end && chars.charAt(first) != '#') {
        return Optional.of(logical(first, end));
      }
    }
    return Optional.empty();
  }

  private Line logical(int first, int firstEnd) {
    int end = firstEnd;
    int cut = continuation(first, end);
    if (cut < 0) {
      return new Line(text.part(first, end), first, Blanks.trimEnd(chars, first, end));
    }
    Excerpt.Builder joined = new Excerpt.Builder(text.source()).append(text, first, cut);
    int start = first;
    while (cut >= 0 && at < chars.length()) {
      start = at;
      end = physical();
      int word = Blanks.skip(chars, start, end);
      if (word == end || chars.charAt(word) == '#') {
        continue;
      }
      cut = continuation(start, end);
      joined.append(text, start, cut < 0 ? end : cut);
    }
    return new Line(joined.build(), first, Blanks.trimEnd(chars, start, end));
  }

  /// Where the escape character stands that continues the line; -1 when none does. One behind
  /// another escape character does not.
  private int continuation(int start, int end) {
    int last = end - 1;
    while (last >= start && (chars.charAt(last) == ' ' || chars.charAt(last) == '\t')) {
      last--;
    }
    boolean continues =
        last >= start
            && chars.charAt(last) == escape()
            && (last == start || chars.charAt(last - 1) != escape());
    return continues ? last : -1;
  }

  /// Takes lines up to the one that says only `name`; with `chomp` tabs may stand before it.
  Body body(String name, boolean chomp) {
    int start = at;
    while (at < chars.length()) {
      int line = at;
      int end = physical();
      int word = line;
      while (chomp && word < end && chars.charAt(word) == '\t') {
        word++;
      }
      if (end - word == name.length() && chars.startsWith(name, word)) {
        return new Body(text.part(start, line), end, true);
      }
    }
    return new Body(text.part(start, at), at, false);
  }

  /// Moves behind the next line feed. Gives the end of the line without its line end.
  private int physical() {
    int start = at;
    int feed = chars.indexOf('\n', at);
    at = feed < 0 ? chars.length() : feed + 1;
    checkLength(start, at, feed >= 0);
    int end = at;
    while (end > start && (chars.charAt(end - 1) == '\n' || chars.charAt(end - 1) == '\r')) {
      end--;
    }
    return end;
  }

  private void checkLength(int start, int end, boolean terminated) {
    int most = terminated ? LONGEST_LINE : LONGEST_LINE - 1;
    if (end - start <= most / 3) {
      return;
    }
    int bytes = 0;
    for (int i = start; i < end && bytes <= most; i++) {
      char c = chars.charAt(i);
      bytes += c < 0x80 ? 1 : c < 0x800 || Character.isSurrogate(c) ? 2 : 3;
    }
    if (bytes > most) {
      problems.add(
          new Problem(
              text.span(start, start),
              "the line is longer than 65,535 bytes, the most that BuildKit reads: break it up"));
    }
  }
}
