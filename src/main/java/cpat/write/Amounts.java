package cpat.write;

import java.math.BigDecimal;
import java.util.Locale;

/// Amounts as docker's flags take them.
final class Amounts {
  private static final String UNITS = "bkmgtp";

  private Amounts() {}

  /// `512m`, `1.5g`, `64MiB`, plain bytes: binary units, as docker reads them.
  static long bytes(String text) {
    String lower = text.strip().toLowerCase(Locale.ROOT);
    int end = lower.length();
    while (end > 0 && Character.isLetter(lower.charAt(end - 1))) {
      end--;
    }
    String unit = lower.substring(end).replaceFirst("i?b$", "");
    int power = unit.isEmpty() ? 0 : UNITS.indexOf(unit);
    if (power < 0 || unit.length() > 1) {
      throw new IllegalArgumentException("`" + text + "` is no size; say 512m or 1g");
    }
    return number(lower.substring(0, end), text)
        .multiply(BigDecimal.valueOf(1L << (10 * power)))
        .longValue();
  }

  /// CPUs (`1.5`) as billionths.
  static long nanoCpus(String text) {
    return number(text, text).movePointRight(9).longValue();
  }

  static long integer(String text) {
    return number(text, text).longValue();
  }

  /// `1m30s`, `500ms` as nanoseconds; a bare number is seconds.
  static long nanoseconds(String text) {
    long sum = 0;
    int at = 0;
    while (at < text.length()) {
      int digits = at;
      while (digits < text.length() && "0123456789.".indexOf(text.charAt(digits)) >= 0) {
        digits++;
      }
      int unit = digits;
      while (unit < text.length() && Character.isLetter(text.charAt(unit))) {
        unit++;
      }
      BigDecimal value = number(text.substring(at, digits), text);
      sum +=
          value.multiply(BigDecimal.valueOf(nanos(text.substring(digits, unit), text))).longValue();
      at = Math.max(unit, at + 1);
    }
    return sum;
  }

  private static long nanos(String unit, String text) {
    return switch (unit) {
      case "ns" -> 1;
      case "us", "µs" -> 1_000;
      case "ms" -> 1_000_000;
      case "s", "" -> 1_000_000_000L;
      case "m" -> 60_000_000_000L;
      case "h" -> 3_600_000_000_000L;
      default -> throw new IllegalArgumentException("`" + text + "` is no duration; say 30s or 1m");
    };
  }

  private static BigDecimal number(String digits, String text) {
    try {
      return new BigDecimal(digits);
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException("`" + text + "` is no number", e);
    }
  }
}
