package cpat.read;

import cpat.source.Source;
import java.util.List;
import java.util.Optional;

/// The files around what is read: their texts, and which there are.
public interface Tree extends Lookup {
  /// The names in a folder (empty: the root), those of folders with a closing slash; nothing where
  /// it is not known, as for a text without a folder. A folder that is not there has no names.
  Optional<List<String>> names(String folder);

  /// True when it is known that there is such a file or folder.
  default boolean has(String path) {
    String clean = path.endsWith("/") ? path.substring(0, path.length() - 1) : path;
    String name = Paths.name(clean);
    return names(Paths.folder(clean))
        .map(n -> n.contains(name + "/") || (!path.endsWith("/") && n.contains(name)))
        .orElse(false);
  }

  /// Nothing is known.
  Tree NONE =
      new Tree() {
        @Override
        public Optional<Source> find(String path) {
          return Optional.empty();
        }

        @Override
        public Optional<List<String>> names(String folder) {
          return Optional.empty();
        }
      };
}
