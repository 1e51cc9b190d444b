package cpat.read.kubernetes;

import cpat.model.Namespace;
import cpat.model.Origin;
import cpat.model.Run;
import cpat.model.Workload;
import cpat.read.yaml.Node;
import cpat.read.yaml.Node.Entry;
import cpat.read.yaml.Node.Mapping;
import cpat.read.yaml.Node.Sequence;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/// Values of a Helm chart, as far as they are parts of a Pod: containers beside the chart's own,
/// and host folders mounted into it. Each mapping that has such parts is one workload.
final class Values {
  private static final int MAX_DEPTH = 8;

  private final List<Workload> found = new ArrayList<>();

  private Values() {}

  static List<Workload> of(Mapping document) {
    Values values = new Values();
    values.search("values", document, 0);
    return values.found;
  }

  private void search(String name, Mapping node, int depth) {
    workload(name, node).ifPresent(found::add);
    if (depth < MAX_DEPTH) {
      for (Entry entry : node.entries()) {
        if (entry.value() instanceof Mapping inner) {
          search(entry.name(), inner, depth + 1);
        }
      }
    }
  }

  private static Optional<Workload> workload(String name, Mapping node) {
    PodSpec pod = new PodSpec("", volumes(node), node, List.of());
    var reader = new KubernetesContainer(pod, List.<Namespace>of());
    List<Run> runs = new ArrayList<>();
    lists(node, Values::isMounts)
        .filter(e -> e.value().elements().stream().anyMatch(m -> m.get("mountPath").isPresent()))
        .findFirst()
        .ifPresent(e -> runs.add(reader.read(main(e))));
    lists(node, Values::isContainers)
        .flatMap(e -> e.value().elements().stream())
        .filter(c -> c.get("name").isPresent() && c.get("image").isPresent())
        .forEach(c -> runs.add(reader.read(new PodSpec.Container(c, Run.Role.SIDECAR))));
    return runs.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new Workload(
                name, new Origin.Kubernetes("Values"), node.at(), List.copyOf(runs), List.of()));
  }

  /// The chart's own container, of which only the mounts are known.
  private static PodSpec.Container main(Entry mounts) {
    Mapping container =
        new Mapping(
            List.of(new Entry(named(mounts, "volumeMounts"), mounts.value(), mounts.at())),
            "",
            mounts.at());
    return new PodSpec.Container(container, Run.Role.MAIN);
  }

  /// All volumes of the mapping under the name that a Pod has for them.
  private static Mapping volumes(Mapping node) {
    List<Entry> lists = lists(node, Values::isVolumes).toList();
    if (lists.isEmpty()) {
      return node;
    }
    Entry first = lists.getFirst();
    List<Node> all = lists.stream().flatMap(e -> e.value().elements().stream()).toList();
    Sequence volumes = new Sequence(all, "", first.value().at());
    return new Mapping(
        List.of(new Entry(named(first, "volumes"), volumes, first.at())), "", node.at());
  }

  private static Node.Scalar named(Entry entry, String name) {
    return new Node.Scalar(name, Node.Style.PLAIN, "", entry.key().written());
  }

  private static Stream<Entry> lists(Mapping node, Predicate<String> name) {
    return node.entries().stream()
        .filter(e -> e.value() instanceof Sequence && name.test(e.name()));
  }

  private static boolean isContainers(String name) {
    return switch (name) {
      case "sidecars",
          "sidecarContainers",
          "extraContainers",
          "additionalContainers",
          "extraSidecars" ->
          true;
      default -> false;
    };
  }

  private static boolean isVolumes(String name) {
    return switch (name) {
      case "volumes", "extraVolumes", "additionalVolumes" -> true;
      default -> false;
    };
  }

  private static boolean isMounts(String name) {
    return switch (name) {
      case "volumeMounts", "extraVolumeMounts", "additionalVolumeMounts", "extraMounts" -> true;
      default -> false;
    };
  }
}
