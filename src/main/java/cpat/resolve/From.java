package cpat.resolve;

import cpat.source.Span;

/// Where a fact comes from.
public sealed interface From {
  /// The path of the text that stands for what the caller typed.
  String TYPED = "(command line)";

  /// A place: of a file, or of the command line itself.
  static From at(Span place) {
    return place.source().path().equals(TYPED)
        ? new Given("`" + place.text() + "` on the command line")
        : new Written(place);
  }

  /// A place in a file of the project.
  record Written(Span at) implements From {}

  /// The configuration of an image, as `by` tells it.
  record OfImage(String image, String by, boolean assumed) implements From {}

  /// What an image says, when something unknown may have changed it.
  default From likely() {
    return this instanceof OfImage(String image, String by, _)
        ? new OfImage(image, by, true)
        : this;
  }

  /// What holds when nobody says anything: docker's, Compose's, Kubernetes' habit.
  record Default(String whose) implements From {}

  /// What the caller gave: an argument, a variable.
  record Given(String what) implements From {}
}
