package cpat.patterns.bfs;

import cpat.facts.ShellCommands;
import cpat.model.Command;
import cpat.model.Invocation;
import cpat.model.Word;
import java.util.List;
import java.util.Optional;

/// The words of a shell form that a shell would only cut apart.
final class PlainWords {
  private PlainWords() {}

  /// Empty where the shell does anything else: variables, lists, redirections, patterns, builtins.
  static Optional<List<String>> of(Command.Shell command) {
    String script = command.at().text();
    if (command.invocations().size() != 1
        || script.chars().anyMatch(c -> "$`\\&|;<>*?[]~(){}!#\n\r\"'".indexOf(c) >= 0)) {
      return Optional.empty();
    }
    Invocation sole = command.invocations().getFirst();
    List<String> words = List.of(script.strip().split("\\s+", -1));
    List<String> read = sole.words().stream().map(Word::text).toList();
    boolean same = read.equals(words) && sole.assignments().isEmpty() && sole.prefix().isEmpty();
    boolean program = !words.getFirst().contains("=") && !ShellCommands.builtin(words.getFirst());
    return same && program ? Optional.of(words) : Optional.empty();
  }
}
