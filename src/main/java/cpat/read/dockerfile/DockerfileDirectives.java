package cpat.read.dockerfile;

import cpat.model.Problem;
import cpat.model.Word;
import cpat.read.Cited;
import cpat.source.Excerpt;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/// The parser directives at the top of a Dockerfile: `# syntax=`, `# escape=`, `# check=`. The
/// first line that is none ends them.
final class DockerfileDirectives {
  private static final Set<String> KNOWN = Set.of("syntax", "escape", "check");

  private final Excerpt text;
  private final List<Problem> problems;
  private final Set<String> seen = new HashSet<>();
  private boolean top = true;

  /// Behind a `#!` line only `syntax` is looked for: BuildKit does so before it parses.
  private boolean shebang;

  private char escape = '\\';
  private Optional<Word> syntax = Optional.empty();

  DockerfileDirectives(Excerpt text, List<Problem> problems) {
    this.text = text;
    this.problems = problems;
  }

  char escape() {
    return escape;
  }

  Optional<Word> syntax() {
    return syntax;
  }

  /// Looks at a line of the file; `first` is the first character that is not white space.
  void line(int start, int first, int end) {
    if (!top && !shebang) {
      return;
    }
    boolean firstLine = top && seen.isEmpty() && text.text().lastIndexOf('\n', start - 1) < 0;
    if (!directive(start, first, end)) {
      shebang = firstLine && text.text().startsWith("#!", start);
      top = false;
    }
  }

  private boolean directive(int start, int first, int end) {
    String chars = text.text();
    if (first == end || chars.charAt(first) != '#') {
      return false;
    }
    int name = Blanks.skip(chars, first + 1, end);
    int nameEnd = name;
    while (nameEnd < end && isNamePart(chars.charAt(nameEnd), nameEnd == name)) {
      nameEnd++;
    }
    int equals = skipBlanks(nameEnd, end);
    if (nameEnd == name || equals == end || chars.charAt(equals) != '=' || equals + 1 == end) {
      return false;
    }
    String key = chars.substring(name, nameEnd).toLowerCase(Locale.ROOT);
    if (!KNOWN.contains(key)) {
      return false;
    }
    int value = skipBlanks(equals + 1, end);
    int valueEnd = end;
    while (valueEnd > value && isBlank(chars.charAt(valueEnd - 1))) {
      valueEnd--;
    }
    take(key, value, valueEnd, first, end, first == start);
    return true;
  }

  private void take(String key, int value, int valueEnd, int first, int end, boolean atMargin) {
    if (!seen.add(key)) {
      if (top) {
        problems.add(
            new Problem(
                text.span(first, end), "a second `" + key + "` directive: only one can be used"));
      }
      return;
    }
    String written = text.text().substring(value, valueEnd);
    if (key.equals("syntax") && atMargin) {
      int blank = written.indexOf(' ');
      int stop = blank < 0 ? valueEnd : value + blank;
      syntax =
          Optional.of(Word.literal(text.text().substring(value, stop), text.span(value, stop)));
    } else if (key.equals("escape") && top) {
      if (written.equals("`") || written.equals("\\")) {
        escape = written.charAt(0);
      } else {
        problems.add(
            new Problem(
                text.span(first, end),
                "the escape character cannot be " + Cited.of(written) + ": only \\ or ` can"));
      }
    }
  }

  private int skipBlanks(int from, int end) {
    int at = from;
    while (at < end && isBlank(text.charAt(at))) {
      at++;
    }
    return at;
  }

  private static boolean isBlank(char c) {
    return c == ' ' || c == '\t' || c == '\f' || c == '\r' || c == '\n';
  }

  private static boolean isNamePart(char c, boolean first) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (!first && c >= '0' && c <= '9');
  }
}
