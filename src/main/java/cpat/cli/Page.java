package cpat.cli;

import cpat.patterns.Catalog;
import cpat.rule.Pattern;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;

/// The page of a pattern, from the jar.
final class Page {
  private Page() {}

  static String of(Pattern pattern) throws IOException {
    try (InputStream in = Page.class.getResourceAsStream(Catalog.page(pattern))) {
      if (in == null) {
        throw new IOException("the page of " + pattern.symbol() + " is missing from the jar");
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
