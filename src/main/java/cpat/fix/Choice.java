package cpat.fix;

import cpat.rule.Finding;
import cpat.rule.Fix;
import cpat.source.Edit;
import java.util.stream.Stream;

/// A finding and the fix that is to mend it.
public record Choice(Finding finding, Fix fix) {
  /// The files that decide whether it went well: those it changes, and the one of the finding.
  Stream<String> paths() {
    Stream<String> changed = fix.edits().stream().map(e -> e.at().source().path());
    return Stream.concat(Stream.of(path()), changed).distinct();
  }

  /// Where the finding is.
  String path() {
    return finding.at().source().path();
  }

  boolean touches(java.util.Set<String> paths) {
    return paths().anyMatch(paths::contains);
  }

  /// Two edits of one place that say the same are made once, and do not stand in each other's way.
  static boolean same(Edit one, Edit other) {
    return one.at().source().path().equals(other.at().source().path())
        && one.at().start() == other.at().start()
        && one.at().end() == other.at().end()
        && one.text().equals(other.text());
  }
}
