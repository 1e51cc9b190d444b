package cpat.write;

import java.util.Map;

/// Shares and rates of block devices: `/dev/sda:1mb`.
final class Throttle {
  private static final int LEAST = 10;
  private static final int MOST = 1000;

  private Throttle() {}

  static long weight(String text) {
    if (text.startsWith("-") || text.startsWith("+")) {
      throw Mistake.of(text, "is no weight");
    }
    return Amounts.within(0, 65_535, Amounts.integer(text), text);
  }

  static Map<String, Object> weightOfDevice(String text) {
    Pair pair = device(text);
    long weight = unsigned(pair.value(), text);
    if (weight != 0) {
      Amounts.within(LEAST, MOST, weight, text);
    }
    return new Body().put("Path", pair.key()).put("Weight", weight).members();
  }

  static Map<String, Object> bytes(String text) {
    Pair pair = device(text);
    return new Body().put("Path", pair.key()).put("Rate", Amounts.bytes(pair.value())).members();
  }

  static Map<String, Object> operations(String text) {
    Pair pair = device(text);
    return new Body().put("Path", pair.key()).put("Rate", unsigned(pair.value(), text)).members();
  }

  private static Pair device(String text) {
    Pair pair = Pair.of(text, ':');
    if (!pair.parted() || !pair.key().startsWith("/dev/")) {
      throw Mistake.of(text, "is no device with a number; say /dev/sda:100");
    }
    return pair;
  }

  private static long unsigned(String digits, String text) {
    if (!digits.matches("[0-9]+")) {
      throw Mistake.of(text, "has no number behind the colon");
    }
    return Amounts.decimal(digits);
  }
}
