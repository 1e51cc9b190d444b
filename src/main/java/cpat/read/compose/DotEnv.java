package cpat.read.compose;

import cpat.model.Instruction.Variable;
import cpat.model.Word;
import cpat.read.yaml.Scalars;
import cpat.source.Excerpt;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// A `.env` file: `NAME=value` lines, `export` and quotes allowed, `#` comments.
public final class DotEnv {
  private DotEnv() {}

  /// The variables in order. A name without `=` has no value: it is passed on from outside.
  public static List<Variable> read(Excerpt file) {
    String text = file.text();
    List<Variable> variables = new ArrayList<>();
    int next;
    for (int line = text.startsWith("\uFEFF") ? 1 : 0; line < text.length(); line = next) {
      int end = Scalars.lineEnd(text, line);
      next = Scalars.nextLine(text, end);
      int from = skipBlank(text, line, end);
      if (text.startsWith("export ", from)) {
        from = skipBlank(text, from + 7, end);
      }
      if (from >= end || text.charAt(from) == '#') {
        continue;
      }
      int equals = text.indexOf('=', from, end);
      if (equals < 0) {
        variables.add(new Variable(word(file, from, trimmed(text, from, end)), Optional.empty()));
        continue;
      }
      Word name = word(file, from, trimmed(text, from, equals));
      int start = skipBlank(text, equals + 1, end);
      char quote = start < end ? text.charAt(start) : '\0';
      int close = quote == '"' || quote == '\'' ? text.indexOf(quote, start + 1) : -1;
      if (close >= 0) {
        next = Scalars.nextLine(text, Scalars.lineEnd(text, close));
        variables.add(new Variable(name, Optional.of(quoted(file, start, close))));
      } else {
        variables.add(new Variable(name, Optional.of(plain(file, start, end))));
      }
    }
    return variables;
  }

  /// What Compose puts in for variables: the literal ones, the last of a name wins.
  public static Map<String, String> values(Excerpt file) {
    Map<String, String> values = new LinkedHashMap<>();
    for (Variable variable : read(file)) {
      variable
          .value()
          .filter(Word::literal)
          .ifPresent(value -> values.put(variable.name().text(), value.text()));
    }
    return values;
  }

  private static Word quoted(Excerpt file, int start, int close) {
    String text = file.text().substring(start + 1, close);
    boolean expands = file.charAt(start) == '"' && text.indexOf('$') >= 0;
    return new Word(text, file.span(start, close + 1), !expands);
  }

  private static Word plain(Excerpt file, int start, int end) {
    String text = file.text();
    int comment = text.indexOf(" #", Math.max(0, start - 1));
    int to = trimmed(text, start, comment >= 0 && comment < end ? Math.max(start, comment) : end);
    Word word = word(file, start, to);
    return new Word(word.text(), word.at(), word.text().indexOf('$') < 0);
  }

  private static Word word(Excerpt file, int from, int to) {
    return Word.literal(file.text().substring(from, to), file.span(from, to));
  }

  private static int skipBlank(String text, int from, int end) {
    int i = from;
    while (i < end && Scalars.isBlank(text.charAt(i))) {
      i++;
    }
    return i;
  }

  private static int trimmed(String text, int from, int end) {
    int i = end;
    while (i > from && Character.isWhitespace(text.charAt(i - 1))) {
      i--;
    }
    return i;
  }
}
