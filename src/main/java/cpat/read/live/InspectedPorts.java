package cpat.read.live;

import cpat.model.Setting;
import cpat.model.Word;
import cpat.read.yaml.Node;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/// Published and exposed ports. Where the engine chose the port of the host, the chosen one.
record InspectedPorts(Node.Mapping container) {
  void add(List<Setting> all) {
    Set<String> seen = new LinkedHashSet<>();
    List<Node.Entry> asked = fields("HostConfig", "PortBindings");
    List<Node.Entry> real = fields("NetworkSettings", "Ports");
    asked.forEach(port -> published(chosen(port, real), all));
    real.stream()
        .filter(port -> asked.stream().noneMatch(a -> a.name().equals(port.name())))
        .forEach(port -> published(port, all));
    for (List<Node.Entry> ports : List.of(fields("Config", "ExposedPorts"), real)) {
      for (Node.Entry port : ports) {
        if (seen.add(port.name())) {
          all.add(new Setting("expose", port.key().word(), port.at()));
        }
      }
    }
  }

  private List<Node.Entry> fields(String object, String key) {
    return container.at(object, key).map(Node::fields).orElse(List.of());
  }

  /// The entry that has the ports of the host: a stopped container has none that were chosen.
  private static Node.Entry chosen(Node.Entry asked, List<Node.Entry> real) {
    boolean open = asked.value().elements().stream().anyMatch(b -> isOpen(b.text("HostPort")));
    return real.stream()
        .filter(r -> open && r.name().equals(asked.name()) && !r.value().elements().isEmpty())
        .findFirst()
        .orElse(asked);
  }

  private static boolean isOpen(String port) {
    return port.isEmpty() || port.equals("0");
  }

  /// `80/tcp` bound to an address and a port: `127.0.0.1:8080:80`.
  private static void published(Node.Entry port, List<Setting> all) {
    String inside =
        port.name().endsWith("/tcp")
            ? port.name().substring(0, port.name().length() - "/tcp".length())
            : port.name();
    for (Node binding : port.value().elements()) {
      String address = binding.text("HostIp");
      String host = isOpen(binding.text("HostPort")) ? "" : binding.text("HostPort");
      String shown = address.contains(":") ? "[" + address + "]" : address;
      String text =
          (shown.isEmpty() ? "" : shown + ":")
              + (host.isEmpty() && shown.isEmpty() ? "" : host + ":")
              + inside;
      all.add(new Setting("publish", Word.literal(text, port.at()), port.at()));
    }
  }
}
