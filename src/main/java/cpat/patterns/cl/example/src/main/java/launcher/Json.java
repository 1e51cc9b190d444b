package launcher;

import java.io.IOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// JSON as Java's own objects: Map, List, String, BigDecimal, Boolean and null.
final class Json {
  private final String text;
  private int at;

  private Json(String text) {
    this.text = text;
  }

  /// The value that a text holds; IOException when it holds none.
  static Object parse(String text) throws IOException {
    Json json = new Json(text);
    Object value = json.value();
    if (json.next() != 0) {
      throw json.wrong();
    }
    return value;
  }

  /// What lies at the end of a path of names; an empty text when there is nothing.
  static String text(Object json, String... path) {
    Object found = json;
    for (String name : path) {
      found = found instanceof Map<?, ?> map ? map.get(name) : null;
    }
    return found == null ? "" : found.toString();
  }

  static String write(Object value) {
    return switch (value) {
      case Map<?, ?> map -> {
        List<String> members = new ArrayList<>();
        map.forEach((name, member) -> members.add(quote(name.toString()) + ":" + write(member)));
        yield "{" + String.join(",", members) + "}";
      }
      case List<?> list -> "[" + String.join(",", list.stream().map(Json::write).toList()) + "]";
      case String string -> quote(string);
      case null, default -> String.valueOf(value);
    };
  }

  private static String quote(String string) {
    StringBuilder quoted = new StringBuilder("\"");
    for (char c : string.toCharArray()) {
      if (c == '"' || c == '\\') {
        quoted.append('\\').append(c);
      } else if (c < ' ') {
        quoted.append("\\u%04x".formatted((int) c));
      } else {
        quoted.append(c);
      }
    }
    return quoted.append('"').toString();
  }

  private Object value() throws IOException {
    return switch (next()) {
      case '{' -> object();
      case '[' -> array();
      case '"' -> string();
      default -> literal();
    };
  }

  private Map<String, Object> object() throws IOException {
    Map<String, Object> members = new LinkedHashMap<>();
    take('{');
    for (boolean first = true; next() != '}'; first = false) {
      if (!first) {
        take(',');
      }
      String name = string();
      take(':');
      members.put(name, value());
    }
    take('}');
    return members;
  }

  private List<Object> array() throws IOException {
    List<Object> elements = new ArrayList<>();
    take('[');
    for (boolean first = true; next() != ']'; first = false) {
      if (!first) {
        take(',');
      }
      elements.add(value());
    }
    take(']');
    return elements;
  }

  private String string() throws IOException {
    take('"');
    StringBuilder string = new StringBuilder();
    while (at < text.length() && text.charAt(at) != '"') {
      char c = text.charAt(at++);
      string.append(c == '\\' ? escaped() : c);
    }
    take('"');
    return string.toString();
  }

  private char escaped() throws IOException {
    if (at == text.length()) {
      throw wrong();
    }
    char c = text.charAt(at++);
    return switch (c) {
      case 'n' -> '\n';
      case 't' -> '\t';
      case 'r' -> '\r';
      case 'b' -> '\b';
      case 'f' -> '\f';
      case 'u' -> {
        at += 4;
        if (at > text.length()) {
          throw wrong();
        }
        yield (char) Integer.parseInt(text, at - 4, at, 16);
      }
      default -> c;
    };
  }

  private Object literal() throws IOException {
    int start = at;
    while (at < text.length() && ",]} \t\r\n".indexOf(text.charAt(at)) < 0) {
      at++;
    }
    String word = text.substring(start, at);
    try {
      return switch (word) {
        case "true" -> true;
        case "false" -> false;
        case "null" -> null;
        default -> new BigDecimal(word);
      };
    } catch (NumberFormatException e) {
      throw wrong();
    }
  }

  /// The next character that is no white space; 0 at the end.
  private char next() {
    while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
      at++;
    }
    return at < text.length() ? text.charAt(at) : 0;
  }

  private void take(char expected) throws IOException {
    if (next() != expected) {
      throw wrong();
    }
    at++;
  }

  private IOException wrong() {
    return new IOException("no JSON at character " + at);
  }
}
