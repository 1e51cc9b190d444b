package cpat.source;

/// A half-open range of a source. Prints as `path:line:column`.
public record Span(Source source, int start, int end) {
  public Span {
    if (start < 0 || end < start || end > source.text().length()) {
      throw new IllegalArgumentException(
          "span %d..%d outside %s (%d)".formatted(start, end, source, source.text().length()));
    }
  }

  public String text() {
    return source.text().substring(start, end);
  }

  public Position first() {
    return source.position(start);
  }

  public Position last() {
    return source.position(end);
  }

  /// From the start of this to the end of the other, whichever lies further; both in one source.
  public Span to(Span other) {
    return new Span(source, Math.min(start, other.start), Math.max(end, other.end));
  }

  public boolean contains(Span other) {
    return source == other.source && start <= other.start && other.end <= end;
  }

  @Override
  public String toString() {
    return source.path() + ":" + first().line() + ":" + first().column();
  }
}
