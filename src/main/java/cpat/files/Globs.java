package cpat.files;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/// Path patterns of `--include` and `--exclude` and of `.gitignore`: `*` and `?` stay within a
/// name, `**` crosses folders, `[a-z]` is a class. A pattern without `/` matches at any depth.
public final class Globs {
  private static final Pattern BRACES = Pattern.compile("(?<!\\\\)\\{[^{}]*,[^{}]*\\}");

  private final List<String> patterns;

  public Globs(List<String> patterns) {
    this.patterns = patterns;
  }

  /// What keeps a pattern from ever matching what its writer means, if something does.
  public static Optional<String> mistake(String pattern) {
    if (pattern.isEmpty()) {
      return Optional.of("an empty glob matches no file");
    }
    String why =
        pattern.startsWith("!")
            ? "a glob cannot be turned round with `!`; `\\!` is the character itself"
            : pattern.startsWith("/") || pattern.startsWith("../")
                ? "globs begin at the folder, without `/` or `../`"
                : open(pattern)
                    ? "`[` without `]`; `\\[` is the character itself"
                    : BRACES.matcher(pattern).find()
                        ? "`{a,b}` is not known in globs: write one for each; `\\{` is the"
                            + " character"
                        : "";
    return why.isEmpty() ? Optional.empty() : Optional.of("`" + pattern + "`: " + why);
  }

  private static boolean open(String pattern) {
    for (int i = 0; i < pattern.length(); i++) {
      if (pattern.charAt(i) == '\\') {
        i++;
      } else if (pattern.charAt(i) == '[') {
        i = pattern.indexOf(']', i + 2);
        if (i < 0) {
          return true;
        }
      }
    }
    return false;
  }

  boolean isEmpty() {
    return patterns.isEmpty();
  }

  public boolean matches(String path) {
    for (String pattern : patterns) {
      String p = pattern.startsWith("./") ? pattern.substring(2) : pattern;
      p = p.endsWith("/") ? p.substring(0, p.length() - 1) : p;
      if (p.indexOf('/') < 0 ? matches(p, name(path)) : matches(p, path) || under(p, path)) {
        return true;
      }
    }
    return false;
  }

  private static boolean under(String folder, String path) {
    return path.startsWith(folder + "/");
  }

  private static String name(String path) {
    return path.substring(path.lastIndexOf('/') + 1);
  }

  /// Glob match in time linear in practice: on a mismatch only the last star is tried again.
  static boolean matches(String pattern, String path) {
    int p = 0;
    int s = 0;
    int star = -1;
    int mark = 0;
    int deepStar = -1;
    int deepMark = 0;
    while (true) {
      if (p < pattern.length() && pattern.charAt(p) == '*') {
        if (pattern.startsWith("**", p)) {
          p += pattern.startsWith("**/", p) ? 3 : 2;
          deepStar = p;
          deepMark = s;
          star = -1;
        } else {
          star = ++p;
          mark = s;
        }
        continue;
      }
      if (s == path.length() && p == pattern.length()) {
        return true;
      }
      int width = p < pattern.length() && s < path.length() ? one(pattern, p, path.charAt(s)) : 0;
      if (width > 0) {
        p += width;
        s++;
      } else if (star >= 0 && mark < path.length() && path.charAt(mark) != '/') {
        s = ++mark;
        p = star;
      } else if (deepStar >= 0 && deepMark < path.length()) {
        deepMark = afterSlash(pattern, deepStar, path, deepMark);
        s = deepMark;
        p = deepStar;
        star = -1;
      } else {
        return false;
      }
    }
  }

  /// `**/` starts again only behind a slash; a closing `**` anywhere.
  private static int afterSlash(String pattern, int deepStar, String path, int from) {
    if (deepStar >= 1 && pattern.charAt(deepStar - 1) == '/') {
      int slash = path.indexOf('/', from);
      return slash < 0 ? path.length() : slash + 1;
    }
    return from + 1;
  }

  /// How many characters of the pattern match this one character; 0: none.
  private static int one(String pattern, int p, char c) {
    char want = pattern.charAt(p);
    if (want == '?') {
      return c == '/' ? 0 : 1;
    }
    if (want == '\\' && p + 1 < pattern.length()) {
      return pattern.charAt(p + 1) == c ? 2 : 0;
    }
    if (want == '[') {
      int end = pattern.indexOf(']', p + 2);
      if (end > 0) {
        return inClass(pattern, p + 1, end, c) ? end + 1 - p : 0;
      }
    }
    return want == c ? 1 : 0;
  }

  private static boolean inClass(String pattern, int start, int end, char c) {
    boolean not = pattern.charAt(start) == '!' || pattern.charAt(start) == '^';
    boolean in = false;
    for (int i = not ? start + 1 : start; i < end; i++) {
      if (i + 2 < end && pattern.charAt(i + 1) == '-') {
        in |= pattern.charAt(i) <= c && c <= pattern.charAt(i + 2);
        i += 2;
      } else {
        in |= pattern.charAt(i) == c;
      }
    }
    return in != not && c != '/';
  }
}
