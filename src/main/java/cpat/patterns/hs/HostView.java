package cpat.patterns.hs;

import cpat.facts.HostTools;
import cpat.model.Container;
import cpat.model.Mount;
import cpat.model.Namespace;
import cpat.model.Setting;
import cpat.model.Workload;
import cpat.source.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What a container sees of the host: host namespaces and host folders, in the order written.
record HostView(Container container, List<Share> namespaces, List<Share> folders) {

  /// One thing of the host; `kind` is empty for a folder.
  record Share(Optional<Namespace.Kind> kind, Span at, String what) {}

  private static final Map<String, Namespace.Kind> POD_FIELDS =
      Map.of(
          "hostPID", Namespace.Kind.PID,
          "hostNetwork", Namespace.Kind.NET,
          "hostIPC", Namespace.Kind.IPC);

  static HostView of(Container container) {
    List<Share> namespaces = new ArrayList<>();
    for (Namespace namespace : container.run().namespaces()) {
      if (namespace instanceof Namespace.Host(var kind, var at)) {
        add(namespaces, kind, at);
      }
    }
    if (container.kubernetes()) {
      ofPod(container.workload(), namespaces);
    }
    List<Share> folders =
        container.run().mounts(Mount.Bind.class).flatMap(b -> folder(b).stream()).toList();
    return new HostView(container, List.copyOf(namespaces), folders);
  }

  private static void ofPod(Workload pod, List<Share> namespaces) {
    for (Setting setting : pod.settings()) {
      String name = setting.name().substring(setting.name().lastIndexOf('.') + 1);
      Namespace.Kind kind = POD_FIELDS.get(name);
      if (kind != null && setting.value().text().equals("true")) {
        add(namespaces, kind, setting.at());
      }
    }
  }

  private static void add(List<Share> namespaces, Namespace.Kind kind, Span at) {
    if (namespaces.stream().noneMatch(s -> s.kind().equals(Optional.of(kind)))) {
      namespaces.add(new Share(Optional.of(kind), at, "the host's " + name(kind)));
    }
  }

  private static String name(Namespace.Kind kind) {
    return switch (kind) {
      case NET -> "network";
      case PID -> "processes";
      case IPC -> "shared memory";
      case UTS -> "host name";
      case USER -> "user ids";
      case CGROUP -> "control groups";
    };
  }

  private static Optional<Share> folder(Mount.Bind bind) {
    String path = plain(bind.source().text());
    return switch (path) {
      case "/", "C:" ->
          Optional.of(new Share(Optional.empty(), bind.at(), "the host's whole file system"));
      case "/proc", "/sys" ->
          Optional.of(new Share(Optional.empty(), bind.at(), "the host's " + path));
      default -> Optional.empty();
    };
  }

  /// `/proc/`, `//`, `${ROOT:-/}` → `/proc`, `/`, `/`.
  private static String plain(String path) {
    String text = path.replace('\\', '/');
    int fallback = text.indexOf(":-");
    if (text.startsWith("${") && fallback > 0 && text.endsWith("}")) {
      text = text.substring(fallback + 2, text.length() - 1);
    }
    while (text.length() > 1 && text.endsWith("/")) {
      text = text.substring(0, text.length() - 1);
    }
    return text;
  }

  /// Why this counts as taking the host's place; empty when it does not.
  Optional<String> reason() {
    if (!folders.isEmpty()) {
      return Optional.of(
          folders.getFirst().what()
              + " is mounted: the container looks at, or changes, the host and not itself");
    }
    if (has(Namespace.Kind.PID)) {
      return Optional.of("it runs among the host's processes, which it can see and signal");
    }
    if (namespaces.size() >= 2) {
      return Optional.of(
          "it lives in "
              + String.join(" and ", namespaces.stream().map(Share::what).toList())
              + " instead of its own");
    }
    return has(Namespace.Kind.NET) && hostTool()
        ? Optional.of("a tool made to look at the host, in the host's network")
        : Optional.empty();
  }

  private boolean has(Namespace.Kind kind) {
    return namespaces.stream().anyMatch(s -> s.kind().equals(Optional.of(kind)));
  }

  private boolean hostTool() {
    List<String> words = container.run().words();
    return HostTools.image(container.repository())
        || (!words.isEmpty() && HostTools.command(words.getFirst()));
  }

  /// The first share that counts, in the order of the file.
  Span first() {
    return shares().stream()
        .map(Share::at)
        .min((a, b) -> Integer.compare(a.start(), b.start()))
        .orElse(container.run().at());
  }

  List<Share> shares() {
    List<Share> all = new ArrayList<>(namespaces);
    all.addAll(folders);
    return all;
  }

  /// Namespaces of a pod are those of all its containers.
  String subject() {
    return container.kubernetes() && !namespaces.isEmpty()
        ? "pod (" + kind() + " " + container.workload().name() + ")"
        : container.subject();
  }

  private String kind() {
    return container.workload().origin() instanceof cpat.model.Origin.Kubernetes(var kind)
        ? kind
        : "Pod";
  }
}
