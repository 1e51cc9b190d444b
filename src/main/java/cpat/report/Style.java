package cpat.report;

/// Terminal colours, or none.
public enum Style {
  PLAIN,
  COLOUR;

  private static final String RESET = "\u001b[0m";

  public String bold(String text) {
    return code("1", text);
  }

  public String dim(String text) {
    return code("2", text);
  }

  public String red(String text) {
    return code("31", text);
  }

  public String yellow(String text) {
    return code("33", text);
  }

  public String green(String text) {
    return code("32", text);
  }

  public String blue(String text) {
    return code("34", text);
  }

  public String cyan(String text) {
    return code("36", text);
  }

  /// Any SGR code, for the coloured tiles of the table.
  public String code(String code, String text) {
    return this == PLAIN || text.isEmpty() ? text : "\u001b[" + code + "m" + text + RESET;
  }
}
