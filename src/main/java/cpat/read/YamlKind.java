package cpat.read;

import java.util.Optional;
import java.util.stream.Stream;

/// What a YAML text is, by the keys at the start of its lines.
public final class YamlKind {
  private YamlKind() {}

  public static Optional<FileKind> of(String text) {
    if (hasKey(text, "apiVersion") && hasKey(text, "kind")) {
      return Optional.of(FileKind.KUBERNETES);
    }
    if (values(text)) {
      return Optional.of(FileKind.KUBERNETES);
    }
    boolean container = hasInner(text, "image") || hasInner(text, "build");
    if (hasKey(text, "services") && (container || hasInner(text, "extends"))) {
      return Optional.of(FileKind.COMPOSE);
    }
    if (hasKey(text, "jobs") || hasKey(text, "steps") || hasKey(text, "pipelines")) {
      return Optional.of(FileKind.CI);
    }
    if (hasInner(text, "script") || hasKey(text, "script") || hasInner(text, "commands")) {
      return Optional.of(FileKind.CI);
    }
    if (hasKey(text, "services")) {
      return Optional.of(FileKind.COMPOSE);
    }
    return container && firstLevel(text) ? Optional.of(FileKind.COMPOSE) : Optional.empty();
  }

  /// Values of a Helm chart that speak of parts of a Pod.
  private static boolean values(String text) {
    return Stream.of(
                "sidecars",
                "sidecarContainers",
                "extraContainers",
                "additionalContainers",
                "extraSidecars",
                "extraVolumes",
                "additionalVolumes",
                "volumeMounts")
            .anyMatch(k -> hasKey(text, k) || hasInner(text, k))
        && Stream.of("services", "jobs", "steps", "kind").noneMatch(k -> hasKey(text, k));
  }

  /// A key at the start of a line, or of the first line of a list's item.
  public static boolean hasKey(String text, String key) {
    String with = key + ":";
    for (int at = text.indexOf(with); at >= 0; at = text.indexOf(with, at + 1)) {
      if (at == 0 || text.charAt(at - 1) == '\n' || text.charAt(at - 1) == '\uFEFF') {
        return true;
      }
    }
    return false;
  }

  /// A key of an inner mapping.
  private static boolean hasInner(String text, String key) {
    String with = key + ":";
    for (int at = text.indexOf(with); at > 0; at = text.indexOf(with, at + 1)) {
      int i = at - 1;
      while (i >= 0 && (text.charAt(i) == ' ' || text.charAt(i) == '-')) {
        i--;
      }
      if (i < at - 1 && (i < 0 || text.charAt(i) == '\n')) {
        return true;
      }
    }
    return false;
  }

  /// The first form of Compose: services stand at the left, `image` or `build` one level deeper.
  private static boolean firstLevel(String text) {
    boolean service = false;
    for (String line : text.lines().limit(400).toList()) {
      if (line.isBlank() || line.stripLeading().startsWith("#")) {
        continue;
      }
      char c = line.charAt(0);
      if (c != ' ' && c != '-') {
        service = line.stripTrailing().endsWith(":");
      } else if (service) {
        String inner = line.strip();
        int indent = line.length() - line.stripLeading().length();
        if (indent <= 4 && (inner.startsWith("image:") || inner.startsWith("build:"))) {
          return true;
        }
      }
    }
    return false;
  }
}
