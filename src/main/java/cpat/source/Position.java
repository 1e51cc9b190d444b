package cpat.source;

/// A line and a column, both from 1; columns in UTF-16 units, as in LSP.
public record Position(int line, int column) {}
