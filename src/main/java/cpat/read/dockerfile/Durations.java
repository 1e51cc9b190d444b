package cpat.read.dockerfile;

import java.util.OptionalDouble;

/// Durations as Go writes them: `1m30s`, `500ms`.
public final class Durations {
  private Durations() {}

  /// Seconds; empty when the text is no duration.
  static OptionalDouble seconds(String text) {
    int at = text.startsWith("-") || text.startsWith("+") ? 1 : 0;
    if (text.substring(at).equals("0")) {
      return OptionalDouble.of(0);
    }
    double total = 0;
    if (at == text.length()) {
      return OptionalDouble.empty();
    }
    while (at < text.length()) {
      int start = at;
      boolean digits = false;
      boolean point = false;
      while (at < text.length()
          && (isDigit(text.charAt(at)) || (!point && text.charAt(at) == '.'))) {
        digits |= isDigit(text.charAt(at));
        point |= text.charAt(at) == '.';
        at++;
      }
      int unit = at;
      while (at < text.length() && !isDigit(text.charAt(at)) && text.charAt(at) != '.') {
        at++;
      }
      double scale = scale(text.substring(unit, at));
      if (!digits || scale == 0) {
        return OptionalDouble.empty();
      }
      total += Double.parseDouble(text.substring(start, unit)) * scale;
    }
    // Go counts nanoseconds in 64 bits.
    return total > 9.223372036854776e9
        ? OptionalDouble.empty()
        : OptionalDouble.of(text.startsWith("-") ? -total : total);
  }

  /// Nanoseconds; 0 when the text is no duration.
  public static long nanoseconds(String text) {
    OptionalDouble seconds = seconds(text);
    return seconds.isPresent() ? Math.round(seconds.getAsDouble() * 1e9) : 0;
  }

  private static double scale(String unit) {
    return switch (unit) {
      case "ns" -> 1e-9;
      case "us", "\u00b5s", "\u03bcs" -> 1e-6;
      case "ms" -> 1e-3;
      case "s" -> 1;
      case "m" -> 60;
      case "h" -> 3600;
      default -> 0;
    };
  }

  private static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }
}
