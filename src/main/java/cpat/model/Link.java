package cpat.model;

import cpat.source.Span;

/// Two places of a project that speak of one image: what is run or ordered at `from` is built by
/// `build`.
public record Link(Span from, String image, Build build) {}
