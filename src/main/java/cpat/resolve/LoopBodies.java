package cpat.resolve;

import cpat.read.shell.ShellTree;
import cpat.read.shell.ShellTree.*;
import java.util.List;

/// What can be told of loops without running them.
final class LoopBodies {
  private LoopBodies() {}

  /// True when the script's arguments are not the same behind it.
  static boolean shifts(ShellTree tree) {
    return switch (tree) {
      case Simple simple ->
          !simple.words().isEmpty()
              && (simple.words().getFirst().text().equals("shift")
                  || (simple.words().size() > 1
                      && simple.words().getFirst().text().equals("set")
                      && simple.words().get(1).text().equals("--")));
      case Pipeline _, Function _ -> false;
      case AndOr chain -> shifts(chain.left()) || shifts(chain.right());
      case Sequence all -> all.items().stream().anyMatch(i -> shifts(i.tree()));
      case Group group -> !group.subshell() && shifts(group.body());
      case If choice ->
          choice.arms().stream().anyMatch(a -> shifts(a.body())) || shifts(choice.otherwise());
      case Case choice -> choice.choices().stream().anyMatch(c -> shifts(c.body()));
      case Loop loop -> shifts(loop.body());
    };
  }

  /// `while :`, `while true`, `while sleep 1`, `while kill -0 $pid`.
  static boolean endless(Sequence condition) {
    List<Item> items = condition.items();
    if (items.size() != 1 || !(items.getFirst().tree() instanceof Simple simple)) {
      return false;
    }
    return !simple.words().isEmpty()
        && switch (simple.words().getFirst().text()) {
          case ":", "true", "sleep", "kill", "[" -> true;
          default -> false;
        };
  }
}
