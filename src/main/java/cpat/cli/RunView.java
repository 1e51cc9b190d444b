package cpat.cli;

import cpat.engine.Engine;
import cpat.lab.Audience;
import cpat.lab.ExampleRun;
import cpat.lab.StepResult;
import cpat.report.JsonWriter;
import cpat.report.Style;
import cpat.rule.Pattern;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Locale;

/// What `cpat run` shows: each step with its command as it happens, then what was checked; or all
/// of it as one JSON object at the end.
final class RunView implements Audience {
  private static final int SHOWN = 12;
  private static final int LAST = 8;

  private final Console console;
  private final Style style;
  private final Pattern pattern;
  private final Engine engine;
  private final boolean verbose;
  private final boolean json;
  private final Deque<String> last = new ArrayDeque<>();
  private int lines;
  private int lead;

  RunView(Console console, Pattern pattern, Engine engine, boolean verbose, String format) {
    this.console = console;
    this.style = console.style();
    this.pattern = pattern;
    this.engine = engine;
    this.verbose = verbose;
    this.json = format.equals("json");
  }

  void head(ExampleRun run, boolean keep) {
    show(
        style.bold(pattern.symbol() + " " + pattern.name())
            + " on "
            + engine.kind()
            + " at "
            + engine.endpoint()
            + ", API "
            + engine.api());
    show(run.title());
    show("");
    show("  $ cd " + run.folder());
    show(style.dim("  every container gets " + run.sandbox().flags()));
    if (!run.sandbox().cannot().isEmpty()) {
      show(style.dim("  this engine cannot limit: " + String.join(", ", run.sandbox().cannot())));
    }
    show(style.dim(keep ? "  it is left running" : "  all of it is removed at the end"));
  }

  @Override
  public void begins(int number, String narration, List<String> command) {
    lines = 0;
    last.clear();
    lead = number;
    show("");
    if (!narration.isEmpty()) {
      show(style.bold(narration));
    }
    for (int i = 0; i < command.size(); i++) {
      show((i == 0 ? "  $ " : "  ") + command.get(i));
    }
  }

  @Override
  public void prints(String line) {
    lines++;
    if (verbose || lines <= SHOWN) {
      show(style.dim("    " + line));
    } else {
      last.addLast(line);
      if (last.size() > LAST) {
        last.removeFirst();
      }
    }
  }

  @Override
  public void ends(StepResult result) {
    int hidden = lines - SHOWN - (result.ok() ? 0 : last.size());
    if (!verbose && hidden > 0) {
      show(style.dim("    … " + hidden + " more lines (-v shows all)"));
    }
    if (!result.ok()) {
      last.forEach(line -> show(style.dim("    " + line)));
    }
    for (StepResult.Check check : result.checks()) {
      show(
          "  "
              + (check.holds() ? style.green("as expected: ") : style.red("not so: "))
              + check.expectation());
    }
    result.failure().ifPresent(f -> show("  " + style.red("failed: ") + f));
    show(style.dim("  " + seconds(result.taken())));
  }

  void end(ExampleRun run, List<StepResult> results, boolean kept, boolean quiet) {
    if (json) {
      console.print(json(run, results));
      return;
    }
    long checks = results.stream().mapToLong(r -> r.checks().size()).sum();
    long held =
        results.stream().flatMap(r -> r.checks().stream()).filter(StepResult.Check::holds).count();
    boolean ok = results.stream().allMatch(StepResult::ok);
    show("");
    show(
        style.bold(pattern.symbol())
            + ": "
            + held
            + " of "
            + checks
            + " checks hold"
            + (ok ? "" : ", and step " + lead + " failed")
            + ", "
            + seconds(total(results)));
    if (kept) {
      show("It is left running, in " + run.folder() + ". To stop it:");
      run.cleanUp().forEach(c -> show("  $ " + c));
      show("  $ cpat clean " + run.sandbox().id());
    }
    if (!quiet) {
      String symbol = pattern.symbol().toLowerCase(Locale.ROOT);
      console.hint(
          kept
              ? "Next:  cpat show " + symbol + "   the pattern's page"
              : "Next:  cpat run "
                  + symbol
                  + " --keep   leave it running and look\n       cpat show "
                  + symbol
                  + "         the pattern's page");
    }
  }

  private String json(ExampleRun run, List<StepResult> results) {
    JsonWriter out = new JsonWriter(true).beginObject().member("schema", "cpat-run/1");
    out.member("pattern", pattern.symbol()).member("engine", engine.kind().toString());
    out.member("api", engine.api().toString()).member("run", run.sandbox().id());
    out.name("steps").beginArray();
    for (StepResult result : results) {
      out.beginObject().member("narration", result.narration());
      out.member("command", String.join("\n", result.command()));
      out.member("output", result.output());
      out.member("milliseconds", result.taken().toMillis());
      out.name("checks").beginArray();
      for (StepResult.Check check : result.checks()) {
        out.beginObject().member("expectation", check.expectation());
        out.member("holds", check.holds()).endObject();
      }
      out.endArray();
      result.failure().ifPresent(f -> out.member("failure", f));
      out.member("ok", result.ok()).endObject();
    }
    out.endArray().member("milliseconds", total(results).toMillis());
    out.member("ok", results.stream().allMatch(StepResult::ok));
    return out.endObject().nextDocument().toString();
  }

  private static Duration total(List<StepResult> results) {
    return results.stream().map(StepResult::taken).reduce(Duration.ZERO, Duration::plus);
  }

  private static String seconds(Duration time) {
    return "%.1f s".formatted(time.toMillis() / 1000.0);
  }

  private void show(String text) {
    if (!json) {
      console.print(text + "\n");
    }
  }
}
