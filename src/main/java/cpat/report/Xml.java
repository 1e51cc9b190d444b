package cpat.report;

/// XML text, with what XML 1.0 cannot hold replaced.
final class Xml {
  static final String HEAD = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n";

  private Xml() {}

  /// ` name="value"`; line ends are kept.
  static String attribute(String name, Object value) {
    return " " + name + "=\"" + escaped(value.toString(), true) + "\"";
  }

  static String text(String text) {
    return escaped(text, false);
  }

  private static String escaped(String text, boolean attribute) {
    StringBuilder out = new StringBuilder(text.length());
    text.codePoints()
        .forEach(c -> {
          switch (c) {
            case '&' -> out.append("&amp;");
            case '<' -> out.append("&lt;");
            case '>' -> out.append("&gt;");
            case '"' -> out.append(attribute ? "&quot;" : "\"");
            case '\r' -> out.append("&#13;");
            case '\n' -> out.append(attribute ? "&#10;" : "\n");
            case '\t' -> out.append(attribute ? "&#9;" : "\t");
            default -> out.appendCodePoint(allowed(c) ? c : 0xFFFD);
          }
        });
    return out.toString();
  }

  private static boolean allowed(int c) {
    return (c >= 0x20 && c <= 0xD7FF) || (c >= 0xE000 && c <= 0xFFFD) || c >= 0x10000;
  }
}
