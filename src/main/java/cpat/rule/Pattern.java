package cpat.rule;

import java.util.List;
import java.util.Set;

/// One of the 14: symbol, name, what it is for, its place in the periodic table (row and column
/// from 1), one sentence, how it is found, and the rules of its room.
public record Pattern(
    String symbol,
    String name,
    Set<Kind> kinds,
    int row,
    int column,
    String summary,
    Detector detector,
    List<Rule> rules) {

  /// A pattern whose room has no rules yet.
  public Pattern(
      String symbol,
      String name,
      Set<Kind> kinds,
      int row,
      int column,
      String summary,
      Detector detector) {
    this(symbol, name, kinds, row, column, summary, detector, List.of());
  }
}
