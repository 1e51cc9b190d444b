package cpat.model;

import cpat.source.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// A Dockerfile, understood. `statements` is all of it as written, ARGs before the first FROM
/// included.
public record Build(
    Span at, char escape, Optional<Word> syntax, List<Statement> statements, List<Stage> stages) {

  /// Stages someone ships: the last, and each with a CMD or ENTRYPOINT of its own.
  public List<Stage> deliverable() {
    return stages.stream()
        .filter(s ->
            s.index() == stages.size() - 1
                || s.last(Instruction.Cmd.class).isPresent()
                || s.last(Instruction.Entrypoint.class).isPresent())
        .toList();
  }

  /// The stages a stage is built on within this file, the farthest first, itself last.
  public List<Stage> lineage(Stage stage) {
    List<Stage> line = new ArrayList<>();
    Stage at = stage;
    while (true) {
      line.addFirst(at);
      if (at.base() instanceof Base.Earlier(int index, _) && index < at.index()) {
        at = stages.get(index);
      } else {
        return line;
      }
    }
  }

  /// All instructions that make up a stage, those of the stages below it first.
  public List<Instruction> inherited(Stage stage) {
    return lineage(stage).stream().flatMap(s -> s.instructions().stream()).toList();
  }

  /// How a stage is called in messages: `stage build`, `stage 2`, `stage final`.
  public String subject(Stage stage) {
    return stage.index() == stages.size() - 1
        ? "stage final"
        : "stage " + stage.name().map(Word::text).orElse(Integer.toString(stage.index()));
  }

  /// The stage that `--from=` or FROM names, if it is one of this file.
  public Optional<Stage> stage(String nameOrIndex) {
    for (Stage stage : stages) {
      if (stage.name().map(n -> n.text().equalsIgnoreCase(nameOrIndex)).orElse(false)
          || Integer.toString(stage.index()).equals(nameOrIndex)) {
        return Optional.of(stage);
      }
    }
    return Optional.empty();
  }
}
