package cpat.read.dockerfile;

import cpat.read.Lookup;
import cpat.source.Excerpt;
import java.util.Optional;

/// Which ignore file counts for a build.
public final class IgnoreFiles {
  private IgnoreFiles() {}

  /// The Dockerfile's own (`Dockerfile.dockerignore`), else that of the context, a folder with its
  /// closing slash.
  public static Optional<Excerpt> find(Lookup lookup, String context, String dockerfile) {
    return lookup
        .find(dockerfile + ".dockerignore")
        .or(() -> lookup.find(context + ".dockerignore"))
        .map(Excerpt::of);
  }
}
