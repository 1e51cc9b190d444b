package cpat.read.kubernetes;

import cpat.model.Run.Role;
import cpat.read.yaml.Node;
import cpat.read.yaml.Node.Entry;
import cpat.read.yaml.Node.Mapping;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The part of a Kubernetes object that describes the containers of one Pod. `path` tells where it
/// stands (`spec.template.spec`), `holder` is the mapping around it, whose `metadata` are the
/// Pod's.
record PodSpec(String path, Mapping spec, Mapping holder, List<Container> containers) {
  private static final int MAX_DEPTH = 12;

  record Container(Node node, Role role) {}

  /// All there are in an object, custom resources included; Tekton's steps and Argo's templates
  /// too.
  static List<PodSpec> of(Mapping object) {
    List<PodSpec> found = new ArrayList<>();
    search("", object, object, found, 0);
    return found;
  }

  private static void search(
      String path, Mapping node, Mapping holder, List<PodSpec> found, int depth) {
    List<Container> containers = containers(node);
    if (!containers.isEmpty() || isPod(path, node, holder)) {
      found.add(new PodSpec(path, node, holder, containers));
      return;
    }
    if (depth < MAX_DEPTH) {
      for (Entry entry : node.entries()) {
        String name = path.isEmpty() ? entry.name() : path + "." + entry.name();
        switch (entry.value()) {
          case Mapping m -> search(name, m, node, found, depth + 1);
          case Node.Sequence s when isList(entry.name()) -> {
            for (Node item : s.items()) {
              if (item instanceof Mapping m) {
                search(name, m, m, found, depth + 1);
              }
            }
          }
          default -> {}
        }
      }
    }
  }

  /// Lists whose items describe Pods of their own.
  private static boolean isList(String name) {
    return switch (name) {
      case "templates",
          "tasks",
          "finally",
          "resourcetemplates",
          "workerGroupSpecs",
          "deployments" ->
          true;
      default -> false;
    };
  }

  /// A patch without containers still is a Pod's: it may switch to the host's network.
  private static boolean isPod(String path, Mapping node, Mapping holder) {
    boolean place =
        path.endsWith("template.spec")
            || (path.equals("spec") && holder.text("kind").equals("Pod"));
    return place && node.entry("templates").isEmpty() && node.entry("steps").isEmpty();
  }

  private static List<Container> containers(Mapping node) {
    List<Container> result = new ArrayList<>();
    for (Entry entry : node.entries()) {
      Node value = entry.value();
      switch (entry.name()) {
        case "containers", "ephemeralContainers" -> add(value, Role.MAIN, result);
        case "initContainers" ->
            value.elements().stream()
                .filter(Mapping.class::isInstance)
                .map(c -> new Container(c, initRole(c)))
                .forEach(result::add);
        case "steps" -> {
          if (value.elements().stream().anyMatch(s -> s.get("image").isPresent())) {
            add(value, Role.MAIN, result);
          }
        }
        case "sidecars" -> add(value, Role.SIDECAR, result);
        case "container", "script" -> {
          if (value instanceof Mapping && value.get("image").isPresent()) {
            result.add(new Container(value, Role.MAIN));
          }
        }
        default -> {}
      }
    }
    return result;
  }

  private static void add(Node list, Role role, List<Container> into) {
    list.elements().stream()
        .filter(c -> c.get("name").isPresent() || c.get("image").isPresent())
        .forEach(c -> into.add(new Container(c, role)));
  }

  private static Role initRole(Node container) {
    return container.text("restartPolicy").equals("Always") ? Role.SIDECAR : Role.INIT;
  }

  /// The volume of that name, in the Pod or around it.
  Optional<Node> volume(String name) {
    return spec.get("volumes").or(() -> holder.get("volumes")).stream()
        .flatMap(v -> v.elements().stream())
        .filter(v -> v.text("name").equals(name))
        .findFirst();
  }
}
