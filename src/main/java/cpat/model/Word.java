package cpat.model;

import cpat.source.Span;

/// A written value: what it says (quotes removed, known variables put in) and where it stands.
/// `literal` is false where something a reader cannot know stays in the text: `$(pwd)`, `$HOME`.
public record Word(String text, Span at, boolean literal) {
  public static Word literal(String text, Span at) {
    return new Word(text, at, true);
  }

  /// What stands in the file, quotes and all.
  public String raw() {
    return at.text();
  }

  public Word with(String other) {
    return new Word(other, at, literal);
  }

  @Override
  public String toString() {
    return text;
  }
}
