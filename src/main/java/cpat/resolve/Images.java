package cpat.resolve;

import cpat.model.Image;
import java.util.Optional;

/// Tells what is known of an image by its name: an engine, a file, a table.
@FunctionalInterface
public interface Images {
  Optional<Image> find(String reference);

  Images NONE = _ -> Optional.empty();

  /// This one first, then another.
  default Images or(Images other) {
    return reference -> find(reference).or(() -> other.find(reference));
  }
}
