package cpat.rule;

import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// Files that a tool makes of others, as their first lines say: what is changed in them is lost.
final class MadeFiles {
  private static final Pattern MADE = Pattern.compile("(?i)generated");
  private static final Pattern KEEP_OUT =
      Pattern.compile("(?i)(do\\s+not|don't|never)\\s+(manually\\s+)?(edit|modify|change)");

  private MadeFiles() {}

  /// True where the comments at the top say that it is generated, and not to be edited.
  static boolean made(String text) {
    String head =
        text.lines()
            .limit(40)
            .map(String::strip)
            .takeWhile(l -> l.isEmpty() || l.startsWith("#") || l.startsWith("//"))
            .collect(Collectors.joining(" "));
    return head.contains("@generated")
        || (MADE.matcher(head).find() && KEEP_OUT.matcher(head).find());
  }
}
