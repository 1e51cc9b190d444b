package cpat.write;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/// A published port: `[address:][host port:]container port[/protocol]`, or `target=…,published=…`.
/// An empty host port lets the engine choose.
record Published(String address, String hostPort, String containerPort) {
  static List<Published> of(List<String> written) {
    List<Published> all = new ArrayList<>();
    written.forEach(w -> add(w, w.contains("=") ? shortForm(w) : w, all));
    return all;
  }

  Map<String, Object> binding() {
    return new Body().put("HostIp", address).put("HostPort", hostPort).members();
  }

  /// `80-82/udp` as single ports; the protocol as written.
  static List<String> exposed(String written) {
    String port = Pair.of(written, '/').key();
    if (written.contains(":")) {
      throw Mistake.of(written, "is no port of the container");
    }
    int[] ends = range(port, written);
    List<String> all = new ArrayList<>();
    for (int i = ends[0]; i <= ends[1]; i++) {
      all.add(i + "/" + protocol(written));
    }
    return all;
  }

  private static String protocol(String written) {
    String[] parts = written.split("/", -1);
    return parts.length < 2 || parts[1].isEmpty() ? "tcp" : parts[1];
  }

  private static String shortForm(String written) {
    List<String> parts = List.of(written.split(",", -1));
    for (String part : parts) {
      if (!part.contains("=")) {
        throw Mistake.of(written, "mixes two forms; say target=80,published=8080");
      }
    }
    Map<String, String> fields = Pair.map(parts);
    return fields.getOrDefault("published", "")
        + ":"
        + fields.getOrDefault("target", "")
        + "/"
        + fields.getOrDefault("protocol", "tcp");
  }

  private static void add(String written, String text, List<Published> all) {
    int last = text.lastIndexOf(':');
    String behind = text.substring(last + 1);
    String before = last < 0 ? "" : text.substring(0, last);
    int second = before.lastIndexOf(':');
    String host = before.substring(second + 1);
    String ip = second < 0 ? "" : address(before.substring(0, second), written);
    String protocol = protocol(behind).toLowerCase(Locale.ROOT);
    if (!Set.of("tcp", "udp", "sctp").contains(protocol)) {
      throw Mistake.of(written, "has no protocol of tcp, udp, sctp");
    }
    int[] inside = range(Pair.of(behind, '/').key(), written);
    int[] outside = host.isEmpty() ? new int[] {0, 0} : range(host, written);
    boolean same = outside[1] - outside[0] == inside[1] - inside[0];
    if (!host.isEmpty() && !same && inside[0] != inside[1]) {
      throw new IllegalArgumentException("`" + written + "`: the two ranges differ in length");
    }
    for (int i = 0; i <= inside[1] - inside[0]; i++) {
      String first = Integer.toString(outside[0] + i);
      String port = host.isEmpty() ? "" : same ? first : first + "-" + outside[1];
      all.add(new Published(ip, port, (inside[0] + i) + "/" + protocol));
    }
  }

  private static String address(String text, String written) {
    boolean bracketed = text.startsWith("[") && text.endsWith("]");
    String address = bracketed ? text.substring(1, text.length() - 1) : text;
    boolean known = address.isEmpty() || Address.is(address);
    if (!known || (!bracketed && text.contains(":"))) {
      throw new IllegalArgumentException("`" + written + "`: `" + text + "` is no IP address");
    }
    return address;
  }

  private static int[] range(String text, String written) {
    String[] parts = text.split("-", -1);
    int[] ends = {port(parts[0], written), port(parts.length < 2 ? parts[0] : parts[1], written)};
    if (ends[1] < ends[0]) {
      throw new IllegalArgumentException("`" + written + "`: the range runs backwards");
    }
    return ends;
  }

  private static int port(String text, String written) {
    if (!text.matches("0*[0-9]{1,5}") || Long.parseLong(text) > 65_535) {
      throw new IllegalArgumentException("`" + written + "`: `" + text + "` is no port");
    }
    return Integer.parseInt(text);
  }
}
