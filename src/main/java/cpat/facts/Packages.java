package cpat.facts;

import java.util.List;
import java.util.Set;

/// Package managers of distributions, as they are called in images.
public final class Packages {
  private static final Set<String> MANAGERS =
      Set.of(
          "apt-get apt apk yum dnf microdnf zypper pacman tdnf aptitude install_packages emerge"
              .split(" "));

  private Packages() {}

  /// The packages that a command installs by name; empty for any other command.
  public static List<String> installed(List<String> words) {
    return named(words, Set.of("install", "add", "-S", "-Sy", "-Syu", "-Syyu", "in"));
  }

  /// The packages that a command removes again.
  public static List<String> removed(List<String> words) {
    return named(
        words, Set.of("remove", "purge", "autoremove", "del", "erase", "-R", "-Rs", "-Rns", "rm"));
  }

  private static List<String> named(List<String> written, Set<String> verbs) {
    List<String> words = Words.plain(written);
    if (words.isEmpty() || !MANAGERS.contains(words.getFirst())) {
      return List.of();
    }
    List<String> arguments = words.subList(1, words.size());
    boolean asked =
        arguments.stream().anyMatch(verbs::contains) || words.getFirst().equals("install_packages");
    if (!asked) {
      return List.of();
    }
    return arguments.stream()
        .filter(w -> !verbs.contains(w) && !w.startsWith("-"))
        .map(Packages::withoutVersion)
        .toList();
  }

  private static String withoutVersion(String name) {
    int end = name.length();
    for (char sign : new char[] {'=', '~', '<', '>', ':'}) {
      int at = name.indexOf(sign);
      if (at > 0) {
        end = Math.min(end, at);
      }
    }
    return name.substring(0, end);
  }
}
