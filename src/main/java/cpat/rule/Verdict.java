package cpat.rule;

/// Applied and sound, or applied (or plainly intended) but broken.
public enum Verdict {
  USED,
  MISAPPLIED
}
