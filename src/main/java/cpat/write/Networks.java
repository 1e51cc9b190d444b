package cpat.write;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/// `--network`, several times, and the flags that concern the first of them.
final class Networks {
  private static final Pattern LONG = Pattern.compile("\\w+=\\w");
  private static final Set<String> ENGINES_OWN = Set.of("default", "bridge", "host", "none");

  private Networks() {}

  /// One network with what is said of the container in it.
  private static final class Endpoint {
    private String name = "";
    private final List<String> aliases = new ArrayList<>();
    private final List<String> links = new ArrayList<>();
    private final List<String> linkLocal = new ArrayList<>();
    private final Map<String, String> options = new LinkedHashMap<>();
    private String four = "";
    private String six = "";
    private String mac = "";
    private long priority;

    boolean usersOwn() {
      return !ENGINES_OWN.contains(name) && !name.startsWith("container:");
    }

    Map<String, Object> members() {
      if (!aliases.isEmpty() && !usersOwn()) {
        throw new IllegalArgumentException("aliases need a network of one's own, not " + name);
      }
      return new Body()
          .putUnlessEmpty("Aliases", aliases)
          .putUnlessEmpty("Links", links)
          .putUnlessEmpty("IPAMConfig.IPv4Address", four)
          .putUnlessEmpty("IPAMConfig.IPv6Address", six)
          .putUnlessEmpty("IPAMConfig.LinkLocalIPs", linkLocal)
          .putUnlessEmpty("MacAddress", Address.mac(mac))
          .putUnlessEmpty("DriverOpts", options)
          .putUnlessEmpty("GwPriority", priority)
          .members();
    }
  }

  static void put(Flags flags, Caller caller, Body body) {
    List<Endpoint> all = new ArrayList<>();
    flags.all("network").forEach(written -> all.add(read(written)));
    if (all.isEmpty()) {
      all.add(named("default"));
    }
    if (!caller.macPerNetwork()) {
      body.putUnlessEmpty("MacAddress", Address.mac(flags.last("mac-address")));
    }
    addFlags(all.getFirst(), flags, caller);
    body.put("HostConfig.NetworkMode", all.getFirst().name);
    Map<String, Object> endpoints = new LinkedHashMap<>();
    for (Endpoint endpoint : all) {
      if (endpoint.name.isBlank()) {
        throw new IllegalArgumentException("--network names no network");
      }
      if (endpoint.usersOwn() != all.getFirst().usersOwn()) {
        throw Mistake.of(endpoint.name, "and " + all.getFirst().name + " exclude each other");
      }
      if (endpoints.put(endpoint.name, endpoint.members()) != null) {
        throw Mistake.of(endpoint.name, "is named twice as a network");
      }
    }
    if (flags.all("network").size() != 1
        || !endpoints.values().stream().allMatch(Map.of()::equals)) {
      body.put("NetworkingConfig.EndpointsConfig", endpoints);
    }
  }

  private static Endpoint named(String name) {
    Endpoint endpoint = new Endpoint();
    endpoint.name = name;
    return endpoint;
  }

  private static Endpoint read(String written) {
    if (!LONG.matcher(written).find()) {
      return named(written);
    }
    Endpoint endpoint = new Endpoint();
    for (String field : Csv.fields(written)) {
      Pair pair = Pair.of(field.toLowerCase(Locale.ROOT));
      String value = pair.value().strip();
      switch (pair.parted() ? pair.key().strip() : "") {
        case "name" -> endpoint.name = value;
        case "alias" -> endpoint.aliases.add(value);
        case "driver-opt" -> {
          Pair option = Pair.of(value);
          if (option.key().isBlank() || !option.parted()) {
            throw Mistake.of(written, "has no key=value behind driver-opt");
          }
          endpoint.options.put(option.key().strip(), option.value().strip());
        }
        case "ip" -> endpoint.four = value;
        case "ip6" -> endpoint.six = value;
        case "mac-address" -> endpoint.mac = value;
        case "link-local-ip" -> endpoint.linkLocal.add(value);
        case "gw-priority" -> endpoint.priority = Amounts.decimal(value);
        default -> throw Mistake.of(written, "has a field that docker does not know: " + field);
      }
    }
    return endpoint;
  }

  private static void addFlags(Endpoint first, Flags flags, Caller caller) {
    addAll(flags, "network-alias", first.aliases);
    addAll(flags, "link-local-ip", first.linkLocal);
    if (first.usersOwn()) {
      addAll(flags, "link", first.links);
    }
    first.four = either(flags, "ip", first.four);
    first.six = either(flags, "ip6", first.six);
    if (caller.macPerNetwork()) {
      first.mac = either(flags, "mac-address", first.mac);
    }
  }

  private static void addAll(Flags flags, String flag, List<String> there) {
    List<String> values = flags.all(flag);
    if (!values.isEmpty() && !there.isEmpty()) {
      throw twice(flag);
    }
    there.addAll(values);
  }

  private static String either(Flags flags, String flag, String there) {
    String value = flags.last(flag);
    if (!value.isEmpty() && !there.isEmpty()) {
      throw twice(flag);
    }
    return value.isEmpty() ? there : value;
  }

  private static IllegalArgumentException twice(String flag) {
    return new IllegalArgumentException("--" + flag + " and --network both say it");
  }
}
