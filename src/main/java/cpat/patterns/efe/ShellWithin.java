package cpat.patterns.efe;

import cpat.model.Word;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/// Finds the shell that an exec form hides: `["sh", "-c", "…"]`, `["tini", "--", "bash", "-ec"]`.
final class ShellWithin {
  private static final Set<String> SHELLS =
      Set.of("sh", "bash", "ash", "dash", "zsh", "ksh", "busybox");
  private static final Set<String> BEFORE =
      Set.of(
          "env",
          "tini",
          "dumb-init",
          "exec",
          "catatonit",
          "docker-init",
          "tini-static",
          "su-exec",
          "gosu",
          "setpriv");

  private ShellWithin() {}

  /// The words up to the one that makes a shell read text, as the user wrote them.
  static Optional<String> of(List<Word> argv) {
    for (int i = 0; i < argv.size(); i++) {
      int start = i;
      String name = program(argv.get(i).text());
      if (SHELLS.contains(name)) {
        return flag(argv, i + 1, "c").map(end -> text(argv, start, end));
      }
      if (name.equals("cmd")) {
        return flag(argv, i + 1, "/c").map(end -> text(argv, start, end));
      }
      if (name.equals("powershell") || name.equals("pwsh")) {
        return flag(argv, i + 1, "-command").map(end -> text(argv, start, end));
      }
      boolean passed =
          BEFORE.contains(name)
              || argv.get(i).text().startsWith("-")
              || argv.get(i).text().contains("=");
      if (!passed) {
        return Optional.empty();
      }
    }
    return Optional.empty();
  }

  /// The text that such a shell of POSIX's kind reads.
  static Optional<Word> script(List<Word> argv) {
    return of(argv)
        .filter(s -> SHELLS.stream().anyMatch(n -> s.matches("(?s)(.*[ /])?" + n + " .*")))
        .flatMap(_ -> {
          int shell = 0;
          while (!SHELLS.contains(program(argv.get(shell).text()))) {
            shell++;
          }
          return flag(argv, shell + 1, "c");
        })
        .filter(f -> f + 1 < argv.size())
        .map(f -> argv.get(f + 1));
  }

  /// The index of the flag that is followed by text: `-c`, `-lc`, `/C`, `-Command`; empty when a
  /// script comes first.
  private static Optional<Integer> flag(List<Word> argv, int from, String wanted) {
    for (int i = from; i < argv.size(); i++) {
      String word = argv.get(i).text();
      String small = word.toLowerCase(Locale.ROOT);
      boolean found =
          switch (wanted) {
            case "c" -> word.startsWith("-") && !word.startsWith("--") && word.indexOf('c') > 0;
            case "-command" -> small.equals("-command") || small.equals("-c");
            default -> small.equals(wanted) || small.equals("/k");
          };
      if (found) {
        return Optional.of(i);
      }
      if (word.equals("-o") || word.equals("+o")) {
        i++;
      } else if (!word.startsWith("-") && !word.startsWith("/") && !word.equals("sh")) {
        return Optional.empty();
      }
    }
    return Optional.empty();
  }

  private static String text(List<Word> argv, int from, int to) {
    return String.join(" ", argv.subList(from, to + 1).stream().map(Word::text).toList());
  }

  private static String program(String word) {
    String path = word.replace('\\', '/').toLowerCase(Locale.ROOT);
    String name = path.substring(path.lastIndexOf('/') + 1);
    return name.endsWith(".exe") ? name.substring(0, name.length() - 4) : name;
  }
}
