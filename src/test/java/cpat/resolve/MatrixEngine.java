package cpat.resolve;

import cpat.engine.Build;
import cpat.engine.Engine;
import cpat.engine.EngineException;
import cpat.engine.Filters;
import cpat.engine.Tar;
import cpat.model.Image;
import cpat.model.Run;
import cpat.read.image.ImageConfigs;
import cpat.read.yaml.Node;
import cpat.write.Bounds;
import cpat.write.CreateRequest;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/// What the matrix asks of an engine; everything made carries its label.
final class MatrixEngine {
  static final String LABEL = "dev.cpat.matrix";
  private static final Bounds BOUNDS = new Bounds(Map.of(LABEL, "1"), 0, 0, 0, List.of());

  private final Engine engine;
  private final Map<String, Optional<Image>> known = new ConcurrentHashMap<>();
  private Map<String, Object> plain = Map.of();
  private String other = "";

  MatrixEngine(Engine engine) {
    this.engine = engine;
  }

  /// The container that others name, which also shows what a container without flags has.
  void open() throws EngineException {
    Run run = new MatrixRun("", "true", false, false).read("busybox:1.37.0");
    String body =
        CreateRequest.of(run, BOUNDS).replaceFirst("\"HostConfig\":\\{.*", "\"HostConfig\":{}}");
    other = engine.containers().create("cpat-matrix-other", body);
    plain = Tree.map(engine.containers().inspect(other).at("HostConfig").orElseThrow());
  }

  /// `HostConfig` of a container without flags.
  Map<String, Object> plain() {
    return plain;
  }

  /// The id of the container that others name.
  String other() {
    return other;
  }

  void build(MatrixCase from, String name) throws EngineException {
    Build build =
        new Build(
            List.of(name),
            "",
            from.target().orElse(""),
            from.arguments(),
            Map.of(LABEL, "1"),
            true);
    engine
        .images()
        .build(
            build,
            out -> {
              Tar tar = new Tar(out);
              tar.file("Dockerfile", 0644, from.text().getBytes(StandardCharsets.UTF_8));
              tar.end();
            },
            _ -> {});
  }

  /// An image that the engine had before, or that the table builds for others.
  Optional<Image> find(String reference) {
    return known.computeIfAbsent(
        reference,
        name -> {
          try {
            Node answer = engine.images().inspect(name);
            return ImageConfigs.of(answer, "the engine").images().stream()
                .findFirst()
                .map(image -> image.as(name));
          } catch (EngineException e) {
            return Optional.empty();
          }
        });
  }

  Map<String, Object> image(String name) throws EngineException {
    return Tree.map(engine.images().inspect(name).at("Config").orElseThrow());
  }

  static Map<String, Object> request(Run run) {
    return Tree.of(CreateRequest.of(run, BOUNDS));
  }

  /// Creates it, tells what `inspect` says, and removes it.
  Map<String, Object> container(Run run) throws EngineException {
    String id = engine.containers().create("", CreateRequest.of(run, BOUNDS));
    try {
      return Tree.map(engine.containers().inspect(id));
    } finally {
      engine.containers().remove(id);
    }
  }

  void close() throws EngineException {
    for (Node container : engine.containers().list(true, Filters.label(LABEL))) {
      engine.containers().remove(container.text("Id"));
    }
    for (Node image : engine.images().list(true, Filters.label(LABEL))) {
      for (Node tag : image.at("RepoTags").map(Node::elements).orElse(List.of())) {
        engine.images().remove(tag.scalar().orElseThrow().text());
      }
    }
    for (Node volume : engine.volumes().list(Filters.NONE.and("name", "cpat-matrix-volume"))) {
      engine.volumes().remove(volume.text("Name"));
    }
  }
}
