package cpat.rule;

/// How sure a statement is, the surest first.
public enum Certainty {
  CERTAIN,
  LIKELY,
  POSSIBLE;

  public String word() {
    return name().toLowerCase(java.util.Locale.ROOT);
  }
}
