package cpat.resolve;

import cpat.source.Excerpt;
import cpat.source.Source;
import cpat.source.Span;
import java.util.LinkedHashMap;
import java.util.Map;

/// The file of `docker run --env-file`: a variable per line, taken as it stands, no quotes.
final class EnvLines {
  private EnvLines() {}

  static Map<String, Value<String>> of(Source file) {
    Map<String, Value<String>> all = new LinkedHashMap<>();
    Excerpt text = Excerpt.of(file);
    String chars = text.text();
    int start = chars.startsWith("\ufeff") ? 1 : 0;
    while (start < chars.length()) {
      int feed = chars.indexOf('\n', start);
      int end = feed < 0 ? chars.length() : feed;
      String line = chars.substring(start, end).stripLeading();
      line = line.endsWith("\r") ? line.substring(0, line.length() - 1) : line;
      if (!line.isEmpty() && line.charAt(0) != '#') {
        Span at = text.span(start, end);
        int equals = line.indexOf('=');
        String name = equals < 0 ? line : line.substring(0, equals);
        all.put(
            name,
            equals < 0
                ? Value.unknown("the caller's variable " + name, From.at(at))
                : Value.of(line.substring(equals + 1), From.at(at)));
      }
      start = end + 1;
    }
    return all;
  }
}
