package cpat.read;

/// Text of the user's in a message: in backquotes, and not longer than one can read.
final class Shown {
  private static final int LONGEST = 60;

  private Shown() {}

  static String of(String text) {
    return "`" + (text.length() <= LONGEST ? text : text.substring(0, LONGEST) + "…") + "`";
  }
}
