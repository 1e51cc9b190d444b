package cpat.model;

import cpat.source.Span;

/// Something that could not be read: a value, never an exception.
public record Problem(Span at, String message) {}
