package cpat.read.shell;

import cpat.model.Invocation.Frame;
import cpat.read.shell.SimpleCommand.Piece;
import java.util.List;

/// Words that hold commands of their own: `alias x='…'`, `sh -c '…'`, `ssh host '…'`, `watch '…'`.
final class Inside {
  private Inside() {}

  static void read(ShellParser parser, int mark, String s, List<Piece> pieces, Frame frame) {
    if (pieces.isEmpty()) {
      return;
    }
    String first = pieces.getFirst().word().text();
    switch (first.substring(first.lastIndexOf('/') + 1)) {
      case "alias" -> pieces.stream().skip(1).forEach(p -> alias(parser, mark, s, p));
      case "sh", "bash", "dash", "zsh", "ash", "ksh", "su", "sg" ->
          script(parser, mark, pieces, frame);
      case "echo", "printf" -> {
        if (parser.terminator().equals("|")) {
          piped(parser, mark, pieces.getLast(), frame);
        }
      }
      case "ssh" -> {
        Piece last = pieces.getLast();
        if (pieces.size() > 2 && last.word().text().indexOf(' ') > 0) {
          parser.inside(mark, last.start(), last.start(), last.end(), frame);
        }
      }
      default -> {
        Piece only = pieces.getFirst();
        if (pieces.size() == 1 && first.indexOf(' ') > 0 && s.charAt(only.start()) != '$') {
          parser.inside(mark, only.start(), only.start(), only.end(), frame);
        }
      }
    }
  }

  /// A command line that is written down to be run elsewhere: `echo 'docker run …' | pbcopy`.
  private static void piped(ShellParser parser, int mark, Piece text, Frame frame) {
    String all = text.word().text();
    if (all.contains("docker run ") || all.contains("podman run ")) {
      parser.inside(mark, text.start(), text.start(), text.end(), frame);
    }
  }

  private static void alias(ShellParser parser, int mark, String s, Piece piece) {
    int equals = s.indexOf('=', piece.start());
    if (equals > piece.start() && equals + 1 < piece.end()) {
      String name = s.substring(piece.start(), equals);
      boolean frozen = s.charAt(equals + 1) == '"';
      parser.inside(
          mark, piece.start(), equals + 1, piece.end(), new Frame(name, true, frozen, ""));
    }
  }

  /// The word behind `-c`, `-lc`, `-ec`…
  private static void script(ShellParser parser, int mark, List<Piece> pieces, Frame frame) {
    for (int i = 1; i + 1 < pieces.size(); i++) {
      String option = pieces.get(i).word().text();
      boolean command = option.startsWith("-") && option.endsWith("c");
      if ((command && !option.startsWith("--")) || option.equals("--command")) {
        Piece body = pieces.get(i + 1);
        parser.inside(mark, body.start(), body.start(), body.end(), frame);
        return;
      }
    }
    // A Jenkinsfile's `sh 'docker run …'`.
    Piece last = pieces.getLast();
    if (pieces.size() == 2 && last.word().text().strip().indexOf(' ') > 0) {
      parser.inside(mark, last.start(), last.start(), last.end(), frame);
    }
  }
}
