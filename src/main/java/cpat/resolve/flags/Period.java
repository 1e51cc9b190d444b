package cpat.resolve.flags;

import java.math.BigDecimal;
import java.util.Optional;

/// Durations as Compose takes them: docker's (`1m30s`), and days and weeks.
final class Period {
  private Period() {}

  /// In nanoseconds; empty for what is no duration.
  static Optional<Long> nanoseconds(String text) {
    BigDecimal sum = BigDecimal.ZERO;
    int at = 0;
    while (at < text.length()) {
      int digits = at;
      while (digits < text.length() && "0123456789.".indexOf(text.charAt(digits)) >= 0) {
        digits++;
      }
      int end = digits;
      while (end < text.length() && "0123456789.".indexOf(text.charAt(end)) < 0) {
        end++;
      }
      long unit = unit(text.substring(digits, end));
      if (digits == at || unit == 0 || !text.substring(at, digits).matches("\\d*\\.?\\d+\\.?")) {
        return Optional.empty();
      }
      sum = sum.add(new BigDecimal(text.substring(at, digits)).multiply(BigDecimal.valueOf(unit)));
      at = end;
    }
    return text.isEmpty() ? Optional.empty() : Optional.of(sum.longValue());
  }

  /// In docker's units.
  static String docker(String text) {
    return text.indexOf('d') < 0 && text.indexOf('w') < 0
        ? text
        : nanoseconds(text).map(n -> n / 1_000_000_000L + "s").orElse(text);
  }

  private static long unit(String name) {
    return switch (name) {
      case "ns" -> 1;
      case "us", "µs" -> 1_000;
      case "ms" -> 1_000_000;
      case "s" -> 1_000_000_000L;
      case "m" -> 60_000_000_000L;
      case "h" -> 3_600_000_000_000L;
      case "d" -> 86_400_000_000_000L;
      case "w" -> 604_800_000_000_000L;
      default -> 0;
    };
  }
}
