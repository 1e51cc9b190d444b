package cpat.write;

import java.util.regex.Pattern;

/// An IP address, taken apart without asking anybody.
final class Address {
  private static final Pattern MAC =
      Pattern.compile(
          "H{2}(:H{2}){5}|H{2}(:H{2}){7}|H{2}(:H{2}){19}|H{2}(-H{2}){5}|H{2}(-H{2}){7}|H{2}(-H{2}){19}"
                  .replace("H", "[0-9a-fA-F]")
              + "|H{4}(\\.H{4}){2}|H{4}(\\.H{4}){3}|H{4}(\\.H{4}){9}".replace("H", "[0-9a-fA-F]"));

  private Address() {}

  static boolean is(String text) {
    return text.indexOf(':') < 0 ? v4(text).length == 2 : v6(text).length == 8;
  }

  /// Written as docker's client writes it on: IPv6 with the longest run of zeros left out.
  static String canonical(String text) {
    String stripped = text.replaceAll("^ +| +$", "");
    if (!is(stripped)) {
      throw Mistake.of(text, "is no IP address");
    }
    int[] groups = stripped.indexOf(':') < 0 ? new int[0] : v6(stripped);
    if (groups.length == 0) {
      return stripped;
    }
    boolean mapped = groups[5] == 0xffff;
    for (int i = 0; i < 5; i++) {
      mapped &= groups[i] == 0;
    }
    if (mapped) {
      return (groups[6] >> 8)
          + "."
          + (groups[6] & 255)
          + "."
          + (groups[7] >> 8)
          + "."
          + (groups[7] & 255);
    }
    return compressed(groups);
  }

  private static String compressed(int[] groups) {
    int best = -1;
    int length = 1;
    for (int i = 0; i < 8; i++) {
      int end = i;
      while (end < 8 && groups[end] == 0) {
        end++;
      }
      if (end - i > length) {
        best = i;
        length = end - i;
      }
    }
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < 8; i++) {
      if (i == best) {
        text.append("::");
        i += length - 1;
      } else {
        text.append(text.isEmpty() || text.charAt(text.length() - 1) == ':' ? "" : ":");
        text.append(Integer.toHexString(groups[i]));
      }
    }
    return text.toString();
  }

  static String mac(String text) {
    if (!text.isEmpty() && !MAC.matcher(text.strip()).matches()) {
      throw Mistake.of(text, "is no MAC address; say 02:42:ac:11:00:02");
    }
    return text;
  }

  /// The two halves; nothing when it is no address.
  private static int[] v4(String text) {
    String[] parts = text.split("\\.", -1);
    int[] bytes = new int[4];
    for (int i = 0; i < 4; i++) {
      if (parts.length != 4 || !parts[i].matches("0|[1-9][0-9]{0,2}")) {
        return new int[0];
      }
      bytes[i] = Integer.parseInt(parts[i]);
      if (bytes[i] > 255) {
        return new int[0];
      }
    }
    return new int[] {bytes[0] << 8 | bytes[1], bytes[2] << 8 | bytes[3]};
  }

  /// The eight groups; nothing when it is no address.
  private static int[] v6(String text) {
    int gap = text.indexOf("::");
    int[] before = groups(gap < 0 ? text : text.substring(0, gap), gap < 0);
    int[] after = gap < 0 ? new int[0] : groups(text.substring(gap + 2), true);
    int known = before.length + after.length;
    boolean bad = isBad(before) || isBad(after) || (gap < 0 ? known != 8 : known > 7);
    if (bad) {
      return new int[0];
    }
    int[] all = new int[8];
    System.arraycopy(before, 0, all, 0, before.length);
    System.arraycopy(after, 0, all, 8 - after.length, after.length);
    return all;
  }

  private static boolean isBad(int[] groups) {
    return groups.length > 8;
  }

  /// More than eight when it is nonsense.
  private static int[] groups(String text, boolean last) {
    if (text.isEmpty()) {
      return new int[0];
    }
    int[] bad = new int[9];
    String[] parts = text.split(":", -1);
    int[] tail = last ? v4(parts[parts.length - 1]) : new int[0];
    int plain = parts.length - (tail.length > 0 ? 1 : 0);
    if (parts.length > 8) {
      return bad;
    }
    int[] groups = new int[plain + tail.length];
    for (int i = 0; i < plain; i++) {
      if (!parts[i].matches("[0-9a-fA-F]{1,4}")) {
        return bad;
      }
      groups[i] = Integer.parseInt(parts[i], 16);
    }
    System.arraycopy(tail, 0, groups, plain, tail.length);
    return groups;
  }
}
