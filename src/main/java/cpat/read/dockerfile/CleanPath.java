package cpat.read.dockerfile;

import java.util.ArrayList;
import java.util.List;

/// The shortest path that means the same, as Go's `path.Clean`.
public final class CleanPath {
  private CleanPath() {}

  public static String of(String path) {
    boolean rooted = path.startsWith("/");
    List<String> parts = new ArrayList<>();
    int at = 0;
    while (at <= path.length()) {
      int slash = path.indexOf('/', at);
      int end = slash < 0 ? path.length() : slash;
      String part = path.substring(at, end);
      if (part.equals("..")) {
        if (!parts.isEmpty() && !parts.getLast().equals("..")) {
          parts.removeLast();
        } else if (!rooted) {
          parts.add(part);
        }
      } else if (!part.isEmpty() && !part.equals(".")) {
        parts.add(part);
      }
      at = end + 1;
    }
    String joined = String.join("/", parts);
    return rooted ? "/" + joined : joined.isEmpty() ? "." : joined;
  }
}
