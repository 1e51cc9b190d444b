package cpat.resolve;

import cpat.model.Mount;
import java.util.List;
import java.util.Optional;

/// A mount and what it hides of the image. `rest` says what would tell whether there is more.
public record MountedPath(
    Mount mount,
    String kind,
    Value<String> source,
    Value<String> target,
    boolean readOnly,
    List<Hidden> hides,
    Optional<String> rest) {

  /// What an instruction put at or below the mount's target. `certain` is false where the
  /// instruction only may have: a RUN in that folder. `installed` is the folder of dependencies, if
  /// it is one.
  public record Hidden(String what, From from, boolean certain, Optional<String> installed) {}
}
