package cpat.read.dockerfile;

import cpat.read.Cited;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/// BuildKit's lexer for words with quotes and variables. Quotes and escapes may be kept, for the
/// recognition of here-documents; the words it splits a text into are collected on the way.
final class ExpansionScanner {
  /// BuildKit has no limit but its stack, which grows; ours must fit any thread.
  private static final int DEEPEST = 100;

  /// What the values put in may come to, in characters: values of values double quickly.
  private static final int LONGEST = 1 << 20;

  private static final int END = -1;

  private final String text;
  private final Function<String, Optional<String>> lookup;
  private final char escape;

  /// Whether everything that begins with `$` and is unset stays as written.
  private final boolean keepUnset;

  /// Whether what is unset counts as empty in the result, as in a build.
  private final boolean emptyUnset;

  private boolean rawQuotes;
  private boolean rawEscapes;
  private int at;
  private int depth;
  private long filled;
  private boolean complete = true;
  private Optional<String> problem = Optional.empty();
  private final Set<String> undefined = new LinkedHashSet<>();
  private final List<String> words = new ArrayList<>();
  private final StringBuilder word = new StringBuilder();

  ExpansionScanner(
      String text, Function<String, Optional<String>> lookup, char escape, boolean keepUnset) {
    this(text, lookup, escape, keepUnset, false);
  }

  private ExpansionScanner(
      String text,
      Function<String, Optional<String>> lookup,
      char escape,
      boolean keepUnset,
      boolean emptyUnset) {
    this.text = text;
    this.lookup = lookup;
    this.escape = escape;
    this.keepUnset = keepUnset;
    this.emptyUnset = emptyUnset;
  }

  /// A scanner for which `lookup` knows all there is: what it does not know is unset, thus empty.
  static ExpansionScanner building(
      String text, Function<String, Optional<String>> lookup, char escape) {
    return new ExpansionScanner(text, lookup, escape, false, true);
  }

  /// A scanner that knows no variable and keeps them, and quotes and escapes too if asked.
  static ExpansionScanner keeping(String text, boolean quotes, boolean escapes) {
    ExpansionScanner scanner = new ExpansionScanner(text, _ -> Optional.empty(), '\\', true);
    scanner.rawQuotes = quotes;
    scanner.rawEscapes = escapes;
    return scanner;
  }

  Expansion expansion() {
    String result = until(END, rawEscapes);
    return problem.isPresent()
        ? new Expansion(text, List.copyOf(undefined), false, problem)
        : new Expansion(result, List.copyOf(undefined), complete, problem);
  }

  /// The words of the text; empty when it cannot be lexed.
  Optional<List<String>> words() {
    until(END, rawEscapes);
    endWord();
    return problem.isPresent() ? Optional.empty() : Optional.of(words);
  }

  private String fail(String message) {
    if (problem.isEmpty()) {
      problem = Optional.of(message);
    }
    at = text.length();
    return "";
  }

  private int peek() {
    return at < text.length() ? text.charAt(at) : END;
  }

  private int next() {
    return at < text.length() ? text.charAt(at++) : END;
  }

  private String until(int stop, boolean keepEscapes) {
    boolean outer = rawEscapes;
    rawEscapes = keepEscapes;
    StringBuilder result = new StringBuilder();
    while (peek() != END) {
      int c = next();
      if (c == stop) {
        rawEscapes = outer;
        return result.toString();
      }
      switch (c) {
        case '\'' -> raw(result, singleQuoted());
        case '"' -> raw(result, doubleQuoted());
        case '<' -> raw(result, heredoc());
        case '$' -> {
          String value = dollar();
          result.append(value);
          for (int i = 0; i < value.length(); i++) {
            add(value.charAt(i));
          }
        }
        default -> {
          if (c != escape) {
            result.append((char) c);
            add((char) c);
          } else {
            escaped(result);
          }
        }
      }
    }
    rawEscapes = outer;
    return stop == END ? result.toString() : fail("`" + (char) stop + "` is missing");
  }

  private void escaped(StringBuilder result) {
    if (rawEscapes) {
      raw(result, String.valueOf(escape));
    }
    int c = next();
    if (c != END) {
      raw(result, String.valueOf((char) c));
    }
  }

  private void raw(StringBuilder result, String value) {
    result.append(value);
    if (depth == 0) {
      word.append(value);
    }
  }

  private void add(char c) {
    if (depth > 0) {
      return;
    }
    if (Blanks.isSpace(c)) {
      endWord();
    } else {
      word.append(c);
    }
  }

  private void endWord() {
    if (!word.isEmpty()) {
      words.add(word.toString());
      word.setLength(0);
    }
  }

  /// `<<` takes the blanks behind it into its word.
  private String heredoc() {
    if (peek() != '<') {
      return "<";
    }
    int start = at++;
    while (peek() == ' ' || peek() == '\t' || peek() == '\r') {
      at++;
    }
    return "<" + text.substring(start, at);
  }

  private String singleQuoted() {
    int close = text.indexOf('\'', at);
    if (close < 0) {
      return fail("the closing single quote is missing");
    }
    String inner = rawQuotes ? text.substring(at - 1, close + 1) : text.substring(at, close);
    at = close + 1;
    return inner;
  }

