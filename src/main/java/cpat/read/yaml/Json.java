package cpat.read.yaml;

import cpat.model.Problem;
import cpat.read.yaml.Node.Entry;
import cpat.read.yaml.Node.Mapping;
import cpat.read.yaml.Node.Scalar;
import cpat.read.yaml.Node.Sequence;
import cpat.read.yaml.Node.Style;
import cpat.source.Excerpt;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// A JSON file, comments and trailing commas allowed, as the same nodes that YAML gives. After an
/// error `root` is what was read up to there.
public record Json(Excerpt text, Optional<Node> root, List<Problem> problems) {

  public static Json read(Excerpt text) {
    var scanner = new Scanner(text);
    Optional<Node> root = scanner.document();
    return new Json(text, root, List.copyOf(scanner.problems));
  }

  private static final int MAX_DEPTH = 200;

  private static final class Scanner {
    private final Excerpt excerpt;
    private final String text;
    private final List<Problem> problems = new ArrayList<>();
    private int at;

    Scanner(Excerpt excerpt) {
      this.excerpt = excerpt;
      this.text = excerpt.text();
      this.at = text.startsWith("\uFEFF") ? 1 : 0;
    }

    Optional<Node> document() {
      skip();
      if (at == text.length()) {
        return Optional.empty();
      }
      Node root = value(0);
      skip();
      if (at < text.length()) {
        fail("more text after the end of the value");
      }
      return Optional.of(root);
    }

    /// Only the first error is told: what follows it is mostly its echo.
    private void fail(String message) {
      if (problems.isEmpty()) {
        int end = Math.min(at + 1, text.length());
        problems.add(new Problem(excerpt.span(at, end), "not JSON: " + message));
      }
    }

    private boolean ok() {
      return problems.isEmpty();
    }

    private char peek() {
      return at < text.length() ? text.charAt(at) : '\0';
    }

    private boolean take(char c) {
      if (at < text.length() && text.charAt(at) == c) {
        at++;
        return true;
      }
      return false;
    }

    private void skip() {
      while (at < text.length()) {
        if (Character.isWhitespace(text.charAt(at)) || text.charAt(at) == '\uFEFF') {
          at++;
        } else if (text.startsWith("//", at)) {
          at = Scalars.lineEnd(text, at);
        } else if (text.startsWith("/*", at)) {
          int close = text.indexOf("*/", at + 2);
          if (close < 0) {
            fail("the comment is not closed");
            at = text.length();
          } else {
            at = close + 2;
          }
        } else {
          return;
        }
      }
    }

    private Node value(int depth) {
      if (depth > MAX_DEPTH) {
        fail("nested more than " + MAX_DEPTH + " levels deep");
        return scalar("", Style.PLAIN, at, at);
      }
      return switch (peek()) {
        case '{' -> object(depth);
        case '[' -> array(depth);
        case '"' -> string();
        default -> bare();
      };
    }

    private Node object(int depth) {
      int from = at++;
      List<Entry> entries = new ArrayList<>();
      for (skip(); ok() && !take('}'); skip()) {
        if (peek() != '"') {
          fail(at < text.length() ? "a key in quotes or } is expected" : "} is missing");
          break;
        }
        Scalar key = string();
        skip();
        if (!ok() || !take(':')) {
          fail(": is expected");
          break;
        }
        skip();
        Node value = value(depth + 1);
        entries.add(new Entry(key, value, key.at().to(value.at())));
        skip();
        if (!take(',') && peek() != '}') {
          fail(", or } is expected");
        }
      }
      return new Mapping(List.copyOf(entries), "", excerpt.span(from, at));
    }

    private Node array(int depth) {
      int from = at++;
      List<Node> items = new ArrayList<>();
      for (skip(); ok() && !take(']'); skip()) {
        if (at == text.length()) {
          fail("] is missing");
          break;
        }
        items.add(value(depth + 1));
        skip();
        if (!take(',') && peek() != ']') {
          fail(", or ] is expected");
        }
      }
      return new Sequence(List.copyOf(items), "", excerpt.span(from, at));
    }

    private Scalar string() {
      int from = at++;
      var decoded = new StringBuilder();
      while (at < text.length() && text.charAt(at) != '"') {
        char c = text.charAt(at);
        if (Scalars.isBreak(c)) {
          break;
        }
        if (c != '\\' || at + 1 == text.length()) {
          decoded.append(c);
          at++;
        } else if (text.charAt(at + 1) == 'u') {
          int end = Math.min(text.length(), at + 6);
          decoded.append(Scalars.codePoint(text.substring(at + 2, end)));
          at = end;
        } else {
          decoded.append(Scalars.simple(text.charAt(at + 1)));
          at += 2;
        }
      }
      if (!take('"')) {
        fail("the string is not closed");
      }
      return scalar(decoded.toString(), Style.DOUBLE, from, at);
    }

    /// A number, true, false or null.
    private Node bare() {
      int from = at;
      while (at < text.length() && isBare(text.charAt(at))) {
        at++;
      }
      if (at == from) {
        fail("a value is expected");
      }
      return scalar(text.substring(from, at), Style.PLAIN, from, at);
    }

    private static boolean isBare(char c) {
      return Character.isLetterOrDigit(c) || c == '-' || c == '+' || c == '.' || c == '_';
    }

    private Scalar scalar(String value, Style style, int from, int to) {
      return new Scalar(value, style, "", excerpt.part(from, to));
    }
  }
}
