package cpat.resolve;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/// Ports as EXPOSE and `--expose` write them.
final class Ports {
  private static final int MANY = 65_535;
  private static final Set<String> PROTOCOLS = Set.of("tcp", "udp", "sctp");

  private Ports() {}

  /// `80` → `80/tcp`; `8000-8002/udp` → three ports; none for what is no port.
  static List<String> exposed(String written) {
    int slash = written.indexOf('/');
    String range = slash < 0 ? written : written.substring(0, slash);
    String protocol =
        slash < 0 || slash == written.length() - 1
            ? "tcp"
            : written.substring(slash + 1).toLowerCase(Locale.ROOT);
    int colon = range.lastIndexOf(':');
    String container = range.substring(colon + 1);
    int dash = container.indexOf('-');
    int first = number(dash < 0 ? container : container.substring(0, dash));
    int last = dash < 0 ? first : number(container.substring(dash + 1));
    if (first < 0 || last < first || !PROTOCOLS.contains(protocol)) {
      return List.of();
    }
    List<String> ports = new ArrayList<>();
    for (int port = first; port <= last; port++) {
      ports.add(port + "/" + protocol);
    }
    return ports;
  }

  static String none(String written) {
    return "`"
        + written
        + "` is no port: write a number or a range like 8000-8010, then /udp if so";
  }

  private static int number(String text) {
    if (text.isEmpty() || text.length() > 5 || !text.chars().allMatch(Character::isDigit)) {
      return -1;
    }
    int value = Integer.parseInt(text);
    return value > MANY ? -1 : value;
  }
}
