package cpat.cli;

import cpat.patterns.Catalog;
import cpat.report.Json;
import cpat.report.Text;
import cpat.rule.Certainty;
import cpat.rule.Report;
import cpat.rule.Verdict;
import java.io.IOException;
import java.util.List;

/// `cpat scan [PATH…]`: the patterns in use, where, and what is wrong with them.
final class ScanCommand implements Command {
  private static final List<String> FORMATS = List.of("text", "json", "jsonl");

  @Override
  public String name() {
    return "scan";
  }

  @Override
  public String usage() {
    return "scan [PATH…]";
  }

  @Override
  public String summary() {
    return "patterns present and problems";
  }

  @Override
  public List<Option> options() {
    return List.of(
        Option.of("format", "FORMAT", "text, json or jsonl"),
        Option.of("include", "GLOB", "in folders, only files that match (repeatable)"),
        Option.of("exclude", "GLOB", "in folders, leave out what matches (repeatable)"),
        Option.of("max-size", "SIZE", "read files up to SIZE bytes (default 2m; 64k, 10m …)"),
        Option.of("fail-on", "LEVEL", "exit 1 at or above: error (default), warning, note, never"),
        Option.of("stdin-name", "NAME", "with `-`: what standard input is"));
  }

  @Override
  public int run(Arguments arguments, Console console) throws UsageException, IOException {
    String format = arguments.choice("format", "text", FORMATS);
    String failOn =
        arguments.choice("fail-on", "error", List.of("error", "warning", "note", "never"));
    Scanning scanning = new Scanning(console, arguments, Sizes.bytes(arguments.value("max-size")));
    Report report = scan(scanning, arguments);
    console.print(
        switch (format) {
          case "json" -> Json.of(report, VersionCommand.version());
          case "jsonl" -> Json.lines(report, VersionCommand.version());
          default ->
              new Text(Catalog.PATTERNS, console.style(), arguments.has("verbose")).of(report);
        });
    if (format.equals("text") && !arguments.has("quiet")) {
      hints(report, console);
    }
    return code(report, failOn);
  }

  private static Report scan(Scanning scanning, Arguments arguments)
      throws UsageException, IOException {
    List<String> roots = arguments.words().isEmpty() ? List.of(".") : arguments.words();
    if (roots.equals(List.of("-"))) {
      return scanning.standardInput(arguments);
    }
    return scanning.report(roots, arguments.all("include"), arguments.all("exclude"));
  }

  private static void hints(Report report, Console console) {
    report.uses().stream()
        .filter(u -> u.verdict() == Verdict.MISAPPLIED)
        .findFirst()
        .ifPresentOrElse(
            u -> console.hint("Next:  cpat show " + u.pattern().toLowerCase(java.util.Locale.ROOT)),
            () -> console.hint("Next:  cpat scan -v   every use with its reason"));
  }

  /// A misapplied use counts as a warning, an unsure one as a note.
  private static int code(Report report, String failOn) {
    if (report.read() == 0 && !report.problems().isEmpty()) {
      return Exit.UNREADABLE;
    }
    boolean warning =
        report.uses().stream()
            .anyMatch(u ->
                u.verdict() == Verdict.MISAPPLIED
                    && (failOn.equals("note") || u.certainty() != Certainty.POSSIBLE));
    return warning && (failOn.equals("warning") || failOn.equals("note")) ? Exit.FOUND : Exit.DONE;
  }
}
