package cpat.read.compose;

import cpat.model.Instruction.Variable;
import cpat.model.Problem;
import cpat.model.Word;
import cpat.read.yaml.Scalars;
import cpat.source.Excerpt;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/// A file of variables (`env_file`, `.env`) as Compose takes it: quotes over lines, `export`,
/// comments, `NAME: value`, variables put in from outside and from above.
public record EnvFile(List<Variable> variables, List<Problem> problems) {

  /// `outside` gives the caller's variables; they win over those of the file where one is put in.
  public static EnvFile read(Excerpt file, Function<String, Optional<String>> outside) {
    return read(file, outside, _ -> Optional.empty());
  }

  /// `below` gives what files before this one have set.
  public static EnvFile read(
      Excerpt file,
      Function<String, Optional<String>> outside,
      Function<String, Optional<String>> below) {
    var reader = new Reader(file, outside, below);
    reader.all();
    return new EnvFile(List.copyOf(reader.variables), List.copyOf(reader.problems));
  }

  /// `format: raw`, and what `docker run --env-file` takes: lines as they are.
  public static EnvFile raw(Excerpt file, Function<String, Optional<String>> outside) {
    String text = file.text();
    List<Variable> variables = new ArrayList<>();
    for (int line = text.startsWith("\uFEFF") ? 1 : 0; line < text.length(); ) {
      int end = Scalars.lineEnd(text, line);
      int from = line;
      while (from < end && Scalars.isBlank(text.charAt(from))) {
        from++;
      }
      int equals = text.indexOf('=', from, end);
      if (from < end && text.charAt(from) != '#') {
        boolean named = equals < 0;
        String name = text.substring(from, named ? end : equals);
        Word key = Word.literal(name, file.span(from, named ? end : equals));
        if (!named) {
          Word value = Word.literal(text.substring(equals + 1, end), file.span(equals + 1, end));
          variables.add(new Variable(key, Optional.of(value)));
        } else {
          outside.apply(name).ifPresent(v -> variables.add(given(key, v)));
        }
      }
      line = Scalars.nextLine(text, end);
    }
    return new EnvFile(List.copyOf(variables), List.of());
  }

  private static Variable given(Word name, String value) {
    return new Variable(name, Optional.of(name.with(value)));
  }

  private static final class Reader {
    private final Excerpt file;
    private final String text;
    private final Function<String, Optional<String>> outside;
    private final Map<String, String> above = new HashMap<>();
    private final List<Variable> variables = new ArrayList<>();
    private final List<Problem> problems = new ArrayList<>();
    private final Interpolation interpolation;
    private int at;

    Reader(
        Excerpt file,
        Function<String, Optional<String>> outside,
        Function<String, Optional<String>> below) {
      this.file = file;
      this.text = file.text();
      this.outside = outside;
      this.interpolation =
          Interpolation.strict(
              n ->
                  outside
                      .apply(n)
                      .or(() -> Optional.ofNullable(above.get(n)))
                      .or(() -> below.apply(n)),
              problems::add);
    }

    void all() {
      at = text.startsWith("\uFEFF") ? 1 : 0;
      while (at < text.length()) {
        if (Character.isWhitespace(text.charAt(at))) {
          at++;
        } else if (text.charAt(at) == '#') {
          at = Scalars.nextLine(text, Scalars.lineEnd(text, at));
        } else {
          variable();
        }
      }
    }

    private void variable() {
      if (text.startsWith("export ", at) || text.startsWith("export\t", at)) {
        at += "export ".length();
        skipBlanks();
      }
      int from = at;
      while (at < text.length() && "=:\n\r".indexOf(text.charAt(at)) < 0) {
        at++;
      }
      int to = at;
      while (to > from && Scalars.isBlank(text.charAt(to - 1))) {
        to--;
      }
      Word name = Word.literal(text.substring(from, to), file.span(from, to));
      if (!name.text().matches("[\\p{L}\\p{N}_.\\[\\]-]+")) {
        problems.add(new Problem(name.at(), "`" + name.text() + "` is no name of a variable"));
        at = Scalars.nextLine(text, Scalars.lineEnd(text, from));
        return;
      }
      if (at >= text.length() || "=:".indexOf(text.charAt(at)) < 0) {
        outside.apply(name.text()).ifPresent(v -> add(given(name, v)));
        return;
      }
      at++;
      skipBlanks();
      add(new Variable(name, Optional.of(value())));
    }

    private void add(Variable variable) {
      variables.add(variable);
      variable.value().ifPresent(v -> above.put(variable.name().text(), v.text()));
    }

    private void skipBlanks() {
      while (at < text.length() && Scalars.isBlank(text.charAt(at))) {
        at++;
      }
    }

    private Word value() {
      char quote = at < text.length() ? text.charAt(at) : '\n';
      if (quote == '"' || quote == '\'') {
        return quoted(quote);
      }
      int from = at;
      int end = Scalars.lineEnd(text, at);
      int comment = text.indexOf(" #", Math.max(0, from));
      int to = comment >= 0 && comment < end ? comment : end;
      while (to > from && Character.isWhitespace(text.charAt(to - 1))) {
        to--;
      }
      at = end;
      return interpolation.word(file.part(from, to), file.span(from, to));
    }

    private Word quoted(char quote) {
      int open = at++;
      var inner = new Excerpt.Builder(file.source());
      while (at < text.length() && text.charAt(at) != quote) {
        boolean escape = text.charAt(at) == '\\' && at + 1 < text.length();
        int length = escape ? 2 : 1;
        if (escape && text.charAt(at + 1) == quote) {
          inner.append(file, at + 1, at + 2);
        } else if (escape && quote == '"') {
          length = escaped(inner);
        } else {
          inner.append(file, at, at + length);
        }
        at += length;
      }
      if (at >= text.length()) {
        problems.add(new Problem(file.span(open, open + 1), "this quote is not closed"));
      }
      at = Math.min(text.length(), at + 1);
      Excerpt value = inner.length() == 0 ? file.part(open, open) : inner.build();
      return quote == '"'
          ? interpolation.word(value, file.span(open, at))
          : Word.literal(value.text(), file.span(open, at));
    }

    /// The escapes of double quotes; gives their length. Unknown ones stay as they are.
    private int escaped(Excerpt.Builder into) {
      char c = text.charAt(at + 1);
      String decoded =
          switch (c) {
            case 'n' -> "\n";
            case 't' -> "\t";
            case 'r' -> "\r";
            case 'a' -> "\u0007";
            case 'b' -> "\b";
            case 'f' -> "\f";
            case 'v' -> "\u000B";
            case '\\' -> "\\";
            case '$' -> "$$";
            default -> "\\" + c;
          };
      into.append(decoded, file.span(at, at + 1).start());
      return 2;
    }
  }
}
