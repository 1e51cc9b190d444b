package cpat.model;

import java.util.List;
import java.util.Set;

/// What is known of an image that exists already, and by whom: `the engine docker-current`,
/// `--image-config base.json`, `the table of 2026-11-28`. Fields in `unknown` are not known,
/// whatever `config` holds there. `assumed` is true where a name stands for what it usually is: a
/// table's row, not the image itself. `names` is everything it is known by: tags, digests, its id.
public record Image(
    String reference,
    List<String> names,
    ImageConfig config,
    Set<Field> unknown,
    ShellKind shell,
    String by,
    boolean assumed) {

  /// One that is known by its reference alone.
  public Image(
      String reference,
      ImageConfig config,
      Set<Field> unknown,
      ShellKind shell,
      String by,
      boolean assumed) {
    this(reference, List.of(reference), config, unknown, shell, by, assumed);
  }

  /// The same image as another reference calls it.
  public Image as(String reference) {
    return new Image(reference, names, config, unknown, shell, by, assumed);
  }

  public Image with(ShellKind shell) {
    return new Image(reference, names, config, unknown, shell, by, assumed);
  }

  public Image withUnknown(Set<Field> unknown) {
    return new Image(reference, names, config, unknown, shell, by, assumed);
  }

  /// True when a reference (`node`, `docker.io/library/node:latest`, `node@sha256:…`, the first 12
  /// or more digits of an id) means this image. One without a host also means Podman's
  /// `localhost/`.
  public boolean isNamed(String reference) {
    String wanted = ImageName.canonical(reference);
    String local = ImageName.canonical("localhost/" + reference);
    return names.stream()
        .anyMatch(name -> {
          String canonical = ImageName.canonical(name);
          return canonical.equals(wanted) || canonical.equals(local) || isId(name, reference);
        });
  }

  private static boolean isId(String name, String reference) {
    String id = hex(name);
    String start = hex(reference);
    return start.length() >= 12 && id.length() == 64 && id.startsWith(start);
  }

  /// The digits of `sha256:3f2a…` or of a bare id; empty for anything else.
  private static String hex(String text) {
    String digits = text.startsWith("sha256:") ? text.substring("sha256:".length()) : text;
    boolean hex = digits.chars().allMatch(c -> (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f'));
    return hex ? digits : "";
  }

  /// The fields of [ImageConfig] that a source may leave open.
  public enum Field {
    ENTRYPOINT,
    CMD,
    ENVIRONMENT,
    USER,
    WORKDIR,
    PORTS,
    VOLUMES,
    LABELS,
    STOP_SIGNAL,
    SHELL,
    HEALTHCHECK,
    ONBUILD
  }

  public boolean knows(Field field) {
    return !unknown.contains(field);
  }
}
