package cpat.model;

import java.util.Set;

/// What is known of an image that exists already, and by whom: `the engine docker-current`,
/// `--image-config base.json`, `the table of 2026-11-28`. Fields in `unknown` are not known,
/// whatever `config` holds there. `assumed` is true where a name stands for what it usually is: a
/// table's row, not the image itself.
public record Image(
    String reference,
    ImageConfig config,
    Set<Field> unknown,
    ShellKind shell,
    String by,
    boolean assumed) {

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
