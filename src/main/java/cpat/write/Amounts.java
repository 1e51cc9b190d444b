package cpat.write;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Amounts as docker's flags take them.
final class Amounts {
  private static final String UNITS = "bkmgtp";
  private static final String DIGITS = "[0-9]+(?:_[0-9]+)*";
  private static final Pattern SIZE = Pattern.compile("(.*[0-9. ])([a-zA-Z]*)", Pattern.DOTALL);
  private static final Pattern DECIMAL =
      Pattern.compile(
          "[+-]?(?:" + DIGITS + "\\.?(?:" + DIGITS + ")?|\\." + DIGITS + ")(?:[eE][+-]?[0-9]+)?");
  private static final Pattern INTEGER =
      Pattern.compile(
          "([+-]?)(?:0[xX]_?(?<hex>[0-9a-fA-F_]*)|0[bB]_?(?<bin>[01_]*)|0[oO]?_?(?<oct>[0-7_]*)"
              + "|(?<dec>[1-9][0-9_]*))");
  private static final Pattern TIME =
      Pattern.compile("([0-9]+\\.?[0-9]*|\\.[0-9]+)(ns|us|µs|μs|ms|s|m|h)");

  private Amounts() {}

  /// `512m`, `1.5g`, `64MiB`, plain bytes: binary units; a space may stand before the unit.
  static long bytes(String text) {
    Matcher parts = SIZE.matcher(text);
    String why = "is no size; say 512m or 1g";
    if (!parts.matches()) {
      throw Mistake.of(text, why);
    }
    String digits = parts.group(1);
    String unit = parts.group(2).toLowerCase(Locale.ROOT);
    if (digits.endsWith(" ")) {
      digits = digits.substring(0, digits.length() - 1);
    }
    int power = unit.isEmpty() ? 0 : UNITS.indexOf(unit.charAt(0));
    boolean known = unit.matches("|b|[kmgtp](i?b)?");
    if (!known || !DECIMAL.matcher(digits).matches()) {
      throw Mistake.of(text, why);
    }
    double size = Double.parseDouble(digits.replace("_", "")) * (1L << (10 * power));
    if (size < 0 || size >= Long.MAX_VALUE) {
      throw Mistake.of(text, why);
    }
    return (long) size;
  }

  /// As `bytes`; `-1` takes the limit away.
  static long bytesOrUnlimited(String text) {
    return text.equals("-1") ? -1 : bytes(text);
  }

  /// CPUs (`1.5`, `3/2`) as billionths.
  static long nanoCpus(String text) {
    String why = "is no number of CPUs; say 1.5";
    Pair fraction = Pair.of(text, '/');
    BigDecimal above;
    BigDecimal below = BigDecimal.ONE;
    if (!fraction.parted() && DECIMAL.matcher(text).matches()) {
      above = new BigDecimal(text.replace("_", ""));
    } else {
      above = BigDecimal.valueOf(integer(fraction.key()));
      below = fraction.parted() ? BigDecimal.valueOf(integer(fraction.value())) : below;
    }
    if (below.signum() == 0) {
      throw Mistake.of(text, why);
    }
    BigDecimal[] nanos = above.movePointRight(9).divideAndRemainder(below);
    if (nanos[1].signum() != 0 || nanos[0].stripTrailingZeros().scale() > 0) {
      throw Mistake.of(text, "is too precise; nine decimals are the most");
    }
    return fitting(nanos[0].toBigInteger(), text, why);
  }

  /// Decimal, or with `0x`, `0o`, `0` or `0b` before it.
  static long integer(String text) {
    String why = "is no number";
    Matcher parts = INTEGER.matcher(text);
    if (!parts.matches() || text.contains("__") || text.endsWith("_")) {
      throw Mistake.of(text, why);
    }
    int radix = 0;
    String digits = "";
    for (Base base : Base.values()) {
      String found = parts.group(base.group);
      if (found != null) {
        radix = base.radix;
        digits = found;
      }
    }
    boolean zero = digits.isEmpty() && text.endsWith("0");
    if (digits.isEmpty() && !zero) {
      throw Mistake.of(text, why);
    }
    String number = parts.group(1) + (zero ? "0" : digits.replace("_", ""));
    return fitting(new BigInteger(number, radix), text, why);
  }

  private enum Base {
    HEX("hex", 16),
    BINARY("bin", 2),
    OCTAL("oct", 8),
    DECIMAL("dec", 10);

    private final String group;
    private final int radix;

    Base(String group, int radix) {
      this.group = group;
      this.radix = radix;
    }
  }

  /// Digits and a sign, nothing else.
  static long decimal(String text) {
    if (!text.matches("[+-]?[0-9]+")) {
      throw Mistake.of(text, "is no number");
    }
    return fitting(new BigInteger(text), text, "is no number");
  }

  private static long fitting(BigInteger number, String text, String why) {
    if (number.bitLength() > 63) {
      throw Mistake.of(text, why);
    }
    return number.longValue();
  }

  /// From `least` to `most`.
  static long within(long least, long most, long number, String text) {
    if (number < least || number > most) {
      throw Mistake.of(text, "is not from " + least + " to " + most);
    }
    return number;
  }

  /// `1m30s`, `500ms` as nanoseconds; only 0 needs no unit.
  static long nanoseconds(String text) {
    String why = "is no duration; say 30s or 1m";
    String digits = text.replaceFirst("^[+-]", "");
    if (digits.equals("0")) {
      return 0;
    }
    BigDecimal sum = BigDecimal.ZERO;
    Matcher part = TIME.matcher(digits);
    int at = 0;
    while (at < digits.length() && part.region(at, digits.length()).lookingAt()) {
      BigDecimal value = new BigDecimal(part.group(1)).multiply(nanos(part.group(2)));
      sum = sum.add(new BigDecimal(value.toBigInteger()));
      at = part.end();
    }
    if (at == 0 || at < digits.length()) {
      throw Mistake.of(text, why);
    }
    return fitting((text.startsWith("-") ? sum.negate() : sum).toBigInteger(), text, why);
  }

  private static BigDecimal nanos(String unit) {
    return BigDecimal.valueOf(
        switch (unit) {
          case "ns" -> 1;
          case "ms" -> 1_000_000;
          case "s" -> 1_000_000_000L;
          case "m" -> 60_000_000_000L;
          case "h" -> 3_600_000_000_000L;
          default -> 1_000;
        });
  }

  /// What stands alone or with `=`: `1`, `t`, `TRUE`, `0`, `F`, `False` …
  static boolean truth(String text) {
    return switch (text) {
      case "1", "t", "T", "true", "TRUE", "True" -> true;
      case "0", "f", "F", "false", "FALSE", "False" -> false;
      default -> throw Mistake.of(text, "is neither true nor false");
    };
  }
}