  private String doubleQuoted() {
    StringBuilder result = new StringBuilder();
    if (rawQuotes) {
      result.append('"');
    }
    while (true) {
      int c = next();
      if (c == END) {
        return fail("the closing double quote is missing");
      } else if (c == '"') {
        return rawQuotes ? result.append('"').toString() : result.toString();
      } else if (c == '$') {
        result.append(dollar());
      } else if (c != escape) {
        result.append((char) c);
      } else {
        if (rawEscapes) {
          result.append(escape);
        }
        int escaped = peek();
        if (escaped == '"' || escaped == '$' || escaped == escape) {
          result.append((char) next());
        } else if (escaped != END) {
          result.append(escape);
        }
      }
    }
  }

  private String dollar() {
    if (peek() != '{') {
      String name = name();
      return name.isEmpty() ? "$" : get(name).orElseGet(() -> kept("$" + name));
    }
    at++;
    int first = peek();
    if (first == END) {
      return fail("the closing `}` is missing");
    }
    if (first == '{' || first == '}' || first == ':') {
      return fail("no variable is named between `${` and `}`");
    }
    if (++depth > DEEPEST) {
      return fail("variables are nested more than " + DEEPEST + " deep");
    }
    String value = braced(name());
    depth--;
    return value;
  }

  private String braced(String name) {
    int c = next();
    return switch (c) {
      case '}' -> get(name).orElseGet(() -> kept("${" + name + "}"));
      case ':' -> modified(name, true, next());
      case '-', '+', '?', '#', '%' -> modified(name, false, c);
      case '/' -> replaced(name);
      case END -> fail("the closing `}` is missing");
      default -> unsupported(name, String.valueOf((char) c));
    };
  }

  private String unsupported(String name, String operator) {
    return fail(Cited.of("${" + name + operator + "…}") + " is not supported in a Dockerfile");
  }

  private String modified(String name, boolean emptyIsUnset, int operator) {
    boolean pattern = operator == '#' || operator == '%';
    String written = (emptyIsUnset ? ":" : "") + (operator == END ? "" : (char) operator);
    if ((pattern && emptyIsUnset)
        || (!pattern && operator != '-' && operator != '+' && operator != '?')) {
      return unsupported(name, written);
    }
    word.setLength(0);
    String operand = until('}', pattern);
    Optional<String> value = get(name);
    if (problem.isPresent()) {
      return "";
    }
    if (value.isEmpty() && emptyUnset && operator == '?') {
      return fail(name + (operand.isEmpty() ? " must be set" : ": " + operand));
    }
    if (value.isEmpty() && (keepUnset || pattern || operator == '?')) {
      return kept("${" + name + written + operand + "}");
    }
    boolean unset = value.isEmpty() || (emptyIsUnset && value.get().isEmpty());
    return switch (operator) {
      case '-' -> unset ? operand : value.orElse("");
      case '+' -> unset ? "" : operand;
      case '?' -> unset ? fail(name + " must not be empty") : value.orElse("");
      default -> {
        boolean greedy = !operand.isEmpty() && operand.charAt(0) == operator;
        Optional<ShellPattern> glob = ShellPattern.of(greedy ? operand.substring(1) : operand);
        String whole = value.orElse("");
        yield glob.isEmpty()
            ? fail("the pattern " + Cited.of(operand) + " is not valid")
            : operator == '#'
                ? glob.get().withoutPrefix(whole, greedy)
                : glob.get().withoutSuffix(whole, greedy);
      }
    };
  }

  private String replaced(String name) {
    boolean all = peek() == '/';
    if (all) {
      at++;
    }
    word.setLength(0);
    String pattern = until('/', true);
    String replacement = until('}', true);
    Optional<String> value = get(name);
    if (problem.isPresent()) {
      return "";
    }
    if (value.isEmpty()) {
      // BuildKit writes one slash here, whatever was written.
      return kept(
          "${" + name + "/" + (all && !keepUnset ? "/" : "") + pattern + "/" + replacement + "}");
    }
    Optional<ShellPattern> glob = ShellPattern.of(pattern);
    return glob.isEmpty()
        ? fail("the pattern " + Cited.of(pattern) + " is not valid")
        : glob.get().replace(value.get(), replacement, all);
  }

  private Optional<String> get(String name) {
    Optional<String> value = lookup.apply(name);
    if (value.isEmpty()) {
      undefined.add(name);
      return value;
    }
    filled += value.get().length();
    return filled > LONGEST
        ? Optional.of(fail("it becomes longer than a million characters"))
        : value;
  }

  private String kept(String written) {
    if (emptyUnset) {
      return "";
    }
    complete = false;
    return written;
  }

  /// Letters, digits, `_`; digits only if the first is one; or one special parameter.
  private String name() {
    int start = at;
    boolean digits = start < text.length() && Character.isDigit(text.charAt(start));
    while (at < text.length()) {
      char c = text.charAt(at);
      if (at == start && "@*#?-$!".indexOf(c) >= 0) {
        at++;
        break;
      }
      if (!(Character.isDigit(c) || (!digits && (Character.isLetter(c) || c == '_')))) {
        break;
      }
      at++;
    }
    return text.substring(start, at);
  }
}
