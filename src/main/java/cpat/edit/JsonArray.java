package cpat.edit;

import cpat.source.Excerpt;
import cpat.source.Span;
import java.util.List;
import java.util.Optional;

/// Words as the JSON array of an exec form.
public final class JsonArray {
  private JsonArray() {}

  public static String of(List<String> words) {
    return "[" + String.join(", ", words.stream().map(JsonArray::string).toList()) + "]";
  }

  /// The text of a JSON string, each character with its place in the file; nothing where it has
  /// escapes that are told by number.
  public static Optional<Excerpt> text(Span string) {
    String raw = string.text();
    if (raw.length() < 2 || !raw.startsWith("\"") || !raw.endsWith("\"")) {
      return Optional.empty();
    }
    Excerpt.Builder out = new Excerpt.Builder(string.source());
    for (int i = 1; i < raw.length() - 1; ) {
      int at = string.start() + i;
      if (raw.charAt(i) != '\\') {
        out.append(at, at + 1);
        i++;
        continue;
      }
      switch (raw.charAt(i + 1)) {
        case '"', '\\', '/' -> out.append(raw.substring(i + 1, i + 2), at);
        case 'n' -> out.append("\n", at);
        case 't' -> out.append("\t", at);
        default -> {
          return Optional.empty();
        }
      }
      i += 2;
    }
    return Optional.of(out.build());
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
