package cpat.cli;

import cpat.patterns.Catalog;
import cpat.report.RulePage;
import cpat.rule.Pattern;
import cpat.rule.Rule;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;

/// The pages of patterns and rules, from the jar.
final class Page {
  private Page() {}

  static String of(Pattern pattern) throws IOException {
    return text(Catalog.page(pattern), pattern.symbol());
  }

  static RulePage of(Rule rule) throws IOException {
    return new RulePage(rule, text(rule.page(), rule.id()));
  }

  private static String text(String path, String of) throws IOException {
    try (InputStream in = Page.class.getResourceAsStream(path)) {
      if (in == null) {
        throw new IOException("the page of " + of + " is missing from the jar");
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
