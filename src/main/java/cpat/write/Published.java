package cpat.write;

import cpat.model.Run;
import java.util.ArrayList;
import java.util.List;

/// A published port: `[address:][host port:]container port[/protocol]`. An empty host port lets the
/// engine choose.
record Published(String address, String hostPort, String containerPort) {
  static List<Published> of(Run run) {
    List<Published> all = new ArrayList<>();
    for (String written : CreateRequest.values(run, "publish")) {
      add(written, all);
    }
    return all;
  }

  private static void add(String written, List<Published> all) {
    int slash = written.lastIndexOf('/');
    String protocol = slash < 0 ? "tcp" : written.substring(slash + 1);
    String rest = slash < 0 ? written : written.substring(0, slash);
    int last = rest.lastIndexOf(':');
    String container = rest.substring(last + 1);
    String before = last < 0 ? "" : rest.substring(0, last);
    int second = before.lastIndexOf(':');
    boolean address = second >= 0 || before.contains(".") || before.startsWith("[");
    String host = address ? before.substring(second + 1) : before;
    String ip = address ? before.substring(0, Math.max(0, second)) : "";
    ip = ip.replaceAll("[\\[\\]]", "");
    int[] inside = range(container, written);
    int[] outside = host.isEmpty() ? new int[] {0, 0} : range(host, written);
    boolean same = outside[1] - outside[0] == inside[1] - inside[0];
    if (!host.isEmpty() && !same && inside[0] != inside[1]) {
      throw new IllegalArgumentException("`" + written + "`: the two ranges differ in length");
    }
    for (int i = 0; i <= inside[1] - inside[0]; i++) {
      String port = host.isEmpty() ? "" : same ? Integer.toString(outside[0] + i) : host;
      all.add(new Published(ip, port, (inside[0] + i) + "/" + protocol));
    }
  }

  /// `8000-8001/udp` of `--expose`: each port by itself.
  static List<String> exposed(String written) {
    List<Published> all = new ArrayList<>();
    add(written, all);
    return all.stream().map(Published::containerPort).toList();
  }

  private static int[] range(String text, String written) {
    int dash = text.indexOf('-');
    int[] ends = {
      port(dash < 0 ? text : text.substring(0, dash), written),
      port(dash < 0 ? text : text.substring(dash + 1), written)
    };
    if (ends[1] < ends[0]) {
      throw new IllegalArgumentException("`" + written + "`: the range runs backwards");
    }
    return ends;
  }

  private static int port(String text, String written) {
    if (!text.matches("[0-9]{1,5}") || Integer.parseInt(text) > 65535) {
      throw new IllegalArgumentException("`" + written + "`: `" + text + "` is no port");
    }
    return Integer.parseInt(text);
  }
}
