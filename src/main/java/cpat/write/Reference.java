package cpat.write;

import java.util.regex.Pattern;

/// An image as docker takes it: `[host[:port]/]path[:tag][@digest]`, or an id of 64 digits.
final class Reference {
  private static final String PART = "[a-zA-Z0-9](?:[a-zA-Z0-9-]*[a-zA-Z0-9])?";
  private static final String HOST =
      "(?:" + PART + "(?:\\." + PART + ")*|\\[[a-fA-F0-9:]+])(?::[0-9]+)?/";
  private static final String WORD = "[a-z0-9]+(?:(?:[._]|__|-+)[a-z0-9]+)*";
  private static final String PATH = WORD + "(?:/" + WORD + ")*";
  private static final Pattern LOCAL = Pattern.compile(PATH);
  private static final Pattern NAME = Pattern.compile("(?:" + HOST + ")?" + PATH);
  private static final Pattern TAG = Pattern.compile("[A-Za-z0-9_][A-Za-z0-9_.-]{0,127}");
  private static final Pattern DIGEST =
      Pattern.compile("sha256:[a-f0-9]{64}|sha384:[a-f0-9]{96}|sha512:[a-f0-9]{128}");
  private static final int LONGEST = 255;

  private Reference() {}

  static String check(String text) {
    Pair digest = Pair.of(text, '@');
    String named = digest.key();
    int colon = named.indexOf(':', named.lastIndexOf('/') + 1);
    String name = colon < 0 ? named : named.substring(0, colon);
    int slash = name.indexOf('/');
    String host = slash < 0 ? "" : name.substring(0, slash);
    boolean remote = host.equals("localhost") || host.matches(".*[.:A-Z].*");
    boolean good =
        (remote ? NAME : LOCAL).matcher(name).matches()
            && name.length() <= LONGEST
            && (colon < 0 || TAG.matcher(named.substring(colon + 1)).matches())
            && (!digest.parted() || DIGEST.matcher(digest.value()).matches());
    if (!good) {
      throw Mistake.of(text, "is no image; say name:tag, the name in lower case");
    }
    return text;
  }
}
