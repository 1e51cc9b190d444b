package cpat.fix;

import cpat.source.Source;
import java.util.Map;
import java.util.Optional;

/// The project as whoever makes fixes sees it. Paths are those of the sources.
public interface Workspace {
  /// The text of a file as it was read; nothing where there is no such file.
  Optional<Source> find(String path);

  /// Why a file may not be changed or made, if so.
  Optional<String> locked(String path);

  /// Checks the project anew with other texts in place of some; what did not change is not read
  /// again.
  Checkup check(Map<String, Source> changed);
}
