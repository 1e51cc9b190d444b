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
import cpat.rule.Detection;
import cpat.rule.Report;
import cpat.source.Source;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// Files in, report out: walks, loads, reads, links, detects.
final class Scanning {
  static final long MAX_SIZE = 2 << 20;

  private final Console console;
  private final Progress progress;
  private final long maxSize;
  private final List<Reading> readings = new ArrayList<>();
  private final List<Problem> problems = new ArrayList<>();
  private final Map<String, Integer> skipped = new TreeMap<>();
  private int files;
  private int read;

  Scanning(Console console, boolean quiet, long maxSize) {
    this.console = console;
    this.progress = new Progress(console, quiet);
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
    for (String root : roots) {
      add(root, roots.size() == 1, include, exclude);
    }
    Detection detection = Detection.of(Catalog.PATTERNS, Projects.of(readings));
    readings.forEach(r -> problems.addAll(r.problems()));
    for (Detection.Failure failure : detection.failures()) {
      console.hint(
          "cpat: the detector of "
              + failure.pattern().symbol()
              + " failed (a bug; the other patterns ran): "
              + failure.cause());
      if (Boolean.getBoolean("cpat.debug")) {
        failure.cause().printStackTrace(console.err());
      }
    }
    progress.done();
    return new Report(roots, detection.uses(), List.copyOf(problems), files, read, skipped);
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
    if (!Files.isDirectory(path)) {
      one(path, slashes(root), true, path(""));
      return;
    }
    String prefix = only || root.equals(".") ? "" : slashes(root).replaceFirst("/*$", "/");
    Walk walk = new Walk(path, include, exclude);
    Lookup lookup = only ? lookup(path) : path("");
    walk.each(entry -> walked(entry, prefix, lookup));
    walk.skipped().forEach((reason, count) -> skipped.merge(reason, count, Integer::sum));
    for (Walk.Unreadable folder : walk.unreadable()) {
      problems.add(Load.at(prefix + folder.path(), "could not be read: " + folder.reason()));
    }
  }

  private void walked(Walk.Entry entry, String prefix, Lookup lookup) {
    progress.file(files);
    if (!Readers.candidate(entry.relative())) {
      skipped.merge("other", 1, Integer::sum);
      return;
    }
    one(entry.path(), prefix + entry.relative(), false, lookup);
  }

  private void one(Path file, String name, boolean named, Lookup lookup) {
    files++;
    Load.Loaded loaded = Load.file(file, name, maxSize);
    Optional<Reading> reading = loaded.source().flatMap(s -> read(s, lookup, named));
    if (reading.isPresent()) {
      read++;
      readings.add(reading.get());
      loaded.problem().ifPresent(problems::add);
    } else if (named && loaded.problem().isEmpty()) {
      problems.add(Load.at(name, "neither the name nor the text says what this is, not read"));
    } else if (named || Readers.certain(name)) {
      loaded.problem().ifPresent(problems::add);
    } else {
      files--;
      skipped.merge("other", 1, Integer::sum);
    }
  }

  /// The text on standard input, known by `--stdin-name`.
  Report standardInput(Arguments arguments) throws UsageException, IOException {
    String name = arguments.value("stdin-name").orElse("-");
    files++;
    Load.Loaded loaded = Load.bytes(console.in().readAllBytes(), name, Integer.MAX_VALUE);
    loaded.problem().ifPresent(problems::add);
    Optional<Reading> reading = loaded.source().flatMap(s -> read(s, path(""), true));
    if (reading.isPresent()) {
      read++;
      readings.add(reading.get());
    } else if (loaded.problem().isEmpty()) {
      problems.add(Load.at(name, "not known what this is: say it with --stdin-name Dockerfile"));
    }
    return report(List.of(), List.of(), List.of());
  }

  /// Readers are total; should one fail all the same, the file is named and the others are read.
  private static Optional<Reading> read(Source source, Lookup lookup, boolean named) {
    try {
      return Readers.read(source, lookup, named);
    } catch (RuntimeException | StackOverflowError | OutOfMemoryError e) {
      Problem problem = Load.at(source.path(), "could not be read, a bug in cpat: " + e);
      return Optional.of(Reading.unread("unread", problem));
    }
  }

  private Lookup path(String folder) {
    return lookup(console.resolve(folder));
  }

  private Lookup lookup(Path folder) {
    return path -> {
      Path file = folder.resolve(path);
      return Files.isRegularFile(file) ? Load.file(file, path, maxSize).source() : Optional.empty();
    };
  }

  private static String slashes(String path) {
    return path.replace('\\', '/');
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
