package cpat.engine;

import java.util.Optional;

/// A place where an engine may be: what the user knows it by (`DOCKER_HOST`, `context prod`, a
/// path), its address if it could be told, and why not otherwise. `named` is true when the command
/// line named it: only then may it be remote.
record Place(String name, Optional<Endpoint> endpoint, String reason, boolean named) {
  static Place at(String name, Endpoint endpoint, boolean named) {
    return new Place(name, Optional.of(endpoint), "", named);
  }

  static Place none(String name, String reason) {
    return new Place(name, Optional.empty(), reason, false);
  }
}
