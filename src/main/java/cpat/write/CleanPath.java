package cpat.write;

import java.util.ArrayDeque;
import java.util.Deque;

/// The shortest form of a path: no `.`, no `..` that can be resolved, no doubled slash.
final class CleanPath {
  private CleanPath() {}

  static String of(String path) {
    boolean rooted = path.startsWith("/");
    Deque<String> parts = new ArrayDeque<>();
    for (String part : path.split("/", -1)) {
      if (part.equals("..") && !parts.isEmpty() && !parts.getLast().equals("..")) {
        parts.removeLast();
      } else if (!part.isEmpty() && !part.equals(".") && !(rooted && part.equals(".."))) {
        parts.addLast(part);
      }
    }
    String joined = String.join("/", parts);
    return rooted ? "/" + joined : joined.isEmpty() ? "." : joined;
  }
}
