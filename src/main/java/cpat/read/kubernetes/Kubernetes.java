package cpat.read.kubernetes;

import cpat.model.Namespace;
import cpat.model.Origin;
import cpat.model.Problem;
import cpat.model.Reading;
import cpat.model.Run;
import cpat.model.Setting;
import cpat.model.Workload;
import cpat.read.Lookup;
import cpat.read.yaml.Leaves;
import cpat.read.yaml.Node;
import cpat.read.yaml.Node.Entry;
import cpat.read.yaml.Node.Mapping;
import cpat.read.yaml.Node.Scalar;
import cpat.read.yaml.Yaml;
import cpat.source.Excerpt;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;

/// Reads Kubernetes manifests: one Workload per object (one per Pod it describes, if several).
/// Objects without containers give a Workload with settings only.
public final class Kubernetes {
  private static final int MAX_SETTINGS = 2_000;
  private static final int MAX_TEXT = 300;

  private final BiFunction<Excerpt, Lookup, Reading> dockerfiles;

  /// `dockerfiles` reads the Dockerfile a BuildConfig may hold.
  public Kubernetes(BiFunction<Excerpt, Lookup, Reading> dockerfiles) {
    this.dockerfiles = dockerfiles;
  }

  /// True for a document that is a Kubernetes object or a list of them.
  public static boolean looksLike(Node document) {
    return !document.text("kind").isEmpty()
        && (document.get("apiVersion").isPresent() || document.get("metadata").isPresent());
  }

  public Reading read(Excerpt text) {
    return read(Yaml.read(text));
  }

  /// Of documents that are no Kubernetes objects only a chart's values say something.
  public Reading read(Yaml yaml) {
    Reading.Builder reading = Reading.of("kubernetes");
    reading.problems.addAll(yaml.problems());
    yaml.documents().forEach(d -> object(d, reading));
    return reading.build();
  }

  private void object(Node node, Reading.Builder reading) {
    if (!(node instanceof Mapping object)) {
      return;
    }
    if (!looksLike(object)) {
      reading.workloads.addAll(Values.of(object));
      return;
    }
    String kind = object.text("kind");
    switch (kind) {
      case "Kustomization", "Component" -> {}
      case "Template" -> all(object, "objects", reading);
      default -> {
        if (object.get("items").isPresent() && kind.endsWith("List")) {
          all(object, "items", reading);
        } else {
          single(object, kind, reading);
        }
      }
    }
  }

  private void all(Mapping list, String key, Reading.Builder reading) {
    // A list within a list has a name of its own; deeper ones YAML's depth limit stops.
    list.get(key).map(Node::elements).orElse(List.of()).forEach(o -> object(o, reading));
  }

  private void single(Mapping object, String kind, Reading.Builder reading) {
    List<PodSpec> pods = readable(kind) ? PodSpec.of(object) : List.of();
    if (pods.isEmpty()) {
      reading.workloads.add(workload(object, kind, Optional.empty(), reading));
    }
    pods.forEach(pod -> reading.workloads.add(workload(object, kind, Optional.of(pod), reading)));
    if (kind.equals("BuildConfig")) {
      object
          .at("spec", "source", "dockerfile")
          .flatMap(Node::scalar)
          .map(s -> dockerfiles.apply(s.excerpt(), Lookup.NONE))
          .ifPresent(reading::add);
    }
  }

  private static boolean readable(String kind) {
    return switch (kind) {
      case "ConfigMap", "Secret", "CustomResourceDefinition", "BuildConfig" -> false;
      // They say what others may run.
      case "WorkloadAllowlist", "ConstraintTemplate", "ClusterPolicy", "Policy" -> false;
      default -> true;
    };
  }

  private static Workload workload(
      Mapping object, String kind, Optional<PodSpec> pod, Reading.Builder reading) {
    List<Setting> settings = new ArrayList<>();
    var leaves = new Leaves(settings, MAX_SETTINGS, KubernetesContainer::word);
    object.entries().forEach(e -> flatten("", e, pod, leaves));
    List<Run> runs = new ArrayList<>();
    if (pod.isPresent()) {
      PodSpec spec = pod.get();
      podSettings(spec, leaves, reading.problems);
      var reader = new KubernetesContainer(spec, namespaces(spec.spec()));
      spec.containers().forEach(c -> runs.add(reader.read(c)));
    }
    return new Workload(
        name(object, kind),
        new Origin.Kubernetes(kind),
        object.at(),
        List.copyOf(runs),
        List.copyOf(settings));
  }

  private static String name(Mapping object, String kind) {
    String name = object.text("metadata", "name");
    String prefix = object.text("metadata", "generateName");
    return !name.isEmpty() ? name : prefix.isEmpty() ? kind : prefix;
  }

  /// All leaves of the object by their path, but neither long texts nor what is in the Pod.
  private static void flatten(String prefix, Entry entry, Optional<PodSpec> pod, Leaves leaves) {
    String path = prefix.isEmpty() ? entry.name() : prefix + "." + entry.name();
    boolean onTheWay = pod.filter(p -> (p.path() + ".").startsWith(path + ".")).isPresent();
    switch (entry.value()) {
      case Mapping m when onTheWay && pod.filter(p -> p.path().equals(path)).isPresent() -> {}
      case Mapping m when !m.entries().isEmpty() ->
          m.entries().stream()
              .filter(e -> !onTheWay || !isPodMetadata(path, e, pod))
              .forEach(e -> flatten(path, e, pod, leaves));
      case Scalar s when s.text().length() > MAX_TEXT -> {}
      default -> {
        if (!onTheWay) {
          leaves.value(path, entry.value(), entry.at());
        }
      }
    }
  }

  private static boolean isPodMetadata(String path, Entry entry, Optional<PodSpec> pod) {
    return entry.name().equals("metadata")
        && pod.filter(p -> p.path().equals(path + ".spec")).isPresent();
  }

  /// What the Pod says of itself, by the bare names of the Pod's specification, and the labels and
  /// annotations of its template.
  private static void podSettings(PodSpec pod, Leaves leaves, List<Problem> problems) {
    if (pod.path().endsWith(".spec")) {
      pod.holder().entry("metadata").ifPresent(m -> leaves.entry("template", m));
    }
    for (Entry entry : pod.spec().entries()) {
      switch (entry.name()) {
        case "containers", "initContainers", "ephemeralContainers" -> {
          if (entry.value() instanceof Mapping) {
            problems.add(
                new Problem(
                    entry.value().at(), pod.path() + "." + entry.name() + " must be a list"));
          }
        }
        case "steps", "sidecars", "container", "script" -> {}
        default -> leaves.entry("", entry);
      }
    }
  }

  private static List<Namespace> namespaces(Mapping pod) {
    List<Namespace> namespaces = new ArrayList<>();
    for (Entry entry : pod.entries()) {
      if (entry.value().scalar().filter(s -> s.text().equals("true")).isPresent()) {
        switch (entry.name()) {
          case "hostNetwork" -> namespaces.add(host(Namespace.Kind.NET, entry));
          case "hostPID" -> namespaces.add(host(Namespace.Kind.PID, entry));
          case "hostIPC" -> namespaces.add(host(Namespace.Kind.IPC, entry));
          case "hostUsers" -> namespaces.add(host(Namespace.Kind.USER, entry));
          default -> {}
        }
      }
    }
    return namespaces;
  }

  private static Namespace host(Namespace.Kind kind, Entry entry) {
    return new Namespace.Host(kind, entry.at());
  }
}
