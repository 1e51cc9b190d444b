package cpat.fix;

import cpat.source.Source;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What came of it: the changed files by path, the fixes that were made (each speaks of the text of
/// its round), those that were tried or looked at and not made, and the last check. `stable` is
/// false when the rounds ran out.
public record Fixed(
    Map<String, Change> changes,
    List<Made> made,
    List<Withdrawn> withdrawn,
    Checkup after,
    int rounds,
    boolean stable) {

  /// A file before and after; `before` is empty for a file that is made.
  public record Change(Optional<Source> before, Source after) {}

  /// A fix that was made; rounds count from 1.
  public record Made(Choice choice, int round) {}

  /// A fix that was not made, and why.
  public record Withdrawn(Choice choice, String reason) {}
}
