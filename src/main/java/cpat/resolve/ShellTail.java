package cpat.resolve;

import cpat.model.ShellKind;
import cpat.read.shell.ShellTree;
import cpat.read.shell.ShellTree.*;
import java.util.List;

/// Which command of a `-c` text the shell gives way to by itself. Measured with dash 0.5.11, 0.5.12
/// and of Debian forky, bash 5.1, 5.2, 5.3, busybox ash 1.30, 1.35, 1.37: dash never does, and no
/// shell does in a script file.
final class ShellTail {
  private ShellTail() {}

  /// Whether the last item of a sequence may be given way to; `whole` is true for the text itself.
  static boolean last(ShellKind kind, Sequence sequence, boolean whole) {
    List<Item> items = sequence.items();
    if (items.isEmpty() || items.getLast().background()) {
      return false;
    }
    return switch (kind) {
      case BASH -> whole && lastLine(items) && !linesBehind(sequence);
      // Its parser must see the end of the text right behind the command: a line end hides it.
      case BUSYBOX -> !whole || !items.getLast().endsLine();
      case DASH, CMD, NONE, UNKNOWN -> false;
    };
  }

  /// bash looks at the last line only: a single list whose last command is simple, or a simple
  /// command behind `;`. Behind `a &` on the same line it stays, and for `a; b && c` as well.
  private static boolean lastLine(List<Item> items) {
    int last = items.size() - 1;
    boolean alone = last == 0 || items.get(last - 1).endsLine();
    return alone || (!items.get(last - 1).background() && items.get(last).tree() instanceof Simple);
  }

  /// More than one line end behind the last command, be it for blanks or a comment.
  private static boolean linesBehind(Sequence sequence) {
    int end = sequence.items().getLast().tree().at().end() - sequence.at().start();
    String text = sequence.at().text();
    String rest = text.substring(Math.min(text.length(), end));
    int line = rest.indexOf('\n');
    return line >= 0 && line < rest.length() - 1 && !text.contains("<<");
  }

  /// Whether what holds the last command hands the place on to it.
  static boolean through(ShellKind kind, ShellTree tree) {
    return switch (tree) {
      case Simple simple -> kind == ShellKind.BUSYBOX || !simple.redirected();
      case AndOr chain -> kind == ShellKind.BUSYBOX || chain.right() instanceof Simple;
      case Group group -> kind == ShellKind.BUSYBOX && (group.subshell() || !group.redirected());
      case If choice -> kind == ShellKind.BUSYBOX && !choice.redirected();
      case Case choice -> kind == ShellKind.BUSYBOX && !choice.redirected();
      case Sequence _ -> true;
      case Pipeline _, Loop _, Function _ -> false;
    };
  }
}
