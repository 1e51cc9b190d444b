package cpat.cli;

import cpat.files.Load;
import cpat.files.Walk;
import cpat.model.Problem;
import cpat.model.Reading;
import cpat.patterns.Catalog;
import cpat.read.Lookup;
import cpat.read.Paths;
import cpat.read.Projects;
import cpat.read.Readers;
import cpat.read.Tree;
import cpat.resolve.Resolution;
import cpat.rule.Detection;
import cpat.rule.Report;
import cpat.source.Source;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/// Files in, report out: walks, loads, reads, links, detects.
final class Scanning {
  static final long MAX_SIZE = 2 << 20;

  private final Console console;
  private final Progress progress;
  private final boolean debug;
  private final long maxSize;
  private final List<Reading> readings = new ArrayList<>();
  private final List<Problem> problems = new ArrayList<>();
  private final Map<String, Integer> skipped = new TreeMap<>();
  private final Set<Path> met = new HashSet<>();
  private Tree tree = Tree.NONE;
  private int files;
  private int read;

  Scanning(Console console, Arguments arguments, long maxSize) {
    this.console = console;
    this.progress = new Progress(console, arguments.has("quiet"));
    this.debug = arguments.has("debug");
    this.maxSize = maxSize;
  }

  /// What the files say, before any pattern looks at it.
  List<Reading> readings() {
    return readings;
  }

  List<Problem> problems() {
    return problems;
  }

  /// Paths in the report are relative to the one folder given; with several roots, as given.
  Report report(List<String> roots, List<String> include, List<String> exclude)
      throws UsageException, IOException {
    tree = tree(roots);
    for (String root : roots) {
      add(root, roots.size() == 1, include, exclude);
    }
    return detect(roots);
  }

  /// No engine is asked for images here, only the table that travels with us.
  private Resolution resolution() {
    return new Resolution(Projects.of(readings), new OfficialTable(), tree);
  }

  private Report detect(List<String> roots) throws IOException {
    Detection detection = Detection.of(Catalog.PATTERNS, Catalog.RULES, resolution(), tree);
    readings.forEach(r -> problems.addAll(r.problems()));
    for (Detection.Failure failure : detection.failures()) {
      console.hint(
          "cpat: " + failure.name() + " failed (a bug; the others ran): " + failure.cause());
      if (debug) {
        failure.cause().printStackTrace(console.err());
      }
    }
    progress.done();
    return new Report(
        roots, detection.uses(), detection.findings(), List.copyOf(problems), files, read, skipped);
  }

  private void add(String root, boolean only, List<String> include, List<String> exclude)
      throws UsageException, IOException {
    if (root.equals("-")) {
      throw new UsageException("`-` stands alone: cpat scan - --stdin-name NAME");
    }
    Path path = console.resolve(root);
    if (!Files.exists(path)) {
      throw new UsageException(root + ": no such file or directory" + near(path));
    }
    if (pipeOrDevice(path)) {
      files++;
      problems.add(Load.at(root, "a pipe or a device, not read: `cpat scan -` reads a stream"));
      return;
    }
    if (!Files.isDirectory(path)) {
      one(path, slashes(root), true, path(""));
      return;
    }
    String prefix = only || root.equals(".") ? "" : slashes(root + "/");
    Walk walk = new Walk(path, include, exclude);
    Lookup lookup = only ? lookup(path) : path("");
    walk.each(entry -> walked(entry, prefix, lookup));
    walk.skipped().forEach((reason, count) -> skipped.merge(reason, count, Integer::sum));
    for (Walk.Unreadable folder : walk.unreadable()) {
      String name = prefix + folder.path();
      problems.add(Load.at(name.isEmpty() ? root : name, "could not be read: " + folder.reason()));
    }
  }

  /// Opening a pipe may wait for ever. `<(command)` gives a link to one, which has its writer.
  private static boolean pipeOrDevice(Path path) throws IOException {
    return Files.readAttributes(path, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS)
        .isOther();
  }

