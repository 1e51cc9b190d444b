package cpat.model;

import cpat.source.Span;
import java.util.List;

/// Something that could not be read, or that contradicts itself: a value, never an exception.
/// `related` are the other places it takes to see it.
public record Problem(Span at, String message, List<Related> related) {
  /// Another place of the same problem, and what stands there.
  public record Related(Span at, String message) {}

  public Problem(Span at, String message) {
    this(at, message, List.of());
  }

  public Problem(Span at, String message, Span other, String there) {
    this(at, message, List.of(new Related(other, there)));
  }
}
