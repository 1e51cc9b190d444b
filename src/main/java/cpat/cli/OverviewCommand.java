package cpat.cli;

import cpat.model.Origin;
import cpat.model.Reading;
import cpat.model.Workload;
import cpat.patterns.Catalog;
import cpat.report.Glance;
import cpat.report.Text;
import cpat.rule.Report;
import java.io.IOException;
import java.util.List;
import java.util.StringJoiner;

/// `cpat [DIR]`: a project at one glance.
final class OverviewCommand implements Command {
  @Override
  public String name() {
    return "";
  }

  @Override
  public String usage() {
    return "[DIR]";
  }

  @Override
  public String summary() {
    return "overview of a project (read-only, no engine)";
  }

  @Override
  public List<Option> options() {
    return List.of();
  }

  @Override
  public int run(Arguments arguments, Console console) throws UsageException, IOException {
    if (arguments.words().size() > 1) {
      throw new UsageException(
          "one directory at a time; for several: cpat scan " + String.join(" ", arguments.words()));
    }
    String root = arguments.words().isEmpty() ? "." : arguments.words().getFirst();
    Scanning scanning = new Scanning(console, arguments, Scanning.MAX_SIZE);
    Report report = scanning.report(List.of(root), List.of(), List.of());
    if (report.read() == 0 && report.problems().isEmpty()) {
      console.print(welcome());
      return Exit.DONE;
    }
    if (report.read() == 0) {
      report.problems().forEach(p -> console.hint("cpat: " + p.at() + ": " + p.message()));
      return Exit.UNREADABLE;
    }
    StringBuilder out = new StringBuilder();
    String name = console.resolve(root).toAbsolutePath().normalize().toString();
    out.append(console.style().bold(name.substring(name.lastIndexOf('/') + 1)));
    out.append(" · ").append(inventory(scanning.readings())).append("\n\n");
    out.append(new Text(Catalog.PATTERNS, console.style(), false).table(report)).append('\n');
    String findings = new Glance(console.style()).of(report);
    out.append(findings);
    if (!report.problems().isEmpty()) {
      int count = report.problems().size();
      out.append("  ").append(count).append(count == 1 ? " problem" : " problems");
      out.append(" in reading: see `cpat scan`\n");
    }
    console.print(
        out.append(findings.isEmpty() && report.problems().isEmpty() ? "" : "\n").toString());
    if (!arguments.has("quiet")) {
      Hints.afterOverview(report, console);
    }
    return Exit.DONE;
  }

  private static String inventory(List<Reading> readings) {
    int builds = readings.stream().mapToInt(r -> r.builds().size()).sum();
    StringJoiner parts = new StringJoiner(", ");
    count(parts, builds, "Dockerfile");
    count(parts, runs(readings, Origin.Compose.class), "Compose service");
    count(parts, runs(readings, Origin.Kubernetes.class), "Kubernetes container");
    count(parts, runs(readings, Origin.CommandLine.class), "run line");
    count(parts, runs(readings, Origin.DevContainer.class), "dev container");
    count(parts, runs(readings, Origin.CiJob.class), "CI container");
    count(parts, runs(readings, Origin.Live.class), "live container");
    return parts.length() == 0 ? "no containers" : parts.toString();
  }

  private static int runs(List<Reading> readings, Class<? extends Origin> origin) {
    return readings.stream()
        .flatMap(r -> r.workloads().stream())
        .filter(w -> origin.isInstance(w.origin()))
        .map(Workload::runs)
        .mapToInt(List::size)
        .sum();
  }

  private static void count(StringJoiner parts, int count, String what) {
    if (count > 0) {
      parts.add(count + " " + what + (count == 1 ? "" : "s"));
    }
  }

  private static String welcome() {
    return """
    cpat: container usage patterns for your Dockerfiles, Compose files, clusters and commands.

      cpat show        the catalogue: 14 patterns
      cpat show efe    one of them: example, details, usages
      cpat scan DIR    what a project uses, and what is wrong with it

    No project here. All commands: cpat help
    """;
  }
}
