package cpat.write;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// `key=value`; `parted` is false where nothing separates and the whole text is the key.
record Pair(String key, String value, boolean parted) {
  static Pair of(String text, char separator) {
    int at = text.indexOf(separator);
    return at < 0
        ? new Pair(text, "", false)
        : new Pair(text.substring(0, at), text.substring(at + 1), true);
  }

  static Pair of(String text) {
    return of(text, '=');
  }

  /// A later value of a key takes the place of an earlier one.
  static Map<String, String> map(List<String> texts) {
    return map(texts, '=');
  }

  static Map<String, String> map(List<String> texts, char separator) {
    Map<String, String> all = new LinkedHashMap<>();
    for (String text : texts) {
      Pair pair = of(text, separator);
      all.put(pair.key, pair.value);
    }
    return all;
  }
}
