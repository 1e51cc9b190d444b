package cpat.model;

import cpat.source.Span;
import java.util.List;

/// What is to be executed, in the form it was written.
public sealed interface Command {
  Span at();

  /// A list of words, run as they are.
  record Exec(Span at, List<Word> argv) implements Command {}

  /// A text for the shell; `invocations` are the simple commands in it.
  record Shell(Span at, String script, List<Invocation> invocations) implements Command {}

  /// The words as far as they can be told without running a shell.
  default List<String> words() {
    return switch (this) {
      case Exec(_, var argv) -> argv.stream().map(Word::text).toList();
      case Shell(_, _, var invocations) ->
          invocations.stream().flatMap(i -> i.words().stream()).map(Word::text).toList();
    };
  }
}
