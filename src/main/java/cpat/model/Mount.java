package cpat.model;

import cpat.source.Span;
import java.util.Optional;

/// What a container sees at a path of its own. `at` is the whole written entry.
public sealed interface Mount {
  Span at();

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
