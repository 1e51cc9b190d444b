package cpat.general;

import cpat.model.Base;
import cpat.model.Instruction;
import cpat.model.Word;
import cpat.resolve.Step;
import cpat.rule.Checked;
import cpat.rule.Checked.Built;
import java.util.Optional;

/// Who the instructions of a stage run as.
final class Users {
  private Users() {}

  /// What the base image says, where that is known.
  static Optional<String> ofBase(Checked checked, Built built) {
    return switch (checked.resolved().root(built.build(), built.stage())) {
      case Base.Image(String name, Word written) ->
          checked.resolved().image(written.with(name)).user().known();
      case Base.Scratch _ -> Optional.of("");
      case Base.Earlier _, Base.Unresolved _ -> Optional.empty();
    };
  }

  /// Whom the last USER before an instruction names, else the base image; nothing where that is not
  /// known.
  static Optional<String> at(Checked checked, Built built, Instruction instruction) {
    Optional<String> user = ofBase(checked, built);
    for (Step step : checked.image(built).steps()) {
      if (step.instruction().at().equals(instruction.at())) {
        break;
      }
      if (step.instruction() instanceof Instruction.User u) {
        user = u.user().text().contains("$") ? Optional.empty() : Optional.of(u.user().text());
      }
    }
    return user;
  }
}
