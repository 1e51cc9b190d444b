package cpat.cli;

import cpat.engine.EngineException;
import java.io.IOException;
import java.util.List;

/// A subcommand. `usage` is the line behind `cpat`, `summary` what it is for.
interface Command {
  String name();

  String usage();

  String summary();

  List<Option> options();

  /// True when what stands behind the first word may be meant for another program: options that are
  /// not ours are words then.
  default boolean takesWords() {
    return false;
  }

  /// Gives the exit code.
  int run(Arguments arguments, Console console)
      throws UsageException, EngineAbsent, EngineException, IOException;
}
