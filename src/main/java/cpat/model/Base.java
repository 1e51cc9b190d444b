package cpat.model;

/// What a stage starts from.
public sealed interface Base {
  /// `FROM scratch`: nothing.
  record Scratch() implements Base {}

  /// An image; `reference` has the ARG defaults put in, `written` not.
  record Image(String reference, Word written) implements Base {
    /// The repository without registry, tag and digest: `docker.io/library/node:20` → `node`.
    public String repository() {
      return ImageName.repository(reference);
    }

    public String tag() {
      return ImageName.tag(reference);
    }
  }

  /// An earlier stage of the same file, by its index.
  record Earlier(int stage, Word written) implements Base {}

  /// A name that only the build's arguments tell.
  record Unresolved(Word written) implements Base {}
}
