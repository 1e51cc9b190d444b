package cpat.cli;

import java.io.IOException;
import java.util.List;

/// `cpat dump FILE`: what the readers understood.
final class DumpCommand implements Command {
  @Override
  public String name() {
    return "dump";
  }

  @Override
  public String usage() {
    return "dump FILE…";
  }

  @Override
  public String summary() {
    return "what the readers understood of a file, as JSON";
  }

  @Override
  public List<Option> options() {
    return List.of(Option.of("stdin-name", "NAME", "with `-`: what standard input is"));
  }

  @Override
  public int run(Arguments arguments, Console console) throws UsageException, IOException {
    return Exit.DONE;
  }
}
