package cpat.read.text;

import cpat.source.Excerpt;
import java.util.Locale;

/// A block of code in a page: the language its author named (empty: none) and its text.
record CodeBlock(String language, Excerpt text) {

  /// What an info string names: `bash`, `{.bash}`, `sh:title`, `shell script` → the first word.
  static String language(String info) {
    int start = 0;
    while (start < info.length() && !Character.isLetterOrDigit(info.charAt(start))) {
      start++;
    }
    int end = start;
    while (end < info.length()
        && (Character.isLetterOrDigit(info.charAt(end)) || "-_+#".indexOf(info.charAt(end)) >= 0)) {
      end++;
    }
    return info.substring(start, end).toLowerCase(Locale.ROOT);
  }
}
