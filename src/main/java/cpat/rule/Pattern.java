package cpat.rule;

import java.util.Set;

/// One of the 14: symbol, name, what it is for, its place in the periodic table (row and column
/// from 1), one sentence, and how it is found.
public record Pattern(
    String symbol,
    String name,
    Set<Kind> kinds,
    int row,
    int column,
    String summary,
    Detector detector) {}
