package cpat.cli;

import java.util.Locale;
import java.util.Optional;

/// `64k`, `10m`, `1g` or plain bytes.
final class Sizes {
  private Sizes() {}

  static long bytes(Optional<String> written) throws UsageException {
    if (written.isEmpty()) {
      return Scanning.MAX_SIZE;
    }
    String text = written.get().toLowerCase(Locale.ROOT);
    int shift = text.endsWith("g") ? 30 : text.endsWith("m") ? 20 : text.endsWith("k") ? 10 : 0;
    String digits = shift > 0 ? text.substring(0, text.length() - 1) : text;
    try {
      if (digits.startsWith("-")) {
        throw new NumberFormatException(digits);
      }
      return Math.multiplyExact(Long.parseLong(digits), 1L << shift);
    } catch (NumberFormatException | ArithmeticException e) {
      throw new UsageException(
          "--max-size " + written.get() + ": a number, perhaps with k, m or g");
    }
  }
}
