package cpat.files;

import cpat.read.image.OfficialImages;
import cpat.source.Source;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;

/// Texts that travel in the jar.
public final class Shipped {
  private static final String OFFICIAL_IMAGES = "/cpat/facts/official-images.tsv";

  private Shipped() {}

  /// The table of official images, read whole.
  public static OfficialImages officialImages() throws IOException {
    return OfficialImages.read(officialImagesText());
  }

  /// Its text: who asks for a few images needs no more.
  public static Source officialImagesText() throws IOException {
    try (InputStream in = Shipped.class.getResourceAsStream(OFFICIAL_IMAGES)) {
      if (in == null) {
        throw new IOException("the table of official images is missing from the jar");
      }
      String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
      return new Source("official-images.tsv", text);
    }
  }
}
