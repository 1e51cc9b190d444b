package cpat.lab;

import cpat.engine.Engine;
import cpat.engine.EngineException;
import cpat.engine.Execs;
import cpat.engine.Filters;
import cpat.read.yaml.Node;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/// Carries out the commands of docker's client through the engine's API, so that no client need be
/// installed and everything made is labelled and bounded. Prints what the client would print.
final class DockerCommands {
  private static final String GRACE = "10";
  private static final Duration LONGEST = Duration.ofMinutes(10);

  private final Engine engine;
  private final Sandbox sandbox;
  private final Path folder;

  DockerCommands(Engine engine, Sandbox sandbox, Path folder) {
    this.engine = engine;
    this.sandbox = sandbox;
    this.folder = folder;
  }

  /// Gives the exit code.
  int run(String command, Sink out) throws EngineException {
    DockerLine line = DockerLine.of(command);
    switch (line.verb()) {
      case "build" -> new DockerBuild(engine, sandbox, folder).run(line, out);
      case "pull" -> {
        for (String image : line.words()) {
          // It stays: it is not of our making.
          if (engine.images().has(image)) {
            out.line(image + " is there");
          } else {
            engine.images().pull(image, out::line);
          }
        }
      }
      case "run", "create" -> {
        return new DockerRun(engine, sandbox, folder).run(line, out);
      }
      case "exec" -> {
        return exec(line, out);
      }
      case "start" -> each(line, out, id -> engine.containers().start(id));
      case "stop" -> each(line, out, id -> stop(id, line.value("time")));
      case "restart" -> each(line, out, id -> restart(id, line.value("time")));
      case "kill" -> {
        String signal = line.value("signal").orElse("KILL");
        each(line, out, id -> engine.containers().kill(id, signal));
      }
      case "rm" -> each(line, out, id -> engine.containers().remove(id));
      case "rmi" -> each(line, out, id -> engine.images().remove(id));
      case "wait" -> {
        for (String id : line.words()) {
          out.line(Integer.toString(engine.containers().await(id, LONGEST)));
        }
      }
      case "logs" -> {
        String tail = line.value("tail").orElse("all");
        engine.containers().logs(line.word(0), false, tail, out);
      }
      case "top" -> Listings.top(engine.containers().top(line.word(0)), out);
      case "ps" -> ps(line, out);
      case "inspect" -> inspect(line, id -> engine.containers().inspect(id), out);
      case "image inspect" -> inspect(line, id -> engine.images().inspect(id), out);
      case "network create" ->
          out.line(engine.networks().create(line.word(0), sandbox.bounds().labels()));
      case "network connect" ->
          engine.networks().connect(line.word(0), line.word(1), line.values("alias"));
      case "network rm" -> each(line, out, id -> engine.networks().remove(id));
      case "volume create" ->
          out.line(engine.volumes().create(line.word(0), sandbox.bounds().labels()));
      case "volume rm" -> each(line, out, id -> engine.volumes().remove(id));
      case "cp" -> Copies.run(engine, folder, line.word(0), line.word(1));
      default -> throw new EngineException("cpat does not know `docker " + line.verb() + "`");
    }
    return 0;
  }

  /// What is done to one container, image, network or volume.
  @FunctionalInterface
  private interface Act {
    void on(String name) throws EngineException;
  }

  private static void each(DockerLine line, Sink out, Act act) throws EngineException {
    for (String name : line.words()) {
      act.on(name);
      out.line(name);
    }
  }

  /// Podman takes a container of Docker's API without a grace time for one that has none.
  private void stop(String id, Optional<String> seconds) throws EngineException {
    boolean own =
        engine.kind() == Engine.Kind.DOCKER
            || engine.containers().inspect(id).text("Config", "StopTimeout").matches("[1-9][0-9]*");
    if (seconds.isEmpty() && own) {
      engine.containers().stop(id);
    } else {
      engine.containers().stop(id, Duration.ofSeconds(Long.parseLong(seconds.orElse(GRACE))));
    }
  }

  private void restart(String id, Optional<String> seconds) throws EngineException {
    engine.containers().restart(id, Duration.ofSeconds(Long.parseLong(seconds.orElse(GRACE))));
  }

  /// Options end at the container's name: what follows belongs to the command.
  private int exec(DockerLine line, Sink out) throws EngineException {
    ExecWords words = ExecWords.of(line.line().words());
    return engine
        .execs()
        .run(
            words.container(),
            new Execs.Command(
                words.argv(), false, false, words.user(), words.workdir(), words.environment()),
            out);
  }

  private void ps(DockerLine line, Sink out) throws EngineException {
    Filters filters = Filters.NONE;
    for (String filter : line.values("filter")) {
      int equals = filter.indexOf('=');
      filters = filters.and(filter.substring(0, Math.max(0, equals)), filter.substring(equals + 1));
    }
    boolean all = line.value("all").isPresent();
    List<Node> containers = engine.containers().list(all, filters);
    Listings.containers(containers, line.value("format"), out);
  }

  /// Looks one thing up.
  @FunctionalInterface
  private interface LookUp {
    Node of(String name) throws EngineException;
  }

  private static void inspect(DockerLine line, LookUp look, Sink out) throws EngineException {
    Optional<String> format = line.value("format");
    for (String name : line.words()) {
      Node found = look.of(name);
      out.line(format.isPresent() ? Listings.fill(format.get(), found) : found.at().text());
    }
  }
}
