package cpat.read;

import cpat.source.Source;
import java.util.Optional;

/// Other files a file points at (`extends`, `.env`, a build context), by path relative to the
/// scanned root. The file system, a test or an archive answers.
@FunctionalInterface
public interface Lookup {
  Optional<Source> find(String path);

  Lookup NONE = _ -> Optional.empty();
}
