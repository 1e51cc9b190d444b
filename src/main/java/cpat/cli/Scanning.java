package cpat.cli;

import cpat.cli.Judging.Judged;
import cpat.files.Globs;
import cpat.files.Load;
import cpat.files.Walk;
import cpat.model.Problem;
import cpat.model.Reading;
import cpat.read.Lookup;
import cpat.read.Readers;
import cpat.read.Tree;
import cpat.resolve.Images;
import cpat.rule.Detection;
import cpat.rule.Report;
import cpat.source.Source;
import cpat.source.Span;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/// Files in, report out: walks, loads, reads, links, detects.
final class Scanning {
  static final long MAX_SIZE = 2 << 20;

  private final Console console;
  private final Progress progress;
  private final Arguments arguments;
  private final boolean debug;
  private final long maxSize;
  private final Images images;
  private final Readings readings = new Readings();
  private final List<Problem> problems = new ArrayList<>();
  private final List<Problem> failures = new ArrayList<>();
  private final Map<String, Integer> skipped = new TreeMap<>();
  private final Set<Path> met = new HashSet<>();
  private Tree tree = Tree.NONE;
  private ProjectSettings settings = ProjectSettings.NONE;
  private int files;
  private int read;

  Scanning(Console console, Arguments arguments, long maxSize) {
    this(console, arguments, maxSize, new OfficialTable());
  }

  Scanning(Console console, Arguments arguments, long maxSize, Images images) {
    this.images = images;
    this.console = console;
    this.progress = new Progress(console, arguments.has("quiet"));
    this.arguments = arguments;
    this.debug = arguments.has("debug");
    this.maxSize = maxSize;
  }

  /// What the files say, before any pattern looks at it.
  List<Reading> readings() {
    return readings.all();
  }

  /// The same, file by file.
  Readings files() {
    return readings;
  }

  /// The files around, and those that are read.
  Tree tree() {
    return tree;
  }

  /// How many files something was understood of.
  int read() {
    return read;
  }

  /// True when a detector or a rule crashed: then not all was looked for.
  boolean crashed() {
    return !failures.isEmpty();
  }

  List<Problem> problems() {
    return problems;
  }

  /// Paths in the report are relative to the one folder given; with several roots, as given.
  Report report(List<String> roots, List<String> include, List<String> exclude)
      throws UsageException, IOException {
    read(roots, include, exclude);
    return report(roots);
  }

  /// Reads, and leaves the judging to others.
  void read(List<String> roots, List<String> include, List<String> exclude)
      throws UsageException, IOException {
    for (String glob : Stream.concat(include.stream(), exclude.stream()).toList()) {
      Optional<String> mistake = Globs.mistake(glob);
      if (mistake.isPresent()) {
        throw new UsageException("--include, --exclude: " + mistake.get());
      }
    }
    tree = tree(roots);
    settings(start(roots));
    for (String root : roots) {
      add(root, roots.size() == 1, include, exclude);
    }
  }

  /// What the project's `.cpat.toml` says.
  ProjectSettings settings() {
    return settings;
  }

  Judging judging() {
    return new Judging(settings, images);
  }

  /// What the detectors and rules say of what was read.
  Judged detect() {
    Judged judged = judging().of(readings, tree);
    Detection detection = judged.told();
    for (Detection.Failure failure : detection.failures()) {
      String place = failure.at().map(at -> " on " + at).orElse("");
      String what = failure.name() + " failed";
      console.hint(
          "cpat: "
              + what
              + place
              + " (a bug; the others ran): "
              + failure.cause()
              + (debug ? "" : "; trace: --debug"));
      Span at = failure.at().orElseGet(() -> new Source(".", "").whole());
      failures.add(new Problem(at, what + ", a bug in cpat; the others ran: " + failure.cause()));
      if (debug) {
        failure.cause().printStackTrace(console.err());
      }
    }
    progress.done();
    return judged;
  }

  private Report report(List<String> roots) {
    Judged judged = detect();
    readings.all().forEach(r -> problems.addAll(r.problems()));
    problems.addAll(judged.problems());
    problems.addAll(failures);
    return new Report(
        roots,
        judged.told().uses(),
        judged.told().findings(),
        judged.quiet(),
        List.copyOf(problems),
        files,
        read,
        skipped,
        List.copyOf(failures));
  }

