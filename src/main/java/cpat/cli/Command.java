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

  /// Gives the exit code.
  int run(Arguments arguments, Console console)
      throws UsageException, EngineAbsent, EngineException, IOException;
}
