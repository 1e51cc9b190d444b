package cpat.engine;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/// Names as they stand in a path of the API.
final class Names {
  private Names() {}

  /// Slashes of image names stay; anything else that is not plain is escaped.
  static String encoded(String name) {
    return URLEncoder.encode(name, StandardCharsets.UTF_8)
        .replace("+", "%20")
        .replace("%2F", "/")
        .replace("%3A", ":")
        .replace("%40", "@");
  }
}
