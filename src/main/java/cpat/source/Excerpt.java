package cpat.source;

import java.util.Arrays;

/// Text to be read: a whole source, or a part taken out of one (a code block, a YAML scalar, a JSON
/// string), each character of which still knows its place in the source.
public final class Excerpt implements CharSequence {
  private final Source source;
  private final String text;

  /// `from[i]` is the offset in the excerpt where a stretch begins, `to[i]` its offset in the
  /// source.
  private final int[] from;

  private final int[] to;

  private Excerpt(Source source, String text, int[] from, int[] to) {
    this.source = source;
    this.text = text;
    this.from = from;
    this.to = to;
  }

  public static Excerpt of(Source source) {
    return new Excerpt(source, source.text(), new int[] {0}, new int[] {0});
  }

  /// The text of a span, as it stands.
  public static Excerpt of(Span span) {
    return new Excerpt(span.source(), span.text(), new int[] {0}, new int[] {span.start()});
  }

  public Source source() {
    return source;
  }

  public String text() {
    return text;
  }

  /// The place in the source of a range of this excerpt.
  public Span span(int start, int end) {
    int first = place(start);
    int last = end <= start ? first : Math.min(place(end - 1) + 1, source.text().length());
    return new Span(source, first, Math.max(first, last));
  }

  public Span whole() {
    return span(0, text.length());
  }

  /// The same places, for a part of the text.
  public Excerpt part(int start, int end) {
    Builder part = new Builder(source);
    part.append(this, start, end);
    return part.build();
  }

  private int place(int offset) {
    int found = Arrays.binarySearch(from, offset);
    int i = found >= 0 ? found : -found - 2;
    return i < 0 ? 0 : Math.min(to[i] + offset - from[i], source.text().length());
  }

  @Override
  public int length() {
    return text.length();
  }

  @Override
  public char charAt(int index) {
    return text.charAt(index);
  }

  @Override
  public CharSequence subSequence(int start, int end) {
    return text.substring(start, end);
  }

  @Override
  public String toString() {
    return text;
  }

  /// Puts an excerpt together from stretches of one source.
  public static final class Builder {
    private final Source source;
    private final StringBuilder text = new StringBuilder();
    private int[] from = new int[4];
    private int[] to = new int[4];
    private int count;

    public Builder(Source source) {
      this.source = source;
    }

    /// A stretch of the source as it stands.
    public Builder append(int start, int end) {
      return append(source.text().substring(start, end), start);
    }

    /// Text that stands for what is written at an offset of the source (a decoded escape, say).
    public Builder append(String decoded, int offset) {
      if (!decoded.isEmpty()) {
        mark(offset);
        text.append(decoded);
      }
      return this;
    }

    public Builder append(Excerpt other, int start, int end) {
      for (int at = start; at < end; ) {
        int next = end;
        int i = Arrays.binarySearch(other.from, at);
        i = i >= 0 ? i : -i - 2;
        if (i + 1 < other.from.length) {
          next = Math.min(end, other.from[i + 1]);
        }
        append(other.text.substring(at, next), other.place(at));
        at = next;
      }
      if (count == 0) {
        mark(other.place(start));
      }
      return this;
    }

    private void mark(int offset) {
      int at = text.length();
      if (count > 0 && to[count - 1] + at - from[count - 1] == offset) {
        return;
      }
      if (count > 0 && from[count - 1] == at) {
        count--;
      }
      if (count == from.length) {
        from = Arrays.copyOf(from, count * 2);
        to = Arrays.copyOf(to, count * 2);
      }
      from[count] = at;
      to[count++] = offset;
    }

    public int length() {
      return text.length();
    }

    public Excerpt build() {
      if (count == 0) {
        mark(0);
      }
      return new Excerpt(
          source, text.toString(), Arrays.copyOf(from, count), Arrays.copyOf(to, count));
    }
  }
}
