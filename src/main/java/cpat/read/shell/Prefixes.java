package cpat.read.shell;

import cpat.model.Word;
import java.util.List;

/// Commands that run another command: `sudo`, `env`, `time`, `exec`, `xargs`, `timeout`… Tells
/// where the other command begins.
final class Prefixes {
  private Prefixes() {}

  /// How many words stand before the command itself; 0 when the words hold nothing else.
  static int length(List<Word> words) {
    int at = 0;
    while (at < words.size()) {
      int next = past(words, at);
      if (next == at) {
        return at;
      }
      at = next;
    }
    return 0;
  }

  /// The index behind one prefix that begins at `at`; `at` itself when none does.
  private static int past(List<Word> words, int at) {
    String name = words.get(at).text();
    name = name.substring(name.lastIndexOf('/') + 1);
    return switch (name) {
      case "sudo", "doas" -> assignments(words, options(words, at + 1, "ugphCrtTUDR"));
      case "env" -> assignments(words, options(words, at + 1, "uCS"));
      case "time" -> options(words, at + 1, "fo");
      case "exec" -> options(words, at + 1, "a");
      case "nice", "stdbuf" -> options(words, at + 1, "nioe");
      case "ionice" -> options(words, at + 1, "cnp");
      case "watch" -> options(words, at + 1, "n");
      case "xargs" -> options(words, at + 1, "InPLdEsa");
      case "timeout", "gtimeout" -> Math.min(options(words, at + 1, "sk") + 1, words.size());
      case "gosu", "su-exec" -> Math.min(at + 2, words.size());
      case "command" -> query(words, at + 1) ? at : options(words, at + 1, "");
      case "nohup",
          "builtin",
          "setsid",
          "chronic",
          "winpty",
          "unbuffer",
          "caffeinate",
          "travis_retry",
          "call",
          "noglob",
          "nocorrect",
          "&" ->
          at + 1;
      default -> at;
    };
  }

  /// `command -v docker` asks, it runs nothing.
  private static boolean query(List<Word> words, int at) {
    return at < words.size()
        && (words.get(at).text().equals("-v") || words.get(at).text().equals("-V"));
  }

  /// Skips `-x`, `--long=v` and, for the shorts listed, a value in the next word.
  private static int options(List<Word> words, int from, String withValue) {
    int at = from;
    while (at < words.size()) {
      String word = words.get(at).text();
      if (word.equals("--")) {
        return at + 1;
      }
      if (word.length() < 2 || word.charAt(0) != '-') {
        return at;
      }
      boolean value = word.length() == 2 && withValue.indexOf(word.charAt(1)) >= 0;
      boolean longValue =
          switch (word) {
            case "--user",
                "--group",
                "--chdir",
                "--host",
                "--prompt",
                "--unset",
                "--interval",
                "--signal",
                "--kill-after",
                "--max-args",
                "--max-procs" ->
                true;
            default -> false;
          };
      at += value || longValue ? 2 : 1;
    }
    return Math.min(at, words.size());
  }

  private static int assignments(List<Word> words, int from) {
    int at = from;
    while (at < words.size() && Names.assigned(words.get(at).text()) > 0) {
      at++;
    }
    return at;
  }
}
