package cpat.resolve.flags;

import cpat.model.Run;
import cpat.model.Setting;
import cpat.model.Workload;
import java.util.Locale;
import java.util.Optional;

/// What Compose calls containers, volumes and networks of a project.
record ComposeNames(Workload project) {
  private static final String SERVICE = "service:";

  String projectName() {
    return normal(project.name());
  }

  /// A project's name as Compose makes it of a folder's.
  static String normal(String name) {
    String kept = name.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9_-]", "");
    return kept.replaceFirst("^[_-]+", "");
  }

  String container(Run service) {
    return Entries.last(service.settings(), "container_name")
        .map(s -> s.value().text())
        .orElseGet(() -> projectName() + "-" + service.name() + "-1");
  }

  /// The container of another service.
  Optional<String> peer(String service) {
    return project.runs().stream()
        .filter(r -> r.name().equals(service))
        .findFirst()
        .map(this::container);
  }

  /// `service:NAME` as `container:…`; other modes as they are.
  String mode(String written) {
    if (!written.startsWith(SERVICE)) {
      return written;
    }
    String service = written.substring(SERVICE.length());
    return "container:" + peer(service).orElse(projectName() + "-" + service + "-1");
  }

  String volume(String name) {
    return own("volumes", name);
  }

  String network(String name) {
    return own("networks", name);
  }

  /// `name:` as it is, external ones by their key, all others behind the project's name.
  private String own(String kind, String name) {
    String path = kind + "." + name;
    Optional<String> given = value(path + ".name").or(() -> value(path + ".external.name"));
    boolean external =
        value(path + ".external").filter(Entries::truth).isPresent()
            || value(path + ".external.name").isPresent();
    return given.orElseGet(() -> external ? name : projectName() + "_" + name);
  }

  Optional<String> value(String path) {
    return Entries.last(project.settings(), path).map(s -> s.value().text());
  }

  Optional<Setting> setting(String path) {
    return Entries.last(project.settings(), path);
  }
}