  private void add(String root, boolean only, List<String> include, List<String> exclude)
      throws UsageException, IOException {
    if (root.equals("-")) {
      throw new UsageException("`-` stands alone: cpat scan - --stdin-name NAME");
    }
    Path path = console.resolve(root);
    if (!Files.exists(path)) {
      throw new UsageException(root + ": no such file or directory" + Roots.near(path));
    }
    if (Roots.pipeOrDevice(path)) {
      files++;
      problems.add(Load.at(root, "a pipe or a device, not read: `cpat scan -` reads a stream"));
      return;
    }
    if (!Files.isDirectory(path)) {
      one(path, Roots.slashes(root), true, path(""));
      return;
    }
    String prefix = only || root.equals(".") ? "" : Roots.slashes(root + "/");
    Walk walk = new Walk(path, include, exclude);
    Lookup lookup = only ? lookup(path) : path("");
    walk.each(entry -> walked(entry, prefix, lookup));
    walk.skipped().forEach((reason, count) -> skipped.merge(reason, count, Integer::sum));
    for (Walk.Unreadable folder : walk.unreadable()) {
      String name = prefix + folder.path();
      problems.add(Load.at(name.isEmpty() ? root : name, "could not be read: " + folder.reason()));
    }
  }

  private void walked(Walk.Entry entry, String prefix, Lookup lookup) {
    progress.file(files);
    if (settings.leavesOut(prefix + entry.relative())) {
      skipped.merge("excluded", 1, Integer::sum);
      return;
    }
    if (!Readers.candidate(entry.relative())) {
      skipped.merge("other files", 1, Integer::sum);
      return;
    }
    one(entry.path(), prefix + entry.relative(), false, lookup);
  }

  /// Links lead to one file, which may be written once only.
  private static Path real(Path file) {
    try {
      return file.toRealPath();
    } catch (IOException e) {
      return file.toAbsolutePath().normalize();
    }
  }

  /// A file that several roots reach is read once, as the first of them calls it.
  private void one(Path file, String name, boolean named, Lookup lookup) {
    if (!met.add(real(file))) {
      return;
    }
    files++;
    Load.Loaded loaded = Load.file(file, name, maxSize);
    Optional<Reading> reading = loaded.source().flatMap(s -> readings.read(s, lookup, named));
    if (reading.isPresent()) {
      count(reading.get());
      loaded.problem().ifPresent(problems::add);
    } else if (named && loaded.problem().isEmpty()) {
      problems.add(Load.at(name, "neither the name nor the text says what this is, not read"));
    } else if (named || Readers.certain(name)) {
      loaded.problem().ifPresent(problems::add);
    } else {
      files--;
      skipped.merge("other files", 1, Integer::sum);
    }
  }

  /// The text on standard input, known by `--stdin-name`.
  Report standardInput(Arguments arguments) throws UsageException, IOException {
    readInput(console.in(), arguments);
    return report(List.of("-"));
  }

  /// The same, and the judging is left to others.
  void readInput(InputStream in, Arguments arguments) throws UsageException, IOException {
    String name = arguments.value("stdin-name").orElse("-");
    settings(console.resolve(""));
    files++;
    Load.Loaded loaded = Load.stream(in, name, Integer.MAX_VALUE);
    loaded.problem().ifPresent(problems::add);
    Lookup lookup = path("");
    Optional<Reading> reading = loaded.source().flatMap(s -> readings.read(s, lookup, true));
    if (reading.isPresent()) {
      count(reading.get());
    } else if (loaded.problem().isEmpty()) {
      problems.add(Load.at(name, "not known what this is: say it with --stdin-name Dockerfile"));
    }
  }

  /// Compose files as one project, later ones over earlier ones.
  Report merged(List<String> names) throws UsageException, IOException {
    List<Source> sources = new ArrayList<>();
    for (String name : names) {
      files++;
      Load.Loaded loaded = Load.file(console.resolve(name), Roots.slashes(name), maxSize);
      loaded.problem().ifPresent(problems::add);
      loaded.source().ifPresent(sources::add);
    }
    if (!sources.isEmpty()) {
      Reading merged = Readers.merged(sources, path(""));
      readings.add(sources.getFirst().path(), merged);
      count(merged);
    }
    return report(names);
  }

  /// A file of which nothing was understood does not count as read.
  private void count(Reading reading) {
    read += reading.isEmpty() && !reading.problems().isEmpty() ? 0 : 1;
  }

  private Tree tree(List<String> roots) throws UsageException {
    return lookup(start(roots));
  }

  /// Paths in the report are relative to the one folder given, or to where we stand.
  private Path start(List<String> roots) throws UsageException {
    boolean folder = roots.size() == 1 && Files.isDirectory(console.resolve(roots.getFirst()));
    return console.resolve(folder ? roots.getFirst() : "");
  }

  private void settings(Path folder) throws UsageException {
    settings = ProjectSettings.of(arguments, folder, console);
  }

  private Lookup path(String folder) throws UsageException {
    return lookup(console.resolve(folder));
  }

  private Tree lookup(Path folder) {
    return new DiskLookup(folder, maxSize);
  }
}
