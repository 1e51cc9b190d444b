package cpat.resolve;

import cpat.model.Instruction;
import cpat.model.Stage;
import cpat.model.Word;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// One instruction of a build as it is carried out. `words` are its arguments with the variables
/// put in (COPY, ADD: sources, then destination); `workdir`, `user` (empty: root), `arguments` (the
/// ARGs declared so far) and `visible` (every variable that has a value) hold before it; its files
/// come from the folder `context`, or from the stage `copied`. `trigger` is true for what ONBUILD
/// of a base brings in.
public record Step(
    Stage stage,
    Instruction instruction,
    From from,
    boolean trigger,
    List<Value<String>> words,
    Value<String> workdir,
    Value<String> user,
    Map<String, Value<String>> arguments,
    Entries<String> visible,
    String context,
    Optional<ResolvedImage> copied) {

  /// True for what makes files; the others only write into the configuration.
  public boolean makesLayer() {
    return switch (instruction) {
      case Instruction.Run _, Instruction.Copy _, Instruction.Add _, Instruction.Workdir _ -> true;
      case Instruction.Cmd _,
          Instruction.Entrypoint _,
          Instruction.Env _,
          Instruction.Label _,
          Instruction.Arg _,
          Instruction.Expose _,
          Instruction.User _,
          Instruction.Volume _,
          Instruction.Shell _,
          Instruction.StopSignal _,
          Instruction.Healthcheck _,
          Instruction.OnBuild _,
          Instruction.Other _ ->
          false;
    };
  }

  /// `COPY --link`: a layer of its own, which neither depends on those below nor spoils those
  /// above.
  public boolean linked() {
    return instruction.written().flag("link").filter(v -> !v.equals("false")).isPresent();
  }

  /// A word of COPY or ADD with its variables put in, as far as they are known.
  public String text(Word word) {
    // Arguments stand in the order of their places.
    List<Word> written = instruction.written().arguments();
    int from = 0;
    int to = Math.min(words.size(), written.size());
    while (from < to) {
      int middle = (from + to) / 2;
      if (written.get(middle).at().start() < word.at().start()) {
        from = middle + 1;
      } else {
        to = middle;
      }
    }
    return from < words.size() && from < written.size() && written.get(from).at().equals(word.at())
        ? words.get(from).known().orElse(word.text())
        : word.text();
  }
}