  private void walked(Walk.Entry entry, String prefix, Lookup lookup) {
    progress.file(files);
    if (!Readers.candidate(entry.relative())) {
      skipped.merge("other files", 1, Integer::sum);
      return;
    }
    one(entry.path(), prefix + entry.relative(), false, lookup);
  }

  /// A file that several roots reach is read once, as the first of them calls it.
  private void one(Path file, String name, boolean named, Lookup lookup) {
    if (!met.add(file.toAbsolutePath().normalize())) {
      return;
    }
    files++;
    Load.Loaded loaded = Load.file(file, name, maxSize);
    Optional<Reading> reading = loaded.source().flatMap(s -> read(s, lookup, named));
    if (reading.isPresent()) {
      take(reading.get());
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
    String name = arguments.value("stdin-name").orElse("-");
    files++;
    Load.Loaded loaded = Load.stream(console.in(), name, Integer.MAX_VALUE);
    loaded.problem().ifPresent(problems::add);
    Lookup lookup = path("");
    Optional<Reading> reading = loaded.source().flatMap(s -> read(s, lookup, true));
    if (reading.isPresent()) {
      take(reading.get());
    } else if (loaded.problem().isEmpty()) {
      problems.add(Load.at(name, "not known what this is: say it with --stdin-name Dockerfile"));
    }
    return detect(List.of("-"));
  }

  /// Compose files as one project, later ones over earlier ones.
  Report merged(List<String> names) throws UsageException, IOException {
    List<Source> sources = new ArrayList<>();
    for (String name : names) {
      files++;
      Load.Loaded loaded = Load.file(console.resolve(name), slashes(name), maxSize);
      loaded.problem().ifPresent(problems::add);
      loaded.source().ifPresent(sources::add);
    }
    if (!sources.isEmpty()) {
      take(Readers.merged(sources, path("")));
    }
    return detect(names);
  }

  /// A file of which nothing was understood does not count as read.
  private void take(Reading reading) {
    readings.add(reading);
    read += reading.isEmpty() && !reading.problems().isEmpty() ? 0 : 1;
  }

  /// Readers are total; should one fail all the same, the file is named and the others are read.
  private static Optional<Reading> read(Source source, Lookup lookup, boolean named) {
    try {
      return Readers.read(source, lookup, named);
    } catch (OutOfMemoryError e) {
      Problem problem = Load.at(source.path(), "larger than the memory allows, not read");
      return Optional.of(Reading.unread("unread", problem));
    } catch (RuntimeException | StackOverflowError e) {
      Problem problem = Load.at(source.path(), "could not be read, a bug in cpat: " + e);
      return Optional.of(Reading.unread("unread", problem));
    }
  }

  /// Paths in the report are relative to the one folder given, or to where we stand.
  private Tree tree(List<String> roots) throws UsageException {
    boolean folder = roots.size() == 1 && Files.isDirectory(console.resolve(roots.getFirst()));
    return lookup(console.resolve(folder ? roots.getFirst() : ""));
  }

  private Lookup path(String folder) throws UsageException {
    return lookup(console.resolve(folder));
  }

  private Tree lookup(Path folder) {
    return new DiskLookup(folder, maxSize);
  }

  /// With `/`, and without `./` and doubled slashes.
  private static String slashes(String path) {
    String slashed = path.replace('\\', '/');
    while (slashed.startsWith("./") && slashed.length() > 2) {
      slashed = slashed.substring(2);
    }
    while (slashed.contains("//")) {
      slashed = slashed.replace("//", "/");
    }
    return slashed;
  }

  private static String near(Path missing) throws IOException {
    Path parent = Optional.ofNullable(missing.getParent()).orElse(Path.of("."));
    Path name = missing.getFileName();
    if (name == null || !Files.isDirectory(parent)) {
      return "";
    }
    try (var siblings = Files.list(parent)) {
      List<String> names = siblings.map(p -> Paths.name(slashes(p.toString()))).toList();
      return Suggest.didYouMean(name.toString(), names);
    }
  }
}
