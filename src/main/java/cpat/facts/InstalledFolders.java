package cpat.facts;

import java.util.List;
import java.util.Optional;

/// The folder, relative to where it runs, that a package manager or a build tool fills.
public final class InstalledFolders {
  private InstalledFolders() {}

  /// `words` are those of one command, its name first.
  public static Optional<String> of(List<String> words) {
    if (words.isEmpty() || words.contains("-g") || words.contains("--global")) {
      return Optional.empty();
    }
    List<String> plain = words.stream().filter(w -> !w.startsWith("-")).toList();
    String verb = plain.size() < 2 ? "" : plain.get(1);
    String name = plain.isEmpty() ? "" : plain.getFirst();
    return switch (name.substring(name.lastIndexOf('/') + 1)) {
      case "npm" -> filled("node_modules", plain.size() == 2 && is(verb, "install", "ci", "i"));
      case "yarn" -> filled("node_modules", verb.isEmpty() || verb.equals("install"));
      case "pnpm", "bun" -> filled("node_modules", is(verb, "install", "i"));
      case "composer" -> filled("vendor", is(verb, "install", "update"));
      case "uv" -> filled(".venv", verb.equals("sync"));
      case "mix" -> filled("deps", verb.equals("deps.get"));
      case "mvn", "mvnw" -> filled("target", any(plain, "package", "verify", "install", "compile"));
      case "gradle", "gradlew" ->
          filled("build", any(plain, "build", "assemble", "jar", "bootJar"));
      case "cargo" -> filled("target", is(verb, "build", "b"));
      default -> Optional.empty();
    };
  }

  /// True for a folder that has the name of one that a package manager fills.
  public static boolean isNamed(String path) {
    return is(path.substring(path.lastIndexOf('/') + 1), "node_modules", "vendor", ".venv");
  }

  /// True for a folder that a build tool fills: what needs it names something in it, while
  /// dependencies are needed without a word.
  public static boolean isBuilt(String path) {
    return is(path.substring(path.lastIndexOf('/') + 1), "target", "build");
  }

  private static boolean any(List<String> words, String... verbs) {
    return words.stream().anyMatch(w -> is(w, verbs));
  }

  private static boolean is(String verb, String... verbs) {
    return List.of(verbs).contains(verb);
  }

  private static Optional<String> filled(String folder, boolean filled) {
    return filled ? Optional.of(folder) : Optional.empty();
  }
}
