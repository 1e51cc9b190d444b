package cpat.read.dockerfile;

import cpat.model.Word;
import cpat.source.Excerpt;
import java.util.ArrayList;
import java.util.List;

/// The three ways in which BuildKit cuts a line into words; none of them expands variables.
final class DockerfileWords {
  private DockerfileWords() {}

  static Word word(Excerpt text, int start, int end) {
    return written(text.text().substring(start, end), text, start, end);
  }

  private static Word written(String value, Excerpt text, int start, int end) {
    return new Word(value, text.span(start, end), value.indexOf('$') < 0);
  }

  /// Words between blanks; quotes mean nothing.
  static List<Word> split(Excerpt text) {
    List<Word> words = new ArrayList<>();
    int start = 0;
    for (int i = 0; i <= text.length(); i++) {
      if (i == text.length() || Blanks.separates(text.charAt(i))) {
        if (i > start) {
          words.add(word(text, start, i));
        }
        start = i + 1;
      }
    }
    return words;
  }

  /// Words between white space; quotes and escapes hold them together and stay in them.
  static List<Word> quoted(Excerpt text, char escape) {
    return ranges(text, escape).stream().map(r -> word(text, r.start(), r.end())).toList();
  }

  /// Where a word stands in a text.
  record Range(int start, int end) {}

  /// The places of the words that `quoted` gives.
  static List<Range> ranges(Excerpt text, char escape) {
    List<Range> words = new ArrayList<>();
    int at = Blanks.skip(text, 0, text.length());
    while (at < text.length()) {
      int start = at;
      char quote = 0;
      boolean dangling = false;
      while (at < text.length() && (quote != 0 || !Blanks.isSpace(text.charAt(at)))) {
        char c = text.charAt(at++);
        if (c == escape && quote != '\'') {
          dangling = at == text.length();
          at = Math.min(at + 1, text.length());
        } else if (quote != 0) {
          quote = c == quote ? 0 : quote;
        } else if (c == '"' || c == '\'') {
          quote = c;
        }
      }
      // An escape character that nothing follows is dropped.
      int end = dangling ? at - 1 : at;
      if (end > start) {
        words.add(new Range(start, end));
      }
      at = Blanks.skip(text, at, text.length());
    }
    return words;
  }

  /// Where the name of `name=value` ends; -1 when there is no `=` in the range.
  static int equals(Excerpt text, Range range) {
    int equals = text.text().indexOf('=', range.start());
    return equals < range.end() ? equals : -1;
  }

  /// Takes the words that begin with `--` off the front; quotes and escapes are removed from them.
  /// Gives the offset where the arguments begin.
  static int flags(Excerpt text, int from, int to, char escape, List<Word> flags) {
    int at = from;
    while (true) {
      while (at < to && Blanks.isAscii(text.charAt(at))) {
        at++;
      }
      if (to - at < 2 || !text.text().startsWith("--", at)) {
        return at;
      }
      int start = at;
      at = flagEnd(text, start, to, escape);
      String flag = unquoted(text, start, at, escape);
      if (flag.equals("--")) {
        return at;
      }
      flags.add(written(flag, text, start, at));
    }
  }

  private static int flagEnd(Excerpt text, int start, int to, char escape) {
    int at = start;
    char quote = 0;
    while (at < to && (quote != 0 || !Blanks.isAscii(text.charAt(at)))) {
      char c = text.charAt(at++);
      if (quote != 0 && c == quote) {
        quote = 0;
      } else if (quote == 0 && (c == '"' || c == '\'')) {
        quote = c;
      } else if (c == escape) {
        at = Math.min(at + 1, to);
      }
    }
    return at;
  }

  private static String unquoted(Excerpt text, int start, int end, char escape) {
    StringBuilder plain = new StringBuilder(end - start);
    char quote = 0;
    for (int at = start; at < end; at++) {
      char c = text.charAt(at);
      if (quote != 0 && c == quote) {
        quote = 0;
      } else if (quote == 0 && (c == '"' || c == '\'')) {
        quote = c;
      } else if (c != escape) {
        plain.append(c);
      } else if (++at < end) {
        plain.append(text.charAt(at));
      }
    }
    return plain.toString();
  }
}
