package cpat.resolve;

import cpat.source.Span;

/// Where a fact comes from.
public sealed interface From {
  /// A place in a file of the project.
  record Written(Span at) implements From {}

  /// The configuration of an image, as `by` tells it.
  record OfImage(String image, String by, boolean assumed) implements From {}

  /// What holds when nobody says anything: docker's, Compose's, Kubernetes' habit.
  record Default(String whose) implements From {}

  /// What the caller gave: an argument, a variable.
  record Given(String what) implements From {}
}
