package cpat.rule;

/// What a pattern is for.
public enum Kind {
  DEVELOPMENT,
  DISTRIBUTION,
  RUNTIME
}
