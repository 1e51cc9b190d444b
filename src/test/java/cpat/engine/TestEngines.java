package cpat.engine;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Assumptions;

/// The private engines that `make test` starts (test-engines/): a folder each, with the socket.
public final class TestEngines {
  public static final String OLD_DOCKER = "docker-20.10";
  public static final String DOCKER = "docker-28";
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
}
