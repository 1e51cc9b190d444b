package cpat.cli;

import cpat.model.Problem;
import cpat.report.Dump;
import cpat.rule.Report;
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
    return List.of(
        Option.flag(
            "merge", "", "lay Compose files over each other, as `docker compose -f a -f b`"),
        Option.of("stdin-name", "NAME", "with `-`: what standard input is"));
  }

  @Override
  public int run(Arguments arguments, Console console) throws UsageException, IOException {
    if (arguments.words().isEmpty()) {
      throw new UsageException("dump needs a file: cpat dump Dockerfile");
    }
    Scanning scanning = new Scanning(console, arguments, Scanning.MAX_SIZE);
    Report report = report(scanning, arguments);
    scanning.readings().forEach(r -> console.print(Dump.of(r)));
    List<Problem> told = scanning.readings().stream().flatMap(r -> r.problems().stream()).toList();
    report.problems().stream()
        .filter(p -> !told.contains(p))
        .forEach(p -> console.hint("cpat: " + p.at() + ": " + p.message()));
    return scanning.readings().isEmpty() ? Exit.UNREADABLE : Exit.DONE;
  }

  private static Report report(Scanning scanning, Arguments arguments)
      throws UsageException, IOException {
    if (arguments.has("merge")) {
      return scanning.merged(arguments.words());
    }
    return arguments.words().equals(List.of("-"))
        ? scanning.standardInput(arguments)
        : scanning.report(arguments.words(), List.of(), List.of());
  }
}
