package cpat.resolve.flags;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Optional;

/// Kubernetes' amounts: `500m`, `1.5`, `64Mi`, `128M`.
final class Quantity {
  private Quantity() {}

  static Optional<String> cpus(String text) {
    return number(text).map(n -> n.stripTrailingZeros().toPlainString());
  }

  static Optional<String> bytes(String text) {
    return number(text).map(n -> n.setScale(0, RoundingMode.UP).toPlainString());
  }

  /// A request of one CPU is 1024 shares; at least 2.
  static Optional<String> shares(String text) {
    return number(text)
        .map(n -> n.multiply(BigDecimal.valueOf(1024)).max(BigDecimal.TWO))
        .map(n -> n.setScale(0, RoundingMode.DOWN).toPlainString());
  }

  private static Optional<BigDecimal> number(String text) {
    if (!text.matches("[0-9]{1,18}(\\.[0-9]{1,9})?([numkKMGTPE]|[KMGTPE]i|[eE][0-9]{1,2})?")) {
      return Optional.empty();
    }
    int end = 0;
    while (end < text.length() && "0123456789.".indexOf(text.charAt(end)) >= 0) {
      end++;
    }
    BigDecimal value = new BigDecimal(text.substring(0, end));
    String unit = text.substring(end);
    if (unit.matches("[eE][0-9]+")) {
      return Optional.of(value.scaleByPowerOfTen(Integer.parseInt(unit.substring(1))));
    }
    int power = unit.isEmpty() ? 0 : "kMGTPE".indexOf(unit.replace('K', 'k').charAt(0)) + 1;
    return Optional.of(
        switch (unit) {
          case "n" -> value.movePointLeft(9);
          case "u" -> value.movePointLeft(6);
          case "m" -> value.movePointLeft(3);
          default ->
              unit.endsWith("i")
                  ? value.multiply(BigDecimal.valueOf(1024).pow(power))
                  : value.movePointRight(3 * power);
        });
  }
}
