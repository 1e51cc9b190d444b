package cpat.general;

import cpat.model.Statement;
import cpat.source.Span;
import java.util.Locale;

/// The keyword of an instruction as it stands in the file.
final class Keyword {
  private Keyword() {}

  static Span of(Statement statement) {
    Span at = statement.at();
    int end = Math.min(at.start() + statement.keyword().length(), at.end());
    return at.source().span(at.start(), end);
  }

  /// A keyword in the letters of another one: small where that is small.
  static String like(Statement other, String keyword) {
    String written = of(other).text();
    return written.equals(written.toLowerCase(Locale.ROOT))
        ? keyword.toLowerCase(Locale.ROOT)
        : keyword;
  }
}
