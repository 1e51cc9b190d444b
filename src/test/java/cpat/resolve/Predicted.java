package cpat.resolve;

import cpat.model.ImageConfig.Health;
import cpat.model.Namespace;
import cpat.model.Run;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// What the resolver says, in the words of an engine's `inspect`.
final class Predicted {
  private Predicted() {}

  /// `Config` of an image.
  static Map<String, Object> image(ResolvedImage image) {
    Map<String, Object> config = new TreeMap<>();
    Tree.put(config, "Entrypoint", told(image.entrypoint()));
    Tree.put(config, "Cmd", told(image.cmd()));
    Tree.put(config, "Env", pairs(image.environment()));
    Tree.put(config, "User", told(image.user()));
    Tree.put(config, "WorkingDir", told(image.workdir()));
    Tree.put(config, "ExposedPorts", marks(image.ports()));
    Tree.put(config, "Volumes", marks(image.volumes()));
    Tree.put(config, "Labels", texts(image.labels()));
    Tree.put(config, "StopSignal", told(image.stopSignal()));
    Tree.put(config, "Shell", told(image.shell()));
    Tree.put(config, "Healthcheck", health(image.healthcheck()));
    Tree.put(config, "OnBuild", told(image.onBuild()));
    return config;
  }

  /// `Path`, `Args`, `Config` and `HostConfig` of a container: the request, with what the resolver
  /// says in the place of all that it speaks of; the rest of `HostConfig` from a plain container.
  static Map<String, Object> container(
      Effective effective, Run run, Map<String, Object> request, Map<String, Object> plain) {
    Map<String, Object> tree = new TreeMap<>();
    List<String> argv = effective.argv().known().orElse(List.of("unknown"));
    Tree.put(tree, "Path", argv.isEmpty() ? "" : argv.getFirst());
    Tree.put(tree, "Args", argv.isEmpty() ? List.of() : argv.subList(1, argv.size()));
    Tree.put(tree, "Config", config(effective, run, request));
    Map<String, Object> host = new TreeMap<>(plain);
    host.putAll(inner(request, "HostConfig"));
    Tree.put(host, "Init", told(effective.init()));
    Tree.put(host, "Privileged", told(effective.privileged()));
    Map<String, Object> restart = new TreeMap<>(inner(host, "RestartPolicy"));
    String policy = told(effective.restart()).toString();
    int colon = policy.indexOf(':');
    Tree.put(restart, "Name", colon < 0 ? policy : policy.substring(0, colon));
    Tree.put(host, "RestartPolicy", restart);
    effective.namespaces().forEach((kind, value) -> namespace(kind, told(value).toString(), host));
    Tree.put(tree, "HostConfig", host);
    return tree;
  }

  private static void namespace(Namespace.Kind kind, String mode, Map<String, Object> host) {
    String field =
        switch (kind) {
          case NET -> "NetworkMode";
          case PID -> "PidMode";
          case IPC -> "IpcMode";
          case UTS -> "UTSMode";
          case USER -> "UsernsMode";
          case CGROUP -> "CgroupnsMode";
        };
    // What a container has of its own each engine calls by another name.
    if (!mode.equals("own")) {
      Tree.put(host, field, mode);
    } else if (String.valueOf(host.get(field)).matches("host|container:.*")
        && kind != Namespace.Kind.CGROUP) {
      Tree.put(host, field, "own");
    }
  }

  private static Map<String, Object> config(
      Effective effective, Run run, Map<String, Object> request) {
    Map<String, Object> config = new TreeMap<>(request);
    config.remove("HostConfig");
    config.remove("NetworkingConfig");
    Map<String, Object> volumes = new TreeMap<>(marks(effective.image().volumes()));
    volumes.putAll(inner(request, "Volumes"));
    Map<String, Object> labels = new TreeMap<>(texts(effective.image().labels()));
    labels.putAll(inner(request, "Labels"));
    Tree.put(config, "Entrypoint", told(effective.entrypoint()));
    Tree.put(config, "Cmd", told(effective.command()));
    Tree.put(config, "Env", pairs(effective.environment()));
    Tree.put(config, "User", told(effective.user()));
    Tree.put(config, "WorkingDir", told(effective.workdir()));
    Tree.put(config, "StopSignal", told(effective.stopSignal()));
    Tree.put(config, "Healthcheck", health(effective.healthcheck()));
    Tree.put(config, "ExposedPorts", marks(effective.exposed()));
    Tree.put(config, "Volumes", volumes);
    Tree.put(config, "Labels", labels);
    if (run.setting("stop-timeout").isPresent()) {
      Tree.put(config, "StopTimeout", told(effective.graceSeconds()));
    }
    return config;
  }

  @SuppressWarnings("unchecked")
  static Map<String, Object> inner(Map<String, Object> map, String name) {
    return map.get(name) instanceof Map<?, ?> inner ? (Map<String, Object>) inner : Map.of();
  }

  private static Object told(Value<?> value) {
    return switch (value) {
      case Value.Known<?>(List<?> items, _, _) -> List.copyOf(items);
      case Value.Known<?>(var known, _, _) -> known.toString();
      case Value.Unknown<?>(String settles, _) -> "unknown: " + settles;
    };
  }

  private static List<Object> pairs(Entries<String> entries) {
    List<Object> pairs = new ArrayList<>();
    entries.known().forEach((name, value) -> pairs.add(name + "=" + told(value)));
    entries.rest().ifPresent(r -> pairs.add("unknown: " + r.settles()));
    return pairs;
  }

  private static Map<String, Object> texts(Entries<String> entries) {
    Map<String, Object> map = new TreeMap<>();
    entries.known().forEach((name, value) -> map.put(name, told(value)));
    entries.rest().ifPresent(r -> map.put("unknown", r.settles()));
    return map;
  }

  private static Map<String, Object> marks(Entries<Boolean> entries) {
    Map<String, Object> map = new TreeMap<>();
    entries.known().keySet().forEach(name -> map.put(name, Map.of()));
    entries.rest().ifPresent(r -> map.put("unknown: " + r.settles(), Map.of()));
    return map;
  }

  private static Object health(Value<Optional<Health>> value) {
    if (!(value instanceof Value.Known<Optional<Health>>(var known, _, _))) {
      return told(value);
    }
    Map<String, Object> map = new TreeMap<>();
    known.ifPresent(health -> {
      Tree.put(map, "Test", List.<Object>copyOf(health.test()));
      Tree.put(map, "Interval", health.interval());
      Tree.put(map, "Timeout", health.timeout());
      Tree.put(map, "StartPeriod", health.startPeriod());
      Tree.put(map, "StartInterval", health.startInterval());
      Tree.put(map, "Retries", health.retries());
      map.replaceAll((_, v) -> v instanceof Long ? v.toString() : v);
    });
    return map;
  }
}
