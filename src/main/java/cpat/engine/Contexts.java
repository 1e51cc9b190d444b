package cpat.engine;

import cpat.read.yaml.Json;
import cpat.read.yaml.Node;
import cpat.source.Excerpt;
import cpat.source.Source;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/// The docker client's contexts: `config.json` says which is in use, `contexts/meta/*/meta.json`
/// where each leads.
final class Contexts {
  private final Map<String, String> environment;
  private final Path folder;

  Contexts(Map<String, String> environment) {
    this.environment = environment;
    this.folder =
        Optional.ofNullable(environment.get("DOCKER_CONFIG"))
            .filter(d -> !d.isEmpty())
            .map(Path::of)
            .orElseGet(() -> Path.of(environment.getOrDefault("HOME", "/"), ".docker"));
  }

  /// The context in use; empty for the one called `default`, which is no more than the socket.
  Optional<String> current() {
    return Optional.ofNullable(environment.get("DOCKER_CONTEXT"))
        .filter(name -> !name.isEmpty())
        .or(() -> json(folder.resolve("config.json")).map(n -> n.text("currentContext")))
        .filter(name -> !name.isEmpty() && !name.equals("default"));
  }

  Place place(String name, String shown, boolean named) {
    if (name.equals("default")) {
      return Place.at(shown, new Endpoint.Unix(Path.of("/var/run/docker.sock")), named);
    }
    List<Path> files;
    try (Stream<Path> list = Files.walk(folder.resolve("contexts/meta"), 2)) {
      files = list.filter(f -> f.endsWith("meta.json")).sorted().toList();
    } catch (IOException | UncheckedIOException e) {
      return Place.none(shown, "no such docker context: " + folder + " has none");
    }
    for (Path file : files) {
      Optional<Node> meta = json(file).filter(n -> n.text("Name").equals(name));
      if (meta.isPresent()) {
        return place(meta.get(), file, shown, named);
      }
    }
    return Place.none(shown, "no such docker context; `docker context ls` lists them");
  }

  private Place place(Node meta, Path file, String shown, boolean named) {
    String host = meta.text("Endpoints", "docker", "Host");
    // contexts/meta/ID/meta.json has its certificates in contexts/tls/ID/docker.
    String id = file.getName(file.getNameCount() - 2).toString();
    Path tls = folder.resolve("contexts/tls").resolve(id).resolve("docker");
    try {
      Optional<Path> certificates = Optional.of(tls).filter(Files::isDirectory);
      return Place.at(shown, Endpoint.parse(host, certificates), named);
    } catch (EngineException e) {
      return Place.none(shown, e.error().message());
    }
  }

  private static Optional<Node> json(Path file) {
    try {
      String text = Files.readString(file);
      return Json.read(Excerpt.of(new Source(file.toString(), text))).root();
    } catch (IOException e) {
      return Optional.empty();
    }
  }
}
