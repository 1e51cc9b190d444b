package cpat.cli;

import cpat.model.Build;
import cpat.model.Container;
import cpat.model.Origin;
import cpat.model.Project;
import cpat.model.Reading;
import cpat.model.Stage;
import cpat.model.Word;
import cpat.read.FileKind;
import cpat.read.Projects;
import cpat.read.Readers;
import cpat.resolve.From;
import cpat.resolve.flags.Surroundings;
import cpat.source.Excerpt;
import cpat.source.Source;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// Finds what a word on the command line means: a Dockerfile, a service, a container, a run line.
final class Targets {
  private static final List<String> DOCKERFILES = List.of("Dockerfile", "Containerfile");

  private final Console console;
  private final ProjectFiles files;

  Targets(Console console) {
    this.console = console;
    this.files = new ProjectFiles(console);
  }

  /// What is to be explained, and all that was read for it.
  sealed interface Target {
    Project project();

    record OfContainer(Project project, Container container) implements Target {}

    record OfBuild(Project project, Build build, Optional<Stage> stage) implements Target {}

    /// Neither a file nor a part of one: the name of an image or of a live container.
    record Named(Project project, String name) implements Target {}
  }

  /// What files and variables lie around what was found.
  Surroundings around() {
    return files.around();
  }

  /// `composeFiles` are those of `-f`; empty for the usual ones.
  Target find(String written, List<String> composeFiles) throws UsageException, IOException {
    if (!composeFiles.isEmpty()) {
      return service(composeFiles, written);
    }
    if (written.matches("(?s)(docker|podman|nerdctl)\\s.*")) {
      return typed(written);
    }
    for (int hash = written.indexOf('#'); hash > 0; hash = written.indexOf('#', hash + 1)) {
      if (files.exists(written.substring(0, hash))) {
        return inside(file(written.substring(0, hash)), written.substring(hash + 1));
      }
    }
    int colon = written.lastIndexOf(':');
    if (colon > 0
        && written.substring(colon + 1).matches("[0-9]{1,7}")
        && files.exists(written.substring(0, colon))) {
      return atLine(
          file(written.substring(0, colon)), Integer.parseInt(written.substring(colon + 1)));
    }
    // A service often has the name of the folder that it is built from: the service is meant.
    Optional<String> compose = ProjectFiles.COMPOSE.stream().filter(files::exists).findFirst();
    if (compose.isPresent() && !written.contains("/") && !isFile(written)) {
      Project project = files.project(compose.get());
      Optional<Container> service = named(project, written);
      if (service.isPresent()) {
        return new Target.OfContainer(project, service.get());
      }
    }
    if (files.exists(written)) {
      return whole(file(written));
    }
    if (Files.isSymbolicLink(console.resolve(written))) {
      throw new UsageException(written + ": a link that leads nowhere");
    }
    if (written.startsWith(".") || written.startsWith("/") || !isReference(written)) {
      throw new UsageException(written + ": no such file, and no name of an image");
    }
    return new Target.Named(Projects.of(List.of()), written);
  }

  private static boolean isReference(String text) {
    return text.matches("[A-Za-z0-9][A-Za-z0-9._/:@-]*");
  }

  private boolean isFile(String path) throws UsageException {
    return Files.isRegularFile(console.resolve(path));
  }

  /// A folder stands for the Compose file or the Dockerfile in it.
  private String file(String path) throws UsageException, IOException {
    Path place = console.resolve(path);
    if (!Files.isDirectory(place)) {
      return path;
    }
    for (String name :
        Stream.concat(ProjectFiles.COMPOSE.stream(), DOCKERFILES.stream()).toList()) {
      if (Files.exists(place.resolve(name))) {
        return path.equals(".") ? name : path.replaceFirst("/+$", "") + "/" + name;
      }
    }
    throw new UsageException(path + ": no Compose file and no Dockerfile in this folder");
  }

  /// A run line, typed as one word.
  private Target typed(String line) throws UsageException {
    Reading reading =
        Readers.read(FileKind.SHELL, Excerpt.of(new Source(From.TYPED, line)), files.lookup());
    Project project = Projects.of(List.of(reading));
    return Container.all(project)
        .findFirst()
        .<Target>map(c -> new Target.OfContainer(project, c))
        .orElseThrow(() -> new UsageException("`" + line + "` runs nothing: docker run IMAGE …"));
  }

