package cpat.engine;

import java.util.List;
import java.util.Optional;

/// What the search for an engine gave: the first that answered, and every place that was tried
/// before it with the reason why it was passed over.
public record Found(Optional<Engine> engine, String name, List<Tried> tried, boolean refused) {
  /// A place without an engine for us, and why.
  public record Tried(String place, String reason) {}
}
