package cpat.write;

import java.util.ArrayList;
import java.util.List;

/// `-v [source:]target[:options]`: with a source a bind, else a volume of the container's own.
record Bound(String written, boolean own) {
  /// As docker's client takes the colons: one behind a single letter belongs to a drive (`c:\x`),
  /// so that `a:/b` has no source.
  static Bound of(String text, Caller caller) {
    if (text.isEmpty()) {
      throw new IllegalArgumentException("an empty volume; say source:target");
    }
    if (text.length() < 3) {
      return new Bound(text, true);
    }
    List<String> parts = parts(text);
    if (parts.contains("")) {
      throw Mistake.of(text, "has nothing between two colons");
    }
    if (parts.size() > 3) {
      throw Mistake.of(text, "has too many colons");
    }
    if (parts.size() == 1) {
      return new Bound(text, true);
    }
    Pair pair = Pair.of(text, ':');
    return new Bound(caller.absolute(pair.key()) + ":" + pair.value(), false);
  }

  private static List<String> parts(String text) {
    List<String> parts = new ArrayList<>(3);
    StringBuilder part = new StringBuilder();
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      boolean drive = part.length() == 1 && Character.isLetter(part.charAt(0));
      if (c == ':' && !drive) {
        parts.add(part.toString());
        part.setLength(0);
      } else {
        part.append(c);
      }
    }
    parts.add(part.toString());
    return parts;
  }
}
