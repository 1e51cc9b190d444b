package launcher;

/// As much JSON as a launcher needs: one value out of a text, a string into one.
final class Json {
  private Json() {}

  /// The value of the first member of that name, as it is written; empty when there is none.
  static String raw(String json, String name) {
    String key = "\"" + name + "\"";
    int at = json.indexOf(key);
    while (at >= 0) {
      int colon = skip(json, at + key.length());
      if (colon < json.length() && json.charAt(colon) == ':') {
        int start = skip(json, colon + 1);
        return json.substring(start, end(json, start));
      }
      at = json.indexOf(key, at + 1);
    }
    return "";
  }

  /// The same without the quotes of a string.
  static String text(String json, String name) {
    String raw = raw(json, name);
    return raw.startsWith("\"") ? raw.substring(1, raw.length() - 1) : raw;
  }

  static String quote(String text) {
    return "\"" + text.replace("\\", "\\\\").replace("\"", "\\\"") + "\"";
  }

  private static int skip(String json, int at) {
    while (at < json.length() && Character.isWhitespace(json.charAt(at))) {
      at++;
    }
    return at;
  }

  /// Behind the value that starts here: strings and nesting are minded.
  private static int end(String json, int start) {
    int depth = 0;
    boolean string = false;
    for (int i = start; i < json.length(); i++) {
      char c = json.charAt(i);
      if (string) {
        if (c == '\\') {
          i++;
        } else if (c == '"') {
          string = false;
          if (depth == 0) {
            return i + 1;
          }
        }
      } else if (c == '"') {
        string = true;
      } else if (c == '{' || c == '[') {
        depth++;
      } else if (c == '}' || c == ']') {
        if (depth <= 1) {
          return depth == 1 ? i + 1 : i;
        }
        depth--;
      } else if (c == ',' && depth == 0) {
        return i;
      }
    }
    return json.length();
  }
}
