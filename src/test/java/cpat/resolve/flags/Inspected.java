package cpat.resolve.flags;

import cpat.read.yaml.Node;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/// What an engine says of a container, as lines `path = value`, without what may differ between two
/// that are the same.
final class Inspected {
  private final Map<String, String> lines = new TreeMap<>();
  private final UnaryOperator<String> names;

  /// `names` puts names in for ids.
  private Inspected(UnaryOperator<String> names) {
    this.names = names;
  }

  static Map<String, String> of(Node container, UnaryOperator<String> names) {
    var inspected = new Inspected(names);
    for (String part : List.of("Path", "Args", "Config", "HostConfig")) {
      container.get(part).ifPresent(n -> inspected.add(part, n));
    }
    inspected.storage(container.get("HostConfig").orElseThrow());
    String id = container.text("Id");
    inspected.lines.values().removeIf(v -> v.length() == 12 && id.startsWith(v));
    return inspected.lines;
  }

  /// A mount is said in two ways, by a text and by an object: those that say the same become the
  /// same line.
  private void storage(Node host) {
    List<String> all = new ArrayList<>();
    host.get("Binds").stream()
        .flatMap(b -> b.elements().stream())
        .forEach(b -> {
          List<String> parts = List.of(b.scalar().orElseThrow().text().split(":", -1));
          all.add(said(parts.get(0), parts.get(1), parts.size() > 2 ? parts.get(2) : ""));
        });
    for (Node mount : host.get("Mounts").map(Node::elements).orElse(List.of())) {
      boolean writable = !mount.text("ReadOnly").equals("true");
      boolean makes = mount.text("BindOptions", "CreateMountpoint").equals("true");
      boolean fresh = mount.text("VolumeOptions", "NoCopy").equals("true");
      // An anonymous volume is in Config too.
      boolean anonymous =
          mount.text("Source").isEmpty() && mount.text("Type").equals("volume") && writable;
      if (makes || fresh) {
        String modes = (writable ? "" : "ro,") + mount.text("BindOptions", "Propagation");
        String mode = fresh ? "nocopy" : modes;
        all.add(said(mount.text("Source"), mount.text("Target"), mode));
      } else if (!anonymous) {
        all.add(flat(mount));
      }
    }
    all.sort(null);
    lines.put("HostConfig.Binds and Mounts", String.join("; ", all));
  }

  /// `rw` is what holds when nothing is said; `cached` and `delegated` mean nothing on Linux.
  private static String said(String source, String target, String modes) {
    List<String> kept =
        Stream.of(modes.split(",", -1))
            .filter(m -> !Set.of("", "rw", "cached", "delegated").contains(m))
            .sorted()
            .toList();
    return source + ":" + target + ":" + String.join(",", kept);
  }

  private void add(String path, Node node) {
    if (ignored(path)) {
      return;
    }
    switch (node) {
      case Node.Scalar s when s.isNull() -> {}
      case Node.Scalar s -> lines.put(path, value(path, s.text()));
      // Absent, null, [] and {} are the same to the engine.
      case Node.Mapping m -> m.entries().forEach(e -> add(path + "." + e.name(), e.value()));
      case Node.Sequence s -> {
        List<Node> items = new ArrayList<>(s.items());
        if (unordered(path)) {
          List<String> texts = new ArrayList<>();
          items.forEach(
              i -> texts.add(i instanceof Node.Scalar t ? value(path, t.text()) : flat(i)));
          texts.sort(null);
          for (int i = 0; i < texts.size(); i++) {
            lines.put(path + "[" + i + "]", texts.get(i));
          }
        } else {
          for (int i = 0; i < items.size(); i++) {
            add(path + "[" + i + "]", items.get(i));
          }
        }
      }
    }
  }

  /// The fields of an object that say something.
  private static String flat(Node node) {
    Map<String, String> fields = new TreeMap<>();
    node.fields()
        .forEach(f -> {
          String text =
              f.value().scalar().map(Node.Scalar::text).orElseGet(() -> f.value().at().text());
          if (!Set.of("{}", "false", "", "null").contains(text)) {
            fields.put(f.name(), text);
          }
        });
    return fields.toString();
  }

  private static boolean ignored(String path) {
    return path.startsWith("Config.Labels.com.docker.compose.")
        || path.startsWith("Config.Labels.dev.cpat.")
        // Whether a client is attached at the start is no matter of the container.
        || path.startsWith("Config.Attach")
        || path.equals("Config.StdinOnce")
        || path.startsWith("HostConfig.ConsoleSize")
        || path.equals("HostConfig.Binds")
        || path.equals("HostConfig.Mounts");
  }

  /// Compose goes through maps, whose order is by chance.
  private static boolean unordered(String path) {
    return switch (path) {
      case "Config.Env", "HostConfig.ExtraHosts", "HostConfig.Ulimits", "HostConfig.VolumesFrom" ->
          true;
      default -> false;
    };
  }

  private String value(String path, String text) {
    if (path.startsWith("HostConfig.Cap")) {
      // Clients may write the prefix or not.
      return text.replaceFirst("^CAP_", "");
    }
    return switch (path) {
      case "HostConfig.NetworkMode",
          "HostConfig.PidMode",
          "HostConfig.IpcMode",
          "HostConfig.VolumesFrom" ->
          names.apply(text);
      default -> text;
    };
  }
}
