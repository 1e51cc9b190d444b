package cpat.write;

import java.util.ArrayList;
import java.util.List;

/// One record of comma-separated values. A field that begins with a quote ends at the next one, in
/// which two stand for one; a quote elsewhere is a mistake.
final class Csv {
  private Csv() {}

  static List<String> fields(String text) {
    if (text.isEmpty()) {
      throw new IllegalArgumentException("an empty value; say key=value,…");
    }
    List<String> fields = new ArrayList<>();
    StringBuilder field = new StringBuilder();
    int at = 0;
    while (true) {
      field.setLength(0);
      at = text.startsWith("\"", at) ? quoted(text, at + 1, field) : plain(text, at, field);
      fields.add(field.toString());
      if (at == text.length()) {
        return fields;
      }
      if (text.charAt(at) != ',') {
        throw Mistake.of(text, "goes on behind a closed quote; a comma is expected");
      }
      at++;
    }
  }

  private static int plain(String text, int from, StringBuilder field) {
    int comma = text.indexOf(',', from);
    int end = comma < 0 ? text.length() : comma;
    field.append(text, from, end);
    if (field.indexOf("\"") >= 0) {
      throw Mistake.of(text, "has a quote inside a field; quote the whole field: \"key=a,b\"");
    }
    return end;
  }

  private static int quoted(String text, int from, StringBuilder field) {
    int at = from;
    while (at < text.length()) {
      char c = text.charAt(at);
      if (c == '"' && !text.startsWith("\"\"", at)) {
        return at + 1;
      }
      field.append(c);
      at += c == '"' ? 2 : 1;
    }
    throw Mistake.of(text, "has a quote that is not closed");
  }
}
