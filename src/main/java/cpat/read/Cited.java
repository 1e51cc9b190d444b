package cpat.read;

/// Text of the user's in a message: in backquotes, and not longer than one can read.
public final class Cited {
  private static final int LONGEST = 60;

  private Cited() {}

  public static String of(String text) {
    return "`" + (text.length() <= LONGEST ? text : text.substring(0, LONGEST) + "…") + "`";
  }
}
