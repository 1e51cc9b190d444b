package cpat.resolve.flags;

import cpat.model.Run;
import cpat.model.Setting;
import cpat.model.Word;
import cpat.source.Span;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The networks of a service: `network_mode`, `networks`, or the project's default one.
record ComposeNetworks(Run service, ComposeNames names, FlagWriter out) {
  private record Network(String name, Span at, List<Setting> options) {
    String option(String key) {
      return options.stream()
          .filter(s -> s.name().equals("networks." + name + "." + key))
          .map(s -> s.value().text())
          .reduce((_, last) -> last)
          .orElse("");
    }

    int priority() {
      String written = option("priority");
      return written.matches("-?[0-9]{1,6}") ? Integer.parseInt(written) : 0;
    }
  }

  void write() {
    Optional<Setting> mode =
        Entries.last(service.settings(), "network_mode")
            .or(() -> Entries.last(service.settings(), "net"));
    if (mode.isPresent()) {
      Setting setting = mode.get();
      Word value = setting.value();
      out.flag("network", value.with(names.mode(value.text())), setting.at());
    } else {
      List<Network> networks = networks();
      for (int i = 0; i < networks.size(); i++) {
        network(networks.get(i), i == 0);
      }
    }
    links();
  }

  private void network(Network network, boolean first) {
    String name = names.network(network.name());
    List<String> aliases = new ArrayList<>(List.of(service.name()));
    network.options().stream()
        .filter(s -> s.name().equals("networks." + network.name() + ".aliases"))
        .map(s -> s.value().text())
        .filter(a -> !a.isEmpty())
        .forEach(aliases::add);
    Map<String, String> addresses = new LinkedHashMap<>();
    addresses.put("ip", network.option("ipv4_address"));
    addresses.put("ip6", network.option("ipv6_address"));
    addresses.put("mac-address", network.option("mac_address"));
    addresses.values().removeIf(String::isEmpty);
    if (first) {
      out.flag("network", name, network.at());
      aliases.forEach(a -> out.flag("network-alias", a, network.at()));
      addresses.forEach((flag, value) -> out.flag(flag, value, network.at()));
    } else {
      var text = new StringBuilder("name=").append(name);
      aliases.forEach(a -> text.append(",alias=").append(a));
      addresses.forEach((flag, value) -> text.append(',').append(flag).append('=').append(value));
      out.flag("network", text.toString(), network.at());
    }
  }

  /// By priority, then by name, as Compose connects them.
  private List<Network> networks() {
    Map<String, Network> found = new LinkedHashMap<>();
    for (Setting setting : service.settings()) {
      String key = setting.name();
      String name =
          key.equals("networks")
              ? setting.value().text()
              : key.startsWith("networks.")
                  ? Entries.head(key.substring("networks.".length()))
                  : "";
      if (!name.isEmpty()) {
        found
            .computeIfAbsent(name, n -> new Network(n, setting.at(), new ArrayList<>()))
            .options()
            .add(setting);
      }
    }
    if (found.isEmpty()) {
      return List.of(new Network("default", service.at(), List.of()));
    }
    return found.values().stream()
        .sorted(Comparator.comparingInt(Network::priority).reversed().thenComparing(Network::name))
        .toList();
  }

  private void links() {
    for (Setting setting : service.settings()) {
      Word value = setting.value();
      if (value.text().isEmpty()) {
        continue;
      }
      if (setting.name().equals("links")) {
        int colon = value.text().indexOf(':');
        String name = colon < 0 ? value.text() : value.text().substring(0, colon);
        String alias = colon < 0 ? name : value.text().substring(colon + 1);
        String peer = names.peer(name).orElse(name);
        out.flag("link", value.with(peer + ":" + alias), setting.at());
      } else if (setting.name().equals("external_links")) {
        out.flag("link", value, setting.at());
      }
    }
  }
}
