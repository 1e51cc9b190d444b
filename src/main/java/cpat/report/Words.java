package cpat.report;

import java.util.List;

/// Words of a command as one could type them.
public final class Words {
  private Words() {}

  public static String shown(List<String> words) {
    return String.join(" ", words.stream().map(Words::quoted).toList());
  }

  static String name(String path) {
    return path.substring(path.lastIndexOf('/') + 1);
  }

  private static String quoted(String word) {
    boolean plain = !word.isEmpty() && word.chars().allMatch(Words::plain);
    return plain ? word : "'" + word.replace("'", "'\\''") + "'";
  }

  private static boolean plain(int c) {
    return Character.isLetterOrDigit(c) || "-_./:=,+@%^".indexOf(c) >= 0;
  }
}
