package cpat.read.compose;

import cpat.read.yaml.Node;
import cpat.read.yaml.Node.Entry;
import cpat.read.yaml.Node.Mapping;
import cpat.read.yaml.Node.Scalar;
import cpat.read.yaml.Node.Sequence;
import cpat.read.yaml.Node.Style;
import java.util.Optional;

/// Which shapes the Compose specification allows for the keys of a service.
final class ComposeTypes {
  private ComposeTypes() {}

  /// What is wrong with the shape of an entry; empty when nothing is.
  static Optional<String> wrong(String path, Entry entry) {
    Node value = entry.value();
    if (value.isNull() || (value instanceof Scalar s && s.style() == Style.TEMPLATE)) {
      return Optional.empty();
    }
    String allowed = allowed(entry.name());
    String actual =
        switch (value) {
          case Scalar _ -> "a string";
          case Sequence _ -> "a list";
          case Mapping _ -> "a mapping";
        };
    return allowed.isEmpty() || allowed.contains(actual)
        ? Optional.empty()
        : Optional.of(path + "." + entry.name() + " must be " + allowed + ", not " + actual);
  }

  private static String allowed(String key) {
    return switch (key) {
      case "ports",
          "expose",
          "volumes",
          "devices",
          "cap_add",
          "cap_drop",
          "security_opt",
          "volumes_from",
          "profiles",
          "secrets",
          "configs",
          "links",
          "external_links",
          "group_add" ->
          "a list";
      case "command", "entrypoint", "env_file", "dns", "dns_search", "dns_opt", "tmpfs" ->
          "a string or a list";
      case "environment",
          "labels",
          "networks",
          "depends_on",
          "extra_hosts",
          "sysctls",
          "annotations" ->
          "a list or a mapping";
      case "healthcheck", "deploy", "logging", "develop", "ulimits" -> "a mapping";
      case "build", "extends" -> "a string or a mapping";
      case "image",
          "container_name",
          "network_mode",
          "pid",
          "ipc",
          "uts",
          "userns_mode",
          "cgroup",
          "user",
          "working_dir",
          "hostname",
          "restart",
          "privileged",
          "init",
          "read_only",
          "stop_signal",
          "stop_grace_period",
          "platform",
          "runtime",
          "shm_size",
          "tty",
          "stdin_open" ->
          "a string";
      default -> "";
    };
  }
}
