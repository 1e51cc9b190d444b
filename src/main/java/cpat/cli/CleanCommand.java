package cpat.cli;

import cpat.engine.Engine;
import cpat.engine.EngineException;
import cpat.lab.Cleaning;
import cpat.lab.Leftovers;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/// `cpat clean`: removes from the engine whatever carries cpat's label, and nothing else.
final class CleanCommand implements Command {
  @Override
  public String name() {
    return "clean";
  }

  @Override
  public String usage() {
    return "clean [RUN…]";
  }

  @Override
  public String summary() {
    return "remove what cpat left in an engine: of all runs, or of those named";
  }

  @Override
  public List<Option> options() {
    List<Option> options = new ArrayList<>(Engines.OPTIONS);
    options.add(Option.flag("dry-run", "", "only say what would be removed"));
    return options;
  }

  @Override
  public int run(Arguments arguments, Console console)
      throws UsageException, EngineAbsent, EngineException, IOException {
    boolean dryRun = arguments.has("dry-run");
    for (String run : arguments.words()) {
      if (!run.matches("[0-9a-f]{4,16}")) {
        throw new UsageException("`" + run + "` is no run: `cpat clean --dry-run` shows them");
      }
    }
    Engine engine = Engines.get(arguments, console);
    Leftovers leftovers =
        Leftovers.remove(engine, arguments.words(), console.environment(), dryRun);
    List<Cleaning.Item> items = leftovers.items();
    for (Cleaning.Item item : items) {
      console.print(
          "%-10s %s (run %s)%s%n"
              .formatted(
                  item.kind(),
                  item.name(),
                  item.run(),
                  item.failure().map(f -> ": not removed: " + f).orElse("")));
    }
    long left = items.stream().filter(i -> i.failure().isPresent()).count();
    for (String run : leftovers.going()) {
      console.hint("run " + run + " is going on and left alone; `cpat clean " + run + "` ends it");
    }
    if (!arguments.has("quiet")) {
      String what =
          items.isEmpty()
              ? "nothing of cpat's is there"
              : (items.size() - left) + (dryRun ? " to remove" : " removed");
      console.hint(engine.kind() + " at " + engine.endpoint() + ": " + what);
    }
    return left > 0 ? Exit.FOUND : Exit.DONE;
  }
}
