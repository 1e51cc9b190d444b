package cpat.read;

import java.util.ArrayDeque;
import java.util.Deque;

/// Paths with `/`, as text.
public final class Paths {
  private Paths() {}

  /// The folder of a file, with its closing slash; empty at the root.
  public static String folder(String file) {
    return file.substring(0, file.lastIndexOf('/') + 1);
  }

  public static String name(String file) {
    return file.substring(file.lastIndexOf('/') + 1);
  }

  /// `path` as seen from `folder`, with `.` and `..` taken out.
  public static String join(String folder, String path) {
    String whole = path.startsWith("/") ? path : folder + "/" + path;
    Deque<String> parts = new ArrayDeque<>();
    for (String part : whole.split("/", -1)) {
      if (part.equals("..") && !parts.isEmpty() && !parts.getLast().equals("..")) {
        parts.removeLast();
      } else if (!part.isEmpty() && !part.equals(".")) {
        parts.addLast(part);
      }
    }
    String joined = String.join("/", parts);
    return whole.startsWith("/") && (path.startsWith("/") || folder.startsWith("/"))
        ? "/" + joined
        : joined;
  }
}
