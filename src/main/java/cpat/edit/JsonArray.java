package cpat.edit;

import java.util.List;

/// Words as the JSON array of an exec form.
public final class JsonArray {
  private JsonArray() {}

  public static String of(List<String> words) {
    return "[" + String.join(", ", words.stream().map(JsonArray::string).toList()) + "]";
  }

  /// A text as a JSON string, quotes included.
  public static String string(String text) {
    StringBuilder out = new StringBuilder("\"");
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      switch (c) {
        case '"', '\\' -> out.append('\\').append(c);
        case '\n' -> out.append("\\n");
        case '\t' -> out.append("\\t");
        case '\r' -> out.append("\\r");
        default -> {
          if (c < ' ') {
            out.append(String.format("\\u%04x", (int) c));
          } else {
            out.append(c);
          }
        }
      }
    }
    return out.append('"').toString();
  }
}
