package cpat.resolve;

import cpat.read.dockerfile.CleanPath;
import java.util.ArrayList;
import java.util.List;

/// Paths inside an image, as text.
final class Locations {
  private Locations() {}

  static boolean isAbsolute(String path) {
    boolean drive =
        path.length() > 1 && path.charAt(1) == ':' && Character.isLetter(path.charAt(0));
    return path.startsWith("/") || path.startsWith("\\") || drive;
  }

  /// Without `.`, `..`, doubled and closing slashes.
  static String clean(String path) {
    return path.startsWith("/") ? CleanPath.of(path) : path;
  }

  /// A path as seen from a folder.
  static String in(String folder, String path) {
    return clean(isAbsolute(path) ? path : (folder.isEmpty() ? "/" : folder) + "/" + path);
  }

  /// True when `path` is `folder` or lies in it.
  static boolean inside(String folder, String path) {
    return path.equals(folder) || path.startsWith(folder.equals("/") ? "/" : folder + "/");
  }

  static List<String> append(List<String> words, String last) {
    List<String> all = new ArrayList<>(words);
    all.add(last);
    return List.copyOf(all);
  }
}
