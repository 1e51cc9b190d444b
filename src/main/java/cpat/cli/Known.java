package cpat.cli;

import cpat.allow.Baseline;
import cpat.allow.Changed;
import cpat.files.ChangedLines;
import cpat.files.Load;
import cpat.files.WorkTree;
import cpat.model.Problem;
import cpat.report.JsonWriter;
import cpat.report.Told;
import cpat.rule.Finding;
import cpat.rule.Report;
import cpat.rule.Report.Quiet;
import cpat.rule.Use;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// Leaves out of a report what was there before: what a baseline knows, what stands on lines that
/// did not change.
final class Known {
  private final Arguments arguments;
  private final Console console;

  Known(Arguments arguments, Console console) {
    this.arguments = arguments;
    this.console = console;
  }

  Report rest(Report report) throws UsageException, IOException {
    Report changed = changed(report);
    Optional<String> file = arguments.value("baseline");
    if (file.isEmpty()) {
      return changed;
    }
    Baseline baseline = read(file.get());
    Told told = Told.of(changed);
    Baseline.Rest rest = baseline.rest(changed.findings(), told.misapplied());
    if (rest.gone() > 0 && !arguments.has("quiet") && arguments.value("changed-since").isEmpty()) {
      console.hint(
          "cpat: "
              + rest.gone()
              + (rest.gone() == 1 ? " entry of " : " entries of ")
              + file.get()
              + " found nothing any more; next: --update-baseline");
    }
    return changed.telling(rest.told(), quieter(changed.quiet(), rest.silenced(), rest.uses()));
  }

  private Report changed(Report report) throws UsageException, IOException {
    Optional<String> revision = arguments.value("changed-since");
    if (revision.isEmpty()) {
      return report;
    }
    String root = report.roots().size() == 1 ? report.roots().getFirst() : "";
    Path folder = console.resolve(root.equals("-") ? "" : root);
    Path start =
        (Files.isDirectory(folder) ? folder : console.resolve("")).toAbsolutePath().normalize();
    // Files may lie anywhere in the repository, wherever we stand.
    Path asked =
        Files.isDirectory(folder)
            ? start
            : WorkTree.around(start.resolve(folder).normalize()).map(WorkTree::root).orElse(start);
    Changed lines;
    try {
      lines =
          new Changed(
              ChangedLines.since(asked, revision.get()),
              path -> name(asked.relativize(start.resolve(path).normalize())));
    } catch (IOException e) {
      throw new UsageException("--changed-since " + revision.get() + ": " + e.getMessage());
    }
    List<Finding> told = report.findings().stream().filter(lines::touches).toList();
    List<Finding> old = report.findings().stream().filter(f -> !lines.touches(f)).toList();
    List<Use> uses = report.uses().stream().filter(u -> !lines.touches(u)).toList();
    return report.telling(told, quieter(report.quiet(), old, uses));
  }

  private static String name(Path path) {
    return path.toString().replace('\\', '/');
  }

  /// Writes what is told now as the baseline.
  int update(Report report) throws UsageException, IOException {
    String name =
        arguments
            .value("baseline")
            .orElseThrow(() -> new UsageException("--update-baseline needs --baseline FILE"));
    if (report.read() == 0 && !report.problems().isEmpty()) {
      throw new IOException(
          "nothing could be read ("
              + report.problems().getFirst().message()
              + "): "
              + name
              + " stays as it is");
    }
    if (!report.failures().isEmpty()) {
      // What a rule that crashed would have told is not known: it would be new next time.
      throw new IOException(
          report.failures().getFirst().message() + ": " + name + " stays as it is");
    }
    Told told = Told.of(report);
    Baseline baseline = Baseline.of(told.findings(), told.misapplied());
    JsonWriter json = new JsonWriter(true);
    json.beginObject().member("schema", Baseline.SCHEMA).name("findings").beginObject();
    baseline.known().forEach((print, count) -> json.member(print, (long) count));
    try {
      Files.writeString(
          console.resolve(name), json.endObject().endObject().nextDocument().toString());
    } catch (IOException e) {
      throw new IOException("--baseline " + name + ": " + Load.reason(e), e);
    }
    int count = told.findings().size() + told.misapplied().size();
    console.hint("cpat: " + name + " holds " + count + (count == 1 ? " finding" : " findings"));
    return Exit.DONE;
  }

  private Baseline read(String name) throws UsageException, IOException {
    Path file = console.resolve(name);
    if (!Files.isRegularFile(file)) {
      throw new UsageException("--baseline " + name + ": no such file; --update-baseline makes it");
    }
    List<Problem> problems = new ArrayList<>();
    Load.Loaded loaded = Load.file(file, name, Scanning.MAX_SIZE * 8);
    loaded.problem().ifPresent(problems::add);
    Optional<Baseline> baseline = loaded.source().flatMap(s -> Baseline.read(s, problems));
    if (baseline.isEmpty() || !problems.isEmpty()) {
      String why = problems.isEmpty() ? "not read" : problems.getFirst().message();
      throw new UsageException("--baseline " + name + ": " + why);
    }
    return baseline.get();
  }

  private static Quiet quieter(Quiet quiet, List<Finding> findings, List<Use> uses) {
    return new Quiet(both(quiet.findings(), findings), both(quiet.uses(), uses));
  }

  private static <T> List<T> both(Collection<T> some, Collection<T> others) {
    return Stream.concat(some.stream(), others.stream()).toList();
  }
}
