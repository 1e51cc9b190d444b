package cpat.engine;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Assumptions;

/// The private engines that `make test` starts (test-engines/): a folder each, with the socket.
public final class TestEngines {
  public static final String OLD_DOCKER = "docker-20.10";
  public static final String DOCKER = "docker-current";
  public static final String PODMAN = "podman";
  public static final List<String> ALL = List.of(OLD_DOCKER, DOCKER, PODMAN);

  private TestEngines() {}

  /// The folder of an engine. Where none were started tests are left out, but never in CI.
  public static Path folder(String name) {
    Optional<Path> all = Optional.ofNullable(System.getenv("CPAT_ENGINES")).map(Path::of);
    if (all.isEmpty()) {
      if (System.getenv("CI") != null) {
        throw new AssertionError("CPAT_ENGINES is not set, and in CI engine tests do not skip");
      }
      Assumptions.abort("no private engines: `make test` as root starts them");
    }
    Path folder = all.orElseThrow().resolve(name);
    if (!Files.exists(folder.resolve("socket"))) {
      throw new AssertionError(folder + " has no socket");
    }
    return folder;
  }

  public static Engine connect(String name) throws EngineException {
    return Engine.connect(new Endpoint.Unix(folder(name).resolve("socket")));
  }

  /// Everything in an engine that a run could leave behind.
  public static Set<String> objects(Engine engine) throws EngineException {
    Set<String> all = new TreeSet<>();
    engine.containers().list(true, Filters.NONE).forEach(c -> all.add("container " + c.text("Id")));
    engine.networks().list(Filters.NONE).forEach(n -> all.add("network " + n.text("Name")));
    engine.volumes().list(Filters.NONE).forEach(v -> all.add("volume " + v.text("Name")));
    engine
        .images()
        .list(true, Filters.NONE)
        .forEach(i ->
            all.add("image " + i.text("Id") + i.at("RepoTags").map(t -> t.at().text()).orElse("")));
    return all;
  }

  /// `cpat` as a process of its own, in the network of an engine: there its ports are on loopback.
  public static List<String> command(String engine, String... arguments) {
    Path folder = folder(engine);
    List<String> line = new ArrayList<>();
    try {
      line.addAll(
          List.of("nsenter", "-t", Files.readString(folder.resolve("netns")).strip(), "-n"));
    } catch (IOException e) {
      throw new AssertionError(e);
    }
    line.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    line.addAll(List.of("-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-cp"));
    line.addAll(List.of(System.getProperty("java.class.path"), "cpat.cli.Main"));
    line.addAll(List.of(arguments));
    line.addAll(List.of("--engine", "unix://" + folder.resolve("socket")));
    return line;
  }
}
