package cpat.cli;

import cpat.files.Load;
import cpat.model.ImageBuild;
import cpat.model.Problem;
import cpat.model.Project;
import cpat.model.Reading;
import cpat.model.Setting;
import cpat.read.FileKind;
import cpat.read.Lookup;
import cpat.read.Paths;
import cpat.read.Projects;
import cpat.read.Readers;
import cpat.resolve.flags.ComposeProject;
import cpat.resolve.flags.Surroundings;
import cpat.source.Excerpt;
import cpat.source.Source;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/// Reads a file with what belongs to it: the Dockerfiles it builds, the files Compose lays over it.
final class ProjectFiles {
  static final List<String> COMPOSE = ComposeProject.NAMES;

  private final Console console;
  private final Lookup lookup;
  private Surroundings around;

  ProjectFiles(Console console) {
    this.console = console;
    this.lookup = new DiskLookup(console.directory(), Scanning.MAX_SIZE);
    this.around = new Surroundings(lookup, Map.of(), List.of());
  }

  Lookup lookup() {
    return lookup;
  }

  /// What lies around the project that was read last.
  Surroundings around() {
    return around;
  }

  boolean exists(String path) {
    try {
      return Files.exists(console.resolve(path));
    } catch (UsageException e) {
      return false;
    }
  }

  /// A file together with the Compose file of its folder and of ours: who uses what it builds.
  Project surrounding(String path) throws UsageException, IOException {
    List<Reading> readings = new ArrayList<>(readings(path));
    boolean compose = readings.getFirst().kind().equals(FileKind.COMPOSE.label());
    Set<String> names = new LinkedHashSet<>();
    for (String name : COMPOSE) {
      names.add(Paths.folder(path) + name);
      names.add(name);
    }
    Optional<String> beside =
        compose ? Optional.empty() : names.stream().filter(this::exists).findFirst();
    if (beside.isPresent()) {
      for (Reading reading : readings(beside.get())) {
        boolean read = reading.builds().stream().anyMatch(b -> b.at().source().path().equals(path));
        if (!read) {
          readings.add(reading);
        }
      }
    }
    return Projects.of(readings);
  }

  /// A file, with the override that Compose takes by itself, and the Dockerfiles it builds.
  Project project(String path) throws UsageException, IOException {
    return Projects.of(readings(path));
  }

  Project project(List<String> composeFiles) throws UsageException, IOException {
    for (String file : composeFiles) {
      source(file);
    }
    return Projects.of(compose(Paths.folder(composeFiles.getFirst()), composeFiles));
  }

  private List<Reading> readings(String path) throws UsageException, IOException {
    String folder = Paths.folder(path);
    if (usual(Paths.name(path))) {
      List<Reading> together = compose(folder, List.of());
      if (together.stream().anyMatch(r -> mentions(r, path))) {
        return together;
      }
    }
    Source source = source(path);
    Optional<Reading> reading = Readers.read(source, lookup, true);
    Reading first = reading.orElseGet(() -> Reading.of("").build());
    return first.kind().equals(FileKind.COMPOSE.label())
        ? compose(folder, List.of(path))
        : withDockerfiles(first);
  }

  private static boolean mentions(Reading reading, String path) {
    return Stream.concat(
            reading.problems().stream().map(Problem::at),
            reading.workloads().stream()
                .flatMap(w -> w.runs().stream())
                .flatMap(
                    r -> Stream.concat(Stream.of(r.at()), r.settings().stream().map(Setting::at))))
        .anyMatch(at -> at.source().path().equals(path));
  }

  private static boolean usual(String name) {
    return COMPOSE.contains(name) || COMPOSE.contains(name.replace(".override.", "."));
  }

  /// A Compose project as `docker compose` takes it from that folder; `files` are those of `-f`.
  private List<Reading> compose(String folder, List<String> files) throws UsageException {
    Path here = console.resolve(folder.isEmpty() ? "." : folder).toAbsolutePath().normalize();
    String called = Optional.ofNullable(here.getFileName()).map(Path::toString).orElse("");
    ComposeProject.Order order =
        new ComposeProject.Order(
            folder, called, files, List.of(), Optional.empty(), List.of(), Map.of());
    Optional<ComposeProject> found = ComposeProject.of(order, lookup);
    if (found.isEmpty()) {
      return files.stream().flatMap(f -> lookup.find(f).stream()).findFirst().stream()
          .map(s -> Readers.read(FileKind.COMPOSE, Excerpt.of(s), lookup))
          .toList();
    }
    ComposeProject project = found.get();
    around = project.around();
    Reading read = project.reading();
    List<Problem> problems = project.problems().stream().distinct().toList();
    return withDockerfiles(
        new Reading(
            read.kind(),
            read.builds(),
            List.of(project.workload()),
            read.scripts(),
            read.imageBuilds(),
            problems));
  }

  Source source(String path) throws UsageException, IOException {
    Load.Loaded loaded = Load.file(console.resolve(path), path, Scanning.MAX_SIZE);
    if (loaded.source().isEmpty()) {
      throw new IOException(loaded.problem().map(p -> path + ": " + p.message()).orElse(path));
    }
    return loaded.source().get();
  }

  private List<Reading> withDockerfiles(Reading first) {
    List<Reading> readings = new ArrayList<>(List.of(first));
    Set<String> read = new HashSet<>();
    first.builds().forEach(b -> read.add(b.at().source().path()));
    boolean compose = first.kind().equals(FileKind.COMPOSE.label());
    for (ImageBuild order : first.imageBuilds()) {
      for (String path : Projects.dockerfiles(order, compose)) {
        Optional<Source> source = read.contains(path) ? Optional.empty() : lookup.find(path);
        if (source.isPresent() && read.add(path)) {
          readings.add(Readers.read(FileKind.DOCKERFILE, Excerpt.of(source.get()), lookup));
        }
      }
    }
    return readings;
  }
}
