package cpat.model;

import cpat.source.Span;
import java.util.Optional;

/// What a container sees at a path of its own. `at` is the whole written entry.
public sealed interface Mount {
  Span at();

  /// Where it lies in the container; nothing for the volumes of another container, which lie where
  /// they lie there.
  default Optional<Word> place() {
    return switch (this) {
      case Bind bind -> Optional.of(bind.target());
      case Volume volume -> Optional.of(volume.target());
      case Tmpfs tmpfs -> Optional.of(tmpfs.target());
      case Other other -> Optional.of(other.target());
      case From _ -> Optional.empty();
    };
  }

  /// A path of the host, as written (`$(pwd)`, `./src`, `/var/run/docker.sock`).
  record Bind(Span at, Word source, Word target, boolean readOnly) implements Mount {}

  /// A volume of the engine; without a name an anonymous one.
  record Volume(Span at, Optional<Word> name, Word target, boolean readOnly) implements Mount {}

  record Tmpfs(Span at, Word target) implements Mount {}

  /// All volumes of another container (`--volumes-from`).
  record From(Span at, Word container) implements Mount {}

  /// Anything else: an image, a ConfigMap, a Secret, a claim. `kind` says what.
  record Other(Span at, String kind, Optional<Word> name, Word target) implements Mount {}
}
