package cpat.read.compose;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;

/// Paths a file names, seen from the scanned root.
final class RelativePath {
  private RelativePath() {}

  /// `../a.yml` named in `x/y/b.yml` → `x/a.yml`; empty when it is absolute or leads outside.
  static Optional<String> beside(String file, String path) {
    if (path.isEmpty() || path.startsWith("/") || path.startsWith("~")) {
      return Optional.empty();
    }
    Deque<String> parts = new ArrayDeque<>();
    int slash = file.lastIndexOf('/');
    String all = slash < 0 ? path : file.substring(0, slash + 1) + path;
    int from = 0;
    while (from <= all.length()) {
      int end = all.indexOf('/', from);
      end = end < 0 ? all.length() : end;
      String part = all.substring(from, end);
      from = end + 1;
      if (part.equals("..")) {
        if (parts.pollLast() == null) {
          return Optional.empty();
        }
      } else if (!part.isEmpty() && !part.equals(".")) {
        parts.addLast(part);
      }
    }
    String joined = String.join("/", parts);
    return Optional.of(file.startsWith("/") ? "/" + joined : joined);
  }
}
