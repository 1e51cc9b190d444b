package cpat.engine;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/// Looks for an engine where clients look: what the command line names, then the environment, the
/// docker context in use, and the sockets that installations leave, rootless ones included.
public final class Search {
  /// Which engine is wanted: any, one kind, or none at all.
  public enum Wanted {
    AUTO,
    DOCKER,
    PODMAN
  }

  private final Map<String, String> environment;
  private final Path root;
  private final Contexts contexts;
  private final List<Place> places = new ArrayList<>();

  /// `root` is where absolute paths begin: `/`, except in tests.
  public Search(Map<String, String> environment, Path root) {
    this.environment = environment;
    this.root = root;
    this.contexts = new Contexts(environment);
  }

  /// The engine at an address that the command line names.
  public Found address(String address) throws EngineException {
    places.add(Place.at("--engine " + address, Endpoint.parse(address, certificates()), true));
    return first(Wanted.AUTO);
  }

  /// The engine of a docker context that the command line names.
  public Found context(String name) {
    places.add(contexts.place(name, "--context " + name, true));
    return first(Wanted.AUTO);
  }

  /// Any engine, or any of a kind.
  public Found any(Wanted wanted) {
    if (wanted != Wanted.PODMAN) {
      docker();
    }
    if (wanted != Wanted.DOCKER) {
      podman();
    }
    return first(wanted);
  }

  private void docker() {
    String host = environment.getOrDefault("DOCKER_HOST", "");
    if (!host.isEmpty()) {
      // As for docker's own client: who sets it means it, and no other.
      places.add(variable("DOCKER_HOST", host).byChoice());
      return;
    }
    places.add(Place.none("DOCKER_HOST", "not set"));
    contexts
        .current()
        .ifPresent(name -> {
          places.add(contexts.place(name, "context " + name, false).byChoice());
        });
    socket("/var/run/docker.sock");
    runtime("docker.sock");
    home(".docker/run/docker.sock");
    home(".docker/desktop/docker.sock");
    home(".orbstack/run/docker.sock");
    home(".colima/default/docker.sock");
    home(".rd/docker.sock");
  }

  private void podman() {
    String host = environment.getOrDefault("CONTAINER_HOST", "");
    if (!host.isEmpty()) {
      places.add(variable("CONTAINER_HOST", host).byChoice());
      return;
    }
    runtime("podman/podman.sock");
    socket("/run/podman/podman.sock");
    home(".local/share/containers/podman/machine/podman.sock");
  }

  private Place variable(String name, String address) {
    try {
      return Place.at(name + "=" + address, Endpoint.parse(address, certificates()), false);
    } catch (EngineException e) {
      return Place.none(name, e.error().message());
    }
  }

  /// Docker's own two variables for TLS.
  private Optional<Path> certificates() {
    if (environment.getOrDefault("DOCKER_TLS_VERIFY", "").isEmpty()) {
      return Optional.empty();
    }
    return Optional.ofNullable(environment.get("DOCKER_CERT_PATH"))
        .map(Path::of)
        .or(() -> Optional.of(Path.of(environment.getOrDefault("HOME", "/"), ".docker")));
  }

  private void socket(String path) {
    Path at = root.resolve(path.substring(1));
    places.add(Place.at(at.toString(), new Endpoint.Unix(at), false));
  }

  private void runtime(String path) {
    Optional.ofNullable(environment.get("XDG_RUNTIME_DIR"))
        .filter(d -> !d.isEmpty())
        .ifPresent(d -> {
          Path at = Path.of(d, path);
          places.add(Place.at(at.toString(), new Endpoint.Unix(at), false));
        });
  }

  /// Sockets of installations that most machines lack are named only where they are.
  private void home(String path) {
    Optional.ofNullable(environment.get("HOME"))
        .map(h -> Path.of(h, path))
        .filter(Files::exists)
        .ifPresent(at -> places.add(Place.at(at.toString(), new Endpoint.Unix(at), false)));
  }

  /// What a place has: an engine, or the reason why there is none for us.
  public record Look(
      String place, Optional<Engine> engine, String reason, boolean refused, boolean chosen) {}

  /// Every place where Docker or Podman may be, each looked at.
  public List<Look> survey() {
    docker();
    podman();
    return looks().toList();
  }

  private Found first(Wanted wanted) {
    List<Found.Tried> tried = new ArrayList<>();
    for (Look look : (Iterable<Look>) looks()::iterator) {
      boolean fits =
          look.engine()
              .filter(e -> wanted == Wanted.AUTO || e.kind().name().equals(wanted.name()))
              .isPresent();
      if (fits) {
        return new Found(look.engine(), look.place(), List.copyOf(tried), false);
      }
      String other = look.engine().map(e -> "answers, but it is " + e.kind()).orElse(look.reason());
      tried.add(new Found.Tried(look.place(), other));
      if (look.refused() || look.chosen()) {
        // Nothing else is taken in the place of an engine that somebody chose.
        return new Found(Optional.empty(), "", List.copyOf(tried), look.refused());
      }
    }
    return new Found(Optional.empty(), "", List.copyOf(tried), false);
  }

  /// Each address once.
  private Stream<Look> looks() {
    Set<String> met = new HashSet<>();
    return places.stream()
        .filter(p -> p.endpoint().map(e -> met.add(e.toString())).orElse(true))
        .map(Search::look);
  }

  private static Look look(Place place) {
    if (place.endpoint().isEmpty()) {
      return new Look(place.name(), Optional.empty(), place.reason(), false, place.chosen());
    }
    Endpoint endpoint = place.endpoint().get();
    if (endpoint.remote() && !place.named()) {
      String reason = "remote (" + endpoint + "): used only when the command line names it";
      return new Look(place.name(), Optional.empty(), reason, true, true);
    }
    try {
      return new Look(
          place.name(), Optional.of(Engine.connect(endpoint)), "", false, place.chosen());
    } catch (EngineException e) {
      return new Look(place.name(), Optional.empty(), e.error().message(), false, place.chosen());
    }
  }
}
