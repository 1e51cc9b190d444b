package cpat.patterns.ecc;

import cpat.edit.JsonArray;
import cpat.edit.Lines;
import cpat.edit.YamlEdits;
import cpat.facts.Starters;
import cpat.facts.Wildcard;
import cpat.model.Command;
import cpat.model.Container;
import cpat.model.Instruction.Cmd;
import cpat.source.Edit;
import cpat.source.Span;
import java.util.List;
import java.util.Optional;

/// The words of an ENTRYPOINT that its arguments begin with once more. `exact` is true where that
/// are all of its words.
record Repeats(List<String> entrypoint, List<String> arguments, boolean exact) {

  /// Nothing for a program that starts what it is given: it is meant to get a program.
  static Optional<Repeats> of(List<String> entrypoint, List<String> arguments) {
    if (entrypoint.isEmpty() || arguments.isEmpty()) {
      return Optional.empty();
    }
    boolean text = entrypoint.stream().anyMatch(w -> w.matches("-[a-z]*c"));
    String program = Wildcard.lastSegment(entrypoint.getFirst());
    if (text
        || Starters.of(entrypoint)
        || !program.equals(Wildcard.lastSegment(arguments.getFirst()))) {
      return Optional.empty();
    }
    int length = entrypoint.size();
    boolean exact =
        arguments.size() >= length
            && arguments.subList(1, length).equals(entrypoint.subList(1, length));
    return Optional.of(new Repeats(entrypoint, arguments, exact));
  }

  /// What would run.
  String line() {
    String words = String.join(" ", entrypoint) + " " + String.join(" ", arguments);
    return words.length() > 60 ? words.substring(0, 57) + "…" : words;
  }

  private List<String> rest() {
    return arguments.subList(entrypoint.size(), arguments.size());
  }

  /// The CMD without them; gone where nothing is left, if no other CMD then takes its place.
  Optional<Edit> without(Cmd cmd, boolean alone) {
    if (!exact) {
      return Optional.empty();
    }
    if (rest().isEmpty()) {
      return alone ? Optional.of(Lines.remove(cmd.at())) : Optional.empty();
    }
    return Optional.of(new Edit(cmd.command().at(), JsonArray.of(rest())));
  }

  /// The command of a service or the arguments of a Pod's container without them.
  Optional<List<Edit>> without(Container container, Command command) {
    boolean yaml = container.compose() || container.kubernetes();
    if (!yaml || !exact || !(command instanceof Command.Exec(_, var argv))) {
      return Optional.empty();
    }
    Span run = container.run().at();
    if (rest().isEmpty()) {
      return YamlEdits.removeKey(run, container.compose() ? "command" : "args").map(List::of);
    }
    String text = command.at().text();
    if (text.startsWith("[") || text.startsWith("-")) {
      Span first = argv.getFirst().at();
      Span last = argv.get(entrypoint.size()).at();
      return run.contains(first)
          ? Optional.of(List.of(new Edit(first.source().span(first.start(), last.start()), "")))
          : Optional.empty();
    }
    String words = String.join(" ", arguments.subList(0, entrypoint.size())) + " ";
    int quote = text.startsWith("\"") || text.startsWith("'") ? 1 : 0;
    int start = command.at().start() + quote;
    return text.startsWith(words, quote)
        ? Optional.of(
            List.of(new Edit(command.at().source().span(start, start + words.length()), "")))
        : Optional.empty();
  }
}