  private Target whole(String path) throws UsageException, IOException {
    Project project = files.project(path);
    List<Container> containers = in(project, path);
    if (containers.size() == 1) {
      return new Target.OfContainer(project, containers.getFirst());
    }
    if (containers.isEmpty()) {
      return project.builds().stream()
          .filter(b -> b.at().source().path().equals(path))
          .findFirst()
          .<Target>map(b -> new Target.OfBuild(project, b, Optional.empty()))
          .orElseThrow(() -> nothing(path, project));
    }
    throw new UsageException(
        path + " has " + containers.size() + " containers; name one: " + choices(path, containers));
  }

  private static UsageException nothing(String path, Project project) {
    String reason =
        project.problems().stream()
            .findFirst()
            .map(p -> ": " + p.at() + ": " + p.message())
            .orElse(": nothing in it is run or built");
    return new UsageException(path + reason);
  }

  private static String choices(String path, List<Container> containers) {
    boolean lines = containers.getFirst().workload().origin() instanceof Origin.CommandLine;
    List<String> names =
        containers.stream()
            .map(
                c -> lines ? path + ":" + c.run().at().first().line() : path + "#" + c.run().name())
            .distinct()
            .limit(6)
            .toList();
    return String.join(", ", names) + (names.size() < containers.size() ? ", …" : "");
  }

  private Target inside(String path, String name) throws UsageException, IOException {
    Project project = files.project(path);
    Optional<Container> container = named(project, name);
    if (container.isPresent()) {
      return new Target.OfContainer(project, container.get());
    }
    Optional<Build> build =
        project.builds().stream().filter(b -> b.at().source().path().equals(path)).findFirst();
    Optional<Stage> stage = build.flatMap(b -> b.stage(name));
    if (stage.isPresent()) {
      return new Target.OfBuild(project, build.get(), stage);
    }
    List<String> names =
        Stream.concat(
                in(project, path).stream().map(c -> c.run().name()),
                build.stream()
                    .flatMap(b -> b.stages().stream())
                    .flatMap(s -> s.name().stream())
                    .map(Word::text))
            .distinct()
            .toList();
    throw new UsageException(
        path
            + ": nothing is called `"
            + name
            + "` there"
            + (names.isEmpty()
                ? ""
                : Suggest.didYouMean(name, names) + "; it has " + String.join(", ", names)));
  }

  private Target atLine(String path, int line) throws UsageException, IOException {
    Project project = files.project(path);
    List<Container> there = in(project, path).stream().filter(c -> covers(c, line)).toList();
    if (!there.isEmpty()) {
      return new Target.OfContainer(project, there.getLast());
    }
    for (Build build : project.builds()) {
      if (build.at().source().path().equals(path)
          && build.at().first().line() <= line
          && line <= build.at().last().line()) {
        Optional<Stage> stage =
            build.stages().stream()
                .filter(s -> s.at().first().line() <= line)
                .reduce((_, last) -> last);
        return new Target.OfBuild(project, build, stage);
      }
    }
    throw new UsageException(path + ":" + line + ": no container is run or built there");
  }

  private static boolean covers(Container container, int line) {
    return container.run().at().first().line() <= line
        && line <= container.run().at().last().line();
  }

  private Target service(List<String> names, String name) throws UsageException, IOException {
    Project project = files.project(names);
    return new Target.OfContainer(
        project,
        named(project, name)
            .orElseThrow(() ->
                new UsageException(
                    String.join(", ", names)
                        + ": no service `"
                        + name
                        + "`"
                        + Suggest.didYouMean(
                            name, Container.all(project).map(c -> c.run().name()).toList()))));
  }

  private static Optional<Container> named(Project project, String name) {
    return Container.all(project).filter(c -> c.run().name().equals(name)).findFirst();
  }

  private static List<Container> in(Project project, String path) {
    return Container.all(project).filter(c -> c.run().at().source().path().equals(path)).toList();
  }
}
