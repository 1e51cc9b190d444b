package cpat.patterns.dfd;

import cpat.patterns.dfd.Lists.Known;
import cpat.patterns.dfd.Lists.Refused;
import cpat.read.Paths;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// What pip, uv and Poetry read: requirements files lead to others.
final class PythonLists {
  private static final Set<String> FILES =
      Set.of("-r", "--requirement", "--requirements", "-c", "--constraint", "--constraints");

  private static final Set<String> VALUED =
      Set.of(
          "-i",
          "--index-url",
          "--extra-index-url",
          "-f",
          "--find-links",
          "--trusted-host",
          "--timeout",
          "--retries",
          "--target",
          "-t",
          "--prefix",
          "--root",
          "--python",
          "--cache-dir",
          "--proxy",
          "--platform",
          "--no-binary",
          "--only-binary");

  private PythonLists() {}

  /// `pip install -r …`: the files named, and those they name.
  static Lists pip(ProjectFolder folder, List<String> words) {
    List<String> named = new ArrayList<>();
    for (int i = words.indexOf("install") + 1; i < words.size(); i++) {
      String word = words.get(i);
      Optional<String> joined =
          FILES.stream()
              .map(f -> f.startsWith("--") ? f + "=" : f)
              .filter(f -> word.startsWith(f) && word.length() > f.length())
              .map(f -> word.substring(f.length()))
              .findFirst();
      if (FILES.contains(word) && i + 1 < words.size()) {
        named.add(words.get(++i));
      } else if (joined.isPresent()) {
        named.add(joined.get());
      } else if (VALUED.contains(word)) {
        i++;
      } else if (project(word)) {
        return new Refused("`pip install " + word + "` builds the project itself");
      }
    }
    List<String> all = new ArrayList<>();
    for (String file : named) {
      Optional<Lists> refused = follow(folder, file, all);
      if (refused.isPresent()) {
        return refused.get();
      }
    }
    return all.isEmpty() ? new Refused("it names no file") : new Known(List.copyOf(all));
  }

  private static boolean project(String word) {
    return word.equals("-e")
        || word.startsWith("--editable")
        || word.startsWith(".")
        || word.startsWith("/")
        || word.startsWith("file:");
  }

  private static Optional<Lists> follow(ProjectFolder folder, String file, List<String> all) {
    String path = Paths.join("", file);
    if (path.startsWith("/") || path.startsWith("..") || path.contains("$")) {
      return Optional.of(new Refused("`" + file + "` does not lie in its folder"));
    }
    if (all.contains(path)) {
      return Optional.empty();
    }
    all.add(path);
    for (String line : folder.text(path).lines().map(String::strip).toList()) {
      String[] words = line.split("[\\s=]+", -1);
      if (FILES.contains(words[0]) && words.length > 1) {
        Optional<Lists> refused = follow(folder, Paths.folder(path) + words[1], all);
        if (refused.isPresent()) {
          return refused;
        }
      } else if (project(words[0])) {
        return Optional.of(new Refused("`" + line + "` in " + path + " builds the project itself"));
      }
    }
    return Optional.empty();
  }

  /// pyproject.toml, where it speaks of no other folder.
  static Lists project(ProjectFolder folder, Known known) {
    for (String line : folder.text("pyproject.toml").lines().map(String::strip).toList()) {
      if (line.startsWith("[tool.uv.workspace") || line.contains("workspace = true")) {
        return new Refused("it is a workspace of several projects");
      }
      if (line.contains("{") && line.replace(" ", "").contains("path=")) {
        return new Refused("pyproject.toml depends on another folder: `" + line + "`");
      }
    }
    return known;
  }
}
