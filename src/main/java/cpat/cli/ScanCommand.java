package cpat.cli;

import cpat.patterns.Catalog;
import cpat.report.Annotations;
import cpat.report.Checkstyle;
import cpat.report.Json;
import cpat.report.Junit;
import cpat.report.MarkdownReport;
import cpat.report.RulePage;
import cpat.report.Sarif;
import cpat.report.Text;
import cpat.report.Told;
import cpat.rule.Finding;
import cpat.rule.Level;
import cpat.rule.Report;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// `cpat scan [PATH…]`: the patterns in use, where, and what is wrong with them.
final class ScanCommand implements Command {
  private static final List<String> FORMATS =
      List.of("text", "json", "jsonl", "sarif", "junit", "checkstyle", "github", "markdown");

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
        Option.of(
            "format", "FORMAT", "text, json, jsonl, sarif, junit, checkstyle, github or markdown"),
        Option.of("include", "GLOB", "in folders, only files that match (repeatable)"),
        Option.of("exclude", "GLOB", "in folders, leave out what matches (repeatable)"),
        Option.of("max-size", "SIZE", "read files up to SIZE bytes (default 2m; 64k, 10m …)"),
        Option.of("fail-on", "LEVEL", "exit 1 at or above: error (default), warning, note, never"),
        Option.of("changed-since", "REV", "only what lies on lines changed since a git revision"),
        Option.of("baseline", "FILE", "leave out what FILE knows already"),
        KnownImages.FILE,
        Engines.OPTIONS.getFirst(),
        Engines.OPTIONS.getLast(),
        Option.flag("update-baseline", "", "write what there is now to the file of --baseline"),
        Option.of("stdin-name", "NAME", "with `-`: what standard input is"));
  }

  @Override
  public int run(Arguments arguments, Console console)
      throws UsageException, EngineAbsent, IOException {
    String format = arguments.choice("format", "text", FORMATS);
    String given =
        arguments.choice("fail-on", "error", List.of("error", "warning", "note", "never"));
    KnownImages images = KnownImages.named(arguments, console);
    long maxSize = Sizes.bytes(arguments.value("max-size"));
    Scanning scanning = new Scanning(console, arguments, maxSize, images);
    Report whole = scan(scanning, arguments);
    Known known = new Known(arguments, console);
    if (arguments.has("update-baseline")) {
      return known.update(whole);
    }
    Report report = known.rest(whole);
    String failOn =
        arguments.value("fail-on").isPresent()
            ? given
            : scanning.settings().settings().failOn().orElse(given);
    Optional<Level> threshold =
        failOn.equals("never")
            ? Optional.empty()
            : Optional.of(Level.valueOf(failOn.toUpperCase(Locale.ROOT)));
    String version = VersionCommand.version();
    String prefix = prefix(report, console);
    console.print(
        switch (format) {
          case "json" -> Json.of(report, version);
          case "jsonl" -> Json.lines(report, version);
          case "sarif" -> Sarif.of(report, version, prefix, pages(report));
          case "junit" -> Junit.of(report, prefix, threshold);
          case "checkstyle" -> Checkstyle.of(report, prefix);
          case "github" -> Annotations.of(report, prefix);
          case "markdown" -> MarkdownReport.of(report, prefix);
          default ->
              new Text(Catalog.PATTERNS, console.style(), arguments.has("verbose")).of(report);
        });
    if (format.equals("text") && !arguments.has("quiet")) {
      Hints.after(report, console);
    }
    images.tellUnused();
    return code(report, threshold);
  }

  private static List<RulePage> pages(Report report) throws IOException {
    return Rules.pages(report.findings().stream().map(Finding::rule).distinct().toList());
  }

  /// From where the job of a CI stands to the scanned root: what it shows beside the code is found
  /// by paths of the repository.
  private static String prefix(Report report, Console console) throws UsageException {
    String root = report.roots().size() == 1 ? report.roots().getFirst() : ".";
    boolean folder = !root.equals("-") && Files.isDirectory(console.resolve(root));
    return Roots.prefix(folder ? root : "", console);
  }

  private static Report scan(Scanning scanning, Arguments arguments)
      throws UsageException, IOException {
    List<String> roots = arguments.words().isEmpty() ? List.of(".") : arguments.words();
    if (roots.equals(List.of("-"))) {
      return scanning.standardInput(arguments);
    }
    return scanning.report(roots, arguments.all("include"), arguments.all("exclude"));
  }

  /// What is told counts, with the level it is told with. A rule that crashed comes first: who lets
  /// findings pass must not take it for one.
  static int code(Report report, Optional<Level> threshold) {
    if (!report.failures().isEmpty()) {
      return Exit.UNREADABLE;
    }
    if (report.read() == 0 && !report.problems().isEmpty()) {
      return Exit.UNREADABLE;
    }
    Told told = Told.of(report);
    return threshold.isPresent() && told.reaches(threshold.get()) ? Exit.FOUND : Exit.DONE;
  }
}
