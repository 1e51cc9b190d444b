package cpat.patterns.efe;

import cpat.facts.ShellCommands;
import cpat.model.Word;
import cpat.read.shell.Shell;
import cpat.read.shell.ShellTree;
import cpat.source.Edit;
import cpat.source.Excerpt;
import cpat.source.Source;
import cpat.source.Span;
import java.util.Optional;
import java.util.regex.Pattern;

/// The last command of a script, if it is a plain one that `exec` can be put before.
final class LastCommand {
  private static final Pattern TRAP = Pattern.compile("(?m)^\\s*trap\\s");

  private LastCommand() {}

  /// The edit for the command at a place. Nothing where another one follows, where a trap of the
  /// script would be lost, or where the word is one of the shell's own or a function.
  static Optional<Edit> exec(Span at) {
    Source script = at.source();
    if (TRAP.matcher(script.text()).find()) {
      return Optional.empty();
    }
    return Shell.tree(Excerpt.of(script))
        .filter(all -> !all.items().isEmpty() && !all.items().getLast().background())
        .flatMap(all -> last(all.items().getLast().tree()))
        .filter(last -> last.at().equals(at) && !last.words().isEmpty())
        .map(last -> last.words().getFirst())
        .filter(word -> program(script, word))
        .map(word -> Edit.insert(script, word.at().start(), "exec "));
  }

  private static Optional<ShellTree.Simple> last(ShellTree tree) {
    return switch (tree) {
      case ShellTree.Simple simple -> Optional.of(simple);
      case ShellTree.AndOr(_, boolean and, var right, _) when and -> last(right);
      default -> Optional.empty();
    };
  }

  private static boolean program(Source script, Word word) {
    String name = word.text();
    boolean variable = name.startsWith("$") && !name.equals("$@") && !name.contains("/");
    return !name.isEmpty() && !variable && !defines(script, name) && !ShellCommands.builtin(name);
  }

  /// True for a script that makes a function of this name.
  static boolean defines(Source script, String name) {
    return Pattern.compile(
            "(?m)^\\s*(function\\s+)?" + Pattern.quote(name) + "\\s*(\\(\\s*\\)|\\{)")
        .matcher(script.text())
        .find();
  }
}
