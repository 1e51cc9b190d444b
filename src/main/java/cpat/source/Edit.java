package cpat.source;

import java.util.Comparator;
import java.util.List;

/// Other text for a place. An edit of an empty source makes a file of that name.
public record Edit(Span at, String text) {
  public static Edit insert(Source source, int offset, String text) {
    return new Edit(source.span(offset, offset), text);
  }

  public boolean overlaps(Edit other) {
    if (!at.source().path().equals(other.at.source().path())) {
      return false;
    }
    boolean touching = at.start() == other.at.start() && at.end() == other.at.end();
    return touching || (at.start() < other.at.end() && other.at.start() < at.end());
  }

  /// True also where one puts something in at the border of what the other replaces: alone each is
  /// right, together what was put in may stand in the wrong place.
  public boolean meets(Edit other) {
    boolean inserting = at.start() == at.end() || other.at.start() == other.at.end();
    return overlaps(other)
        || (inserting
            && at.source().path().equals(other.at.source().path())
            && at.start() <= other.at.end()
            && other.at.start() <= at.end());
  }

  /// The text of a source with edits of it made; none of them may overlap another.
  static String applied(String text, List<Edit> edits) {
    StringBuilder out = new StringBuilder();
    int from = 0;
    List<Edit> sorted =
        edits.stream()
            .sorted(
                Comparator.comparingInt((Edit e) -> e.at().start())
                    .thenComparingInt(e -> e.at().end()))
            .toList();
    for (Edit edit : sorted) {
      if (edit.at().start() < from) {
        throw new IllegalArgumentException("overlapping edits at " + edit.at());
      }
      out.append(text, from, edit.at().start()).append(edit.text());
      from = edit.at().end();
    }
    return out.append(text, from, text.length()).toString();
  }
}
