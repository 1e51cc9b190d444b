package cpat.resolve;

import cpat.model.ShellKind;
import java.util.List;
import java.util.Optional;

/// The command line of a shell: which shell, and the text or the script it is to run. Without
/// either it reads its input. `operands` are `$0` and the arguments for a text, the arguments for a
/// script.
record ShellLine(
    ShellKind kind, Optional<String> text, Optional<String> script, List<String> operands) {

  /// `sh` is what `/bin/sh` is in the image.
  static Optional<ShellLine> of(List<String> argv, ShellKind sh) {
    int at = 1;
    String name = name(argv.getFirst());
    if (name.equals("busybox") && argv.size() > 1) {
      name = argv.get(1).equals("sh") ? "ash" : argv.get(1);
      at = 2;
    }
    Optional<ShellKind> kind =
        switch (name) {
          case "sh" -> Optional.of(sh);
          case "dash" -> Optional.of(ShellKind.DASH);
          case "bash" -> Optional.of(ShellKind.BASH);
          case "ash" -> Optional.of(ShellKind.BUSYBOX);
          case "zsh", "ksh", "mksh", "fish" -> Optional.of(ShellKind.UNKNOWN);
          default -> Optional.empty();
        };
    int from = at;
    return kind.map(k -> read(argv, from, k));
  }

  static String name(String path) {
    return path.substring(path.lastIndexOf('/') + 1);
  }

  private static ShellLine read(List<String> argv, int from, ShellKind kind) {
    boolean text = false;
    int at = from;
    while (at < argv.size()) {
      String word = argv.get(at);
      if (word.equals("--") || word.equals("-")) {
        at++;
        break;
      }
      if (word.length() < 2 || (word.charAt(0) != '-' && word.charAt(0) != '+')) {
        break;
      }
      boolean small = !word.startsWith("--");
      text |= small && word.charAt(0) == '-' && word.indexOf('c') > 0;
      boolean value =
          (small && (word.endsWith("o") || word.endsWith("O")))
              || word.equals("--rcfile")
              || word.equals("--init-file");
      at += value ? 2 : 1;
    }
    List<String> rest = argv.subList(Math.min(at, argv.size()), argv.size());
    List<String> operands = rest.isEmpty() ? rest : rest.subList(1, rest.size());
    Optional<String> first = rest.stream().findFirst();
    return text
        ? new ShellLine(kind, first, Optional.empty(), operands)
        : new ShellLine(kind, Optional.empty(), first, operands);
  }
}
