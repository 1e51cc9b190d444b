package cpat.rule;

/// How much a finding matters, the worst first. Only what will certainly hurt is an error.
public enum Level {
  ERROR,
  WARNING,
  NOTE;

  public String word() {
    return name().toLowerCase(java.util.Locale.ROOT);
  }
}
