package cpat.patterns.ecc;

import cpat.model.Command;
import cpat.model.Instruction;
import cpat.model.Instruction.Cmd;
import cpat.model.Instruction.Entrypoint;
import cpat.model.Stage;
import java.util.List;
import java.util.Optional;

/// What ENTRYPOINT and CMD say in the end, along the stages that an image is made of. A stage that
/// sets ENTRYPOINT and no CMD drops the CMD it inherited; an empty array is none.
record StartCommand(Optional<Entrypoint> entrypoint, Optional<Cmd> cmd) {
  static StartCommand of(List<Stage> lineage) {
    Optional<Entrypoint> entrypoint = Optional.empty();
    Optional<Cmd> cmd = Optional.empty();
    for (Stage stage : lineage) {
      Optional<Entrypoint> ownEntrypoint = stage.last(Entrypoint.class);
      Optional<Cmd> ownCmd = stage.last(Cmd.class);
      if (ownEntrypoint.isPresent()) {
        entrypoint = ownEntrypoint.filter(e -> isGiven(e, e.command()));
        cmd = Optional.empty();
      }
      if (ownCmd.isPresent()) {
        cmd = ownCmd.filter(c -> isGiven(c, c.command()));
      }
    }
    return new StartCommand(entrypoint, cmd);
  }

  /// `CMD --port 80` in shell form: the builder takes the first words for flags of its own.
  private static boolean isGiven(Instruction instruction, Command command) {
    return switch (command) {
      case Command.Exec(_, var argv) ->
          argv.size() > 1 || (argv.size() == 1 && !argv.getFirst().text().isEmpty());
      case Command.Shell shell ->
          !shell.script().isBlank() || !instruction.written().flags().isEmpty();
    };
  }
}
