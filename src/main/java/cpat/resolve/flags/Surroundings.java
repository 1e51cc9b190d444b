package cpat.resolve.flags;

import cpat.read.Lookup;
import cpat.read.Paths;
import cpat.source.Span;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What lies around a written run: other files, the caller's variables, and for Compose the files
/// that are laid over each other, of which the first decides where relative paths start.
public record Surroundings(Lookup lookup, Map<String, String> variables, List<String> files) {
  public static final Surroundings NONE = new Surroundings(Lookup.NONE, Map.of(), List.of());

  Optional<String> variable(String name) {
    return Optional.ofNullable(variables.get(name));
  }

  /// A path that is written at a place, seen from the root.
  String path(Span at, String written) {
    if (written.equals("~") || written.startsWith("~/")) {
      return variable("HOME").map(h -> h + written.substring(1)).orElse(written);
    }
    String file = at.source().path();
    String from = files.contains(file) ? files.getFirst() : file;
    return Paths.join(Paths.folder(from), written);
  }
}
