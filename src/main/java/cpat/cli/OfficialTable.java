package cpat.cli;

import cpat.files.Shipped;
import cpat.model.Image;
import cpat.read.image.OfficialImages;
import cpat.resolve.Images;
import cpat.source.Source;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/// The shipped table of official images, opened when the first of them is asked for.
final class OfficialTable implements Images {
  private final Map<String, Optional<Image>> known = new HashMap<>();
  private Optional<Source> text = Optional.empty();

  @Override
  public Optional<Image> find(String reference) {
    return known.computeIfAbsent(reference, r -> OfficialImages.find(text(), r));
  }

  private Source text() {
    if (text.isEmpty()) {
      try {
        text = Optional.of(Shipped.officialImagesText());
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
    return text.get();
  }
}
