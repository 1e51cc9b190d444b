package cpat.rule;

/// What a fix may change besides what it mends.
public enum Safety {
  /// The same image, or strictly more builds and starts: made by `cpat fix`.
  SAFE,
  /// A proposal: it may change what the image is or does; made when asked for (`--unsafe`).
  UNSAFE,
  /// Only told: what to do depends on what cpat cannot know.
  SHOW;

  public String word() {
    return name().toLowerCase(java.util.Locale.ROOT);
  }
}
