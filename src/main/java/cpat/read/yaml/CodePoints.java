package cpat.read.yaml;

import java.util.Arrays;

/// Turns offsets in code points, as the YAML library counts, into offsets in UTF-16 units.
final class CodePoints {
  /// Where the characters of two units stand, in code points.
  private final int[] wide;

  private final int length;

  private CodePoints(int[] wide, int length) {
    this.wide = wide;
    this.length = length;
  }

  static CodePoints of(String text) {
    int[] wide = {};
    int count = 0;
    for (int i = 0; i + 1 < text.length(); i++) {
      if (Character.isSurrogatePair(text.charAt(i), text.charAt(i + 1))) {
        if (count == wide.length) {
          wide = Arrays.copyOf(wide, Math.max(8, count * 2));
        }
        wide[count] = i - count;
        count++;
        i++;
      }
    }
    return new CodePoints(Arrays.copyOf(wide, count), text.length());
  }

  int utf16(int codePoint) {
    int found = Arrays.binarySearch(wide, codePoint);
    int before = found >= 0 ? found : -found - 1;
    return Math.min(length, codePoint + before);
  }
}
