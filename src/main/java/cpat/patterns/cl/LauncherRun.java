package cpat.patterns.cl;

import cpat.facts.Launchers;
import cpat.facts.Sockets;
import cpat.model.Container;
import cpat.model.Mount;
import cpat.model.Project;
import cpat.model.Run;
import cpat.rule.Use;
import cpat.source.Source;
import cpat.source.Span;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/// A service, pod or command line that gives a launcher the socket.
final class LauncherRun {
  /// What a text says of a launcher near by.
  private static final List<String> PHRASES =
      List.of(
          "container of its own",
          "container of their own",
          "its own container",
          "own docker container",
          "starts a container",
          "start a container",
          "starts containers",
          "starts other containers",
          "start other containers",
          "spawns a container",
          "spawn containers",
          "spawns containers",
          "launches a container",
          "launches containers",
          "launch containers",
          "launch other containers",
          "sibling container",
          "container per ",
          "one container for each",
          "a container for each",
          "as containers:",
          "containers on demand",
          "creates containers",
          "create containers",
          "spawned container");

  private static final Set<String> ENGINES = Set.of("docker", "podman");
  private static final Set<String> SHOWS = Set.of("ps", "ls", "logs", "config", "--version");

  private LauncherRun() {}

  static Stream<Use> uses(Project project) {
    return Container.all(project)
        .filter(c -> !c.devContainer())
        .flatMap(c -> socket(c.run()).flatMap(m -> use(c, m)).stream());
  }

  static Optional<Mount.Bind> socket(Run run) {
    return run.mounts(Mount.Bind.class).filter(b -> Sockets.engine(b.source().text())).findFirst();
  }

  private static Optional<Use> use(Container container, Mount.Bind socket) {
    Span at = container.commandLine() ? container.run().at() : socket.at();
    return evidence(container)
        .map(what -> {
          Use use = Use.used("CL", container.subject(), at, what.reason());
          use = what.sure() ? use : use.likely();
          return at.equals(socket.at()) ? use : use.because(socket.at(), "the engine's socket");
        });
  }

  private record Evidence(String reason, boolean sure) {}

  private static Optional<Evidence> evidence(Container container) {
    Run run = container.run();
    String repository = container.repository().toLowerCase(Locale.ROOT);
    if (starts(run.words())) {
      return found("its command starts containers through the host's engine", true);
    }
    if (compose(repository)) {
      return up(run.words())
          ? found("Compose, run from its image, starts containers on the host's engine", true)
          : Optional.empty();
    }
    if (Launchers.helper(repository) || Launchers.helper(run.name())) {
      return Optional.empty();
    }
    if (Launchers.image(repository)) {
      return found("its job is to start other containers through the host's engine", true);
    }
    if (Launchers.other(repository) || Launchers.other(run.name())) {
      return Optional.empty();
    }
    if (Launchers.named(repository)
        || Launchers.named(run.name())
        || run.words().stream().limit(4).anyMatch(Launchers::named)) {
      return found("by its name it starts other containers, and it has the socket to do so", false);
    }
    Optional<String> variable =
        run.environment().stream().map(v -> v.name().text()).filter(Launchers::setting).findFirst();
    if (variable.isPresent()) {
      return found(
          variable.get() + " says what it is to start, and it has the socket to do so", false);
    }
    return told(container)
        ? found("the text says that it starts containers, and it has the socket to do so", false)
        : Optional.empty();
  }

  private static Optional<Evidence> found(String reason, boolean sure) {
    return Optional.of(new Evidence(reason, sure));
  }

  private static boolean compose(String repository) {
    return repository.endsWith("docker/compose")
        || repository.endsWith("docker-compose")
        || repository.equals("docker");
  }

  private static boolean up(List<String> words) {
    return words.contains("up") || words.contains("run") || words.contains("start");
  }

  /// `docker run …`, `docker compose up`, `docker stack deploy` among the words or in a script
  /// text.
  private static boolean starts(List<String> words) {
    String all = " " + String.join(" ", words) + " ";
    for (String engine : ENGINES) {
      for (String order : List.of("run", "compose up", "stack deploy", "start", "service create")) {
        if (all.contains(" " + engine + " " + order + " ")) {
          return true;
        }
      }
    }
    int compose = words.indexOf("docker-compose");
    return compose >= 0
        && words.subList(compose, words.size()).contains("up")
        && words.stream().noneMatch(SHOWS::contains);
  }

  /// The words of the service itself, or of the page above a command line.
  private static boolean told(Container container) {
    Span at = container.run().at();
    Source source = at.source();
    int from = container.commandLine() ? Math.max(0, at.start() - 400) : at.start();
    int to = at.end();
    if (container.commandLine() && !source.path().toLowerCase(Locale.ROOT).endsWith(".md")) {
      from = Math.max(0, at.start() - 200);
    }
    String text = source.text().substring(from, to).toLowerCase(Locale.ROOT);
    return PHRASES.stream().anyMatch(text::contains);
  }
}
