package cpat.patterns.efe;

import cpat.model.Command;
import cpat.model.Instruction;
import cpat.model.Instruction.Arg;
import cpat.model.Instruction.Cmd;
import cpat.model.Stage;
import cpat.model.Word;
import cpat.resolve.ResolvedImage;
import cpat.rule.Checked;
import cpat.rule.Checked.Built;
import java.util.ArrayList;
import java.util.List;

/// An instruction that is an array of words, in its stage; `before` are the words of ENTRYPOINT
/// that those of CMD stand behind.
record ExecWords(
    Checked checked,
    Built built,
    ResolvedImage image,
    Instruction said,
    Command.Exec exec,
    List<String> before) {

  List<String> own() {
    return exec.argv().stream().map(Word::text).toList();
  }

  /// What the engine executes.
  List<String> all() {
    List<String> all = new ArrayList<>(before);
    all.addAll(own());
    return all;
  }

  /// True when the base may bring an ENTRYPOINT that nobody knows.
  boolean open() {
    return said instanceof Cmd && !image.entrypoint().isKnown();
  }

  /// The words of the program that is PID 1 in the end; none for what is run besides it.
  List<String> started() {
    return Started.of(checked, built)
        .filter(_ -> !(said instanceof Instruction.Run || said instanceof Instruction.Healthcheck))
        .map(s -> s.last().program())
        .orElse(List.of());
  }

  /// True for a variable that the file gives a value.
  boolean declared(String name) {
    return kept(name) || built.build().stages().stream().anyMatch(s -> argument(s, name));
  }

  /// A variable that the image keeps: ENV.
  boolean kept(String name) {
    return image.environment().known().containsKey(name);
  }

  /// A variable of the build only: ARG, in this stage.
  boolean passing(String name) {
    return !kept(name) && argument(built.stage(), name);
  }

  /// An ARG before the first FROM, or of another stage: nobody here sees it.
  boolean elsewhere(String name) {
    return !kept(name)
        && !argument(built.stage(), name)
        && built.build().statements().stream()
            .filter(s -> s.keyword().equals("ARG"))
            .flatMap(s -> s.arguments().stream())
            .anyMatch(w -> w.text().equals(name) || w.text().startsWith(name + "="));
  }

  private static boolean argument(Stage stage, String name) {
    return stage
        .all(Arg.class)
        .flatMap(a -> a.variables().stream())
        .anyMatch(v -> v.name().text().equals(name));
  }
}
