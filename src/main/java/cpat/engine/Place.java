package cpat.engine;

import java.util.Optional;

/// A place where an engine may be: what the user knows it by (`DOCKER_HOST`, `context prod`, a
/// path), its address if it could be told, and why not otherwise. `named` is true when the command
/// line named it: only then may it be remote. `chosen` is true when a variable or a context of the
/// user chose it: then no other is taken in its stead.
record Place(
    String name, Optional<Endpoint> endpoint, String reason, boolean named, boolean chosen) {
  static Place at(String name, Endpoint endpoint, boolean named) {
    return new Place(name, Optional.of(endpoint), "", named, false);
  }

  Place byChoice() {
    return new Place(name, endpoint, reason, named, true);
  }

  static Place none(String name, String reason) {
    return new Place(name, Optional.empty(), reason, false, false);
  }
}
