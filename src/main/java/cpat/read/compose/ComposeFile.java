package cpat.read.compose;

import cpat.read.yaml.Node;
import cpat.read.yaml.Node.Entry;
import cpat.read.yaml.Node.Mapping;
import cpat.read.yaml.Yaml;
import cpat.source.Excerpt;
import cpat.source.Source;
import java.util.List;
import java.util.Optional;

/// A Compose file: its root and where its services are. In files of the `first` version the root
/// itself holds them.
record ComposeFile(Source source, Mapping root, Mapping services, boolean first) {

  /// A node as a Compose file; empty when it is nothing of the kind.
  static Optional<ComposeFile> of(Source source, Node node) {
    if (!(node instanceof Mapping root)) {
      return Optional.empty();
    }
    Optional<Node> services = root.get("services");
    if (services.isPresent()) {
      return Optional.of(
          new ComposeFile(
              source, root, services.get().mapping().orElseGet(() -> nothing(root)), false));
    }
    boolean first = root.entries().stream().anyMatch(ComposeFile::isService);
    return Optional.of(new ComposeFile(source, root, first ? root : nothing(root), first));
  }

  static Optional<ComposeFile> read(Source source) {
    List<Node> documents = Yaml.read(Excerpt.of(source)).documents();
    return documents.isEmpty() ? Optional.empty() : of(source, documents.getFirst());
  }

  private static Mapping nothing(Mapping root) {
    return new Mapping(List.of(), "", root.at());
  }

  private static boolean isService(Entry entry) {
    return !entry.name().startsWith("x-")
        && (entry.value().get("image").isPresent() || entry.value().get("build").isPresent());
  }

  /// The services, without extensions.
  List<Entry> entries() {
    return services.entries().stream()
        .filter(e -> !e.name().startsWith("x-"))
        .filter(e -> !first || e.value() instanceof Mapping)
        .toList();
  }

  ComposeFile with(List<Entry> changed) {
    Mapping all = new Mapping(List.copyOf(changed), services.tag(), services.at());
    return new ComposeFile(source, first ? all : root, all, first);
  }

  /// True for text that can only be a Compose file, whatever its name.
  static boolean looksLike(Node node) {
    if (!(node instanceof Mapping root) || root.get("apiVersion").isPresent()) {
      return false;
    }
    Optional<Node> services = root.get("services");
    if (services.isPresent()) {
      return services.get().fields().stream().anyMatch(ComposeFile::hasServiceKey);
    }
    return !root.entries().isEmpty()
        && root.entries().stream().allMatch(e -> e.value() instanceof Mapping && hasServiceKey(e));
  }

  private static boolean hasServiceKey(Entry entry) {
    return entry.value().fields().stream()
        .anyMatch(e ->
            switch (e.name()) {
              case "image", "build", "extends", "container_name", "depends_on", "network_mode" ->
                  true;
              case "volumes_from", "env_file", "restart", "entrypoint", "ports", "deploy" -> true;
              default -> false;
            });
  }
}
