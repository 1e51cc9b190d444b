package cpat.cli;

import cpat.engine.Engine;
import cpat.engine.EngineException;
import cpat.lab.ExampleFiles;
import cpat.lab.ExampleRun;
import cpat.lab.ExampleScript;
import cpat.lab.StepResult;
import cpat.patterns.Catalog;
import cpat.rule.Pattern;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// `cpat run PATTERN`: builds and runs the example of a pattern, step by step, and checks what it
/// shows.
final class RunCommand implements Command {
  @Override
  public String name() {
    return "run";
  }

  @Override
  public String usage() {
    return "run [PATTERN]";
  }

  @Override
  public String summary() {
    return "watch a pattern happen: its example on your engine, step by step, checked";
  }

  @Override
  public List<Option> options() {
    List<Option> options = new ArrayList<>(Engines.OPTIONS);
    options.add(Option.flag("dry-run", "", "only print the commands"));
    options.add(
        Option.of("files", "DIR", "only lay out the example's files in the new folder DIR"));
    options.add(Option.flag("keep", "", "leave it running, and say how to stop it"));
    options.add(Option.of("format", "FORMAT", "text or json"));
    return options;
  }

  @Override
  public int run(Arguments arguments, Console console)
      throws UsageException, EngineAbsent, EngineException, IOException {
    String format = arguments.choice("format", "text", List.of("text", "json"));
    if (arguments.words().isEmpty()) {
      return list(arguments, console);
    }
    if (arguments.words().size() > 1) {
      throw new UsageException("one pattern at a time: cpat run " + arguments.words().getFirst());
    }
    Pattern pattern = ShowCommand.find(arguments.words().getFirst());
    ExampleFiles files = new ExampleFiles(pattern.symbol());
    if (arguments.has("dry-run")) {
      console.print(dryRun(files.script(), arguments.value("engine").orElse("")));
      return Exit.DONE;
    }
    if (arguments.has("files")) {
      return layOut(files, console.resolve(arguments.value("files").orElse("")), console);
    }
    Engine engine = Engines.get(arguments, console);
    Optional<String> impossible = ExampleRun.impossible(engine, files.script());
    if (impossible.isPresent()) {
      console.hint("cpat: " + impossible.get());
      return Exit.REFUSED;
    }
    boolean keep = arguments.has("keep");
    RunView view = new RunView(console, pattern, engine, arguments.has("verbose"), format);
    try (ExampleRun run = ExampleRun.prepare(engine, files, console.environment())) {
      Thread interrupted = new Thread(() -> interrupted(run, console));
      Runtime.getRuntime().addShutdownHook(interrupted);
      try {
        view.head(run, keep);
        List<StepResult> results = run.play(keep, view);
        List<String> left = List.of();
        boolean ok = results.stream().allMatch(StepResult::ok);
        if (keep && ok) {
          run.keep();
        } else {
          left = run.finish();
        }
        view.end(run, results, keep && ok, arguments.has("quiet"));
        left.forEach(l -> console.hint("cpat: not removed: " + l + "; later: cpat clean"));
        return ok && left.isEmpty() ? Exit.DONE : Exit.FOUND;
      } finally {
        forget(interrupted);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Exit.INTERRUPTED;
    }
  }

  private static int layOut(ExampleFiles files, Path folder, Console console)
      throws UsageException, IOException {
    if (Files.exists(folder)) {
      throw new UsageException("--files " + folder + ": exists already; name a new folder");
    }
    files.copyTo(folder);
    console.print("sh " + folder.resolve("run.sh") + "\n");
    return Exit.DONE;
  }

  private static void interrupted(ExampleRun run, Console console) {
    console.hint("cpat: interrupted; removing what the run made …");
    run.abort();
    console.err().flush();
  }

  private static void forget(Thread hook) {
    try {
      Runtime.getRuntime().removeShutdownHook(hook);
    } catch (IllegalStateException e) {
      // The process is ending: the hook runs already.
      return;
    }
  }

  private static int list(Arguments arguments, Console console) throws IOException {
    for (Pattern pattern : Catalog.PATTERNS) {
      String title = new ExampleFiles(pattern.symbol()).script().title();
      console.print("%-4s %s%n".formatted(pattern.symbol().toLowerCase(Locale.ROOT), title));
    }
    if (!arguments.has("quiet")) {
      console.hint("Next:  cpat run ms             run one");
      console.hint("       cpat run ms --dry-run   only see its commands");
    }
    return Exit.DONE;
  }

  private static String dryRun(ExampleScript script, String engine) {
    StringBuilder text = new StringBuilder("# ").append(script.title());
    commands(script.steps(), engine, text);
    if (!script.cleanUp().isEmpty()) {
      text.append("\n\n# Clean up");
      commands(script.cleanUp(), engine, text);
    }
    return text.append('\n').toString();
  }

  private static void commands(List<ExampleScript.Step> steps, String engine, StringBuilder text) {
    for (ExampleScript.Step step : steps) {
      if (!step.narration().isEmpty()) {
        text.append("\n\n# ").append(step.narration());
      }
      for (String line : step.lines()) {
        String shown = engine.equals("podman") ? line.replaceFirst("^docker ", "podman ") : line;
        text.append('\n').append(shown);
      }
    }
  }
}
