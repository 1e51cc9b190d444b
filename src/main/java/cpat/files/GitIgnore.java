package cpat.files;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// The rules of one `.gitignore`, valid from its folder down. The last rule that matches decides.
record GitIgnore(String folder, List<Entry> rules) {

  /// A line of the file: the pattern, `!` and the closing slash taken off.
  record Entry(String pattern, boolean keep, boolean folderOnly, boolean anchored) {}

  /// The rules that hold in a folder: those from above, and its own if it has some.
  static List<GitIgnore> extended(List<GitIgnore> above, Path folder, String relative) {
    Path file = folder.resolve(".gitignore");
    if (!Files.isRegularFile(file)) {
      return above;
    }
    try {
      if (Files.size(file) > 1 << 20) {
        return above;
      }
      List<GitIgnore> all = new ArrayList<>(above);
      all.add(new GitIgnore(relative, parse(new String(Files.readAllBytes(file), UTF_8))));
      return all;
    } catch (IOException e) {
      return above;
    }
  }

  private static List<Entry> parse(String text) {
    List<Entry> rules = new ArrayList<>();
    text.lines()
        .forEach(line -> {
          String p = line.stripTrailing();
          if (p.isEmpty() || p.startsWith("#")) {
            return;
          }
          boolean keep = p.startsWith("!");
          p = keep || p.startsWith("\\") ? p.substring(1) : p;
          boolean folderOnly = p.endsWith("/");
          p = folderOnly ? p.substring(0, p.length() - 1) : p;
          boolean anchored = p.indexOf('/') >= 0;
          p = p.startsWith("/") ? p.substring(1) : p;
          rules.add(new Entry(p, keep, folderOnly, anchored));
        });
    return rules;
  }

  static boolean excludes(List<GitIgnore> ignores, String path, boolean folder) {
    for (GitIgnore ignore : ignores.reversed()) {
      String below = path.substring(ignore.folder.length());
      String name = below.substring(below.lastIndexOf('/') + 1);
      for (Entry rule : ignore.rules.reversed()) {
        if ((folder || !rule.folderOnly)
            && Globs.matches(rule.pattern, rule.anchored ? below : name)) {
          return !rule.keep;
        }
      }
    }
    return false;
  }
}
