package cpat.facts;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// The words of a command, with what stands before the command itself taken away.
final class Words {
  private Words() {}

  /// `/venv/bin/python3 -m pip install x` → `pip install x`, `./mvnw package` → `mvn package`.
  static List<String> plain(List<String> written) {
    List<String> words = new ArrayList<>(written);
    while (!words.isEmpty()) {
      String name = name(words.getFirst());
      int skip = skip(name, words);
      if (skip == 0) {
        words.set(0, name);
        return words;
      }
      words.subList(0, skip).clear();
    }
    return words;
  }

  private static int skip(String name, List<String> words) {
    String second = words.size() > 1 ? words.get(1) : "";
    return switch (name) {
      case "sudo", "exec", "time", "command", "nohup", "corepack", "npx", "pnpx" ->
          words.size() > 1
                  && !second.startsWith("-")
                  && !second.equals("enable")
                  && !second.equals("prepare")
              ? 1
              : 0;
      case "sh", "bash", "ash", "dash" -> words.size() > 1 && !second.startsWith("-") ? 1 : 0;
      case "chef", "rbenv", "asdf", "pyenv" -> second.equals("exec") && words.size() > 2 ? 2 : 0;
      case "python" -> second.equals("-m") && words.size() > 2 ? 2 : 0;
      case "php" -> second.contains("composer") ? 1 : 0;
      case "poetry", "uv", "pipenv", "pdm", "rye", "hatch" ->
          second.equals("run") && words.size() > 2 ? 2 : 0;
      case "conda", "mamba", "micromamba" -> second.equals("run") ? conda(words) : 0;
      case "cross", "cmd", "cmd.exe" -> second.equalsIgnoreCase("/c") && words.size() > 2 ? 2 : 0;
      default -> name.contains("=") && name.indexOf('=') > 0 && words.size() > 1 ? 1 : 0;
    };
  }

  /// `conda run -n env pip install …`: the options before the command go too.
  private static int conda(List<String> words) {
    int at = 2;
    while (at < words.size() && words.get(at).startsWith("-")) {
      boolean value = List.of("-n", "-p", "--name", "--prefix").contains(words.get(at));
      at += value ? 2 : 1;
    }
    return at < words.size() ? at : 0;
  }

  /// A program's name without path, version and ending.
  static String name(String word) {
    String name = Wildcard.lastSegment(word).toLowerCase(Locale.ROOT);
    for (String ending : new String[] {".exe", ".cmd", ".bat", ".phar"}) {
      if (name.endsWith(ending)) {
        name = name.substring(0, name.length() - ending.length());
      }
    }
    if (name.startsWith("xx-")) {
      name = name.substring(3);
    }
    if (name.startsWith("python")
        || (name.startsWith("pip") && !name.startsWith("pipenv") && !name.startsWith("pipx"))) {
      return withoutVersion(name);
    }
    return switch (name) {
      case "mvnw" -> "mvn";
      case "gradlew" -> "gradle";
      case "sbtn" -> "sbt";
      case "pnpm", "yarnpkg" -> name.equals("pnpm") ? name : "yarn";
      case "nodejs" -> "node";
      default -> name;
    };
  }

  private static String withoutVersion(String name) {
    int end = name.length();
    while (end > 0 && (Character.isDigit(name.charAt(end - 1)) || name.charAt(end - 1) == '.')) {
      end--;
    }
    return name.substring(0, end);
  }

  /// The words that are no flags.
  static List<String> plainArguments(List<String> arguments) {
    return arguments.stream().filter(w -> !w.startsWith("-")).toList();
  }
}
