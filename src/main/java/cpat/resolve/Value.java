package cpat.resolve;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/// A fact with its sources, the deciding one first; or that it is not known, and what would settle
/// it.
public sealed interface Value<T> {
  List<From> from();

  record Known<T>(T value, List<From> from) implements Value<T> {}

  /// `settles` is a next step in the user's words: `--image-config FILE for node:22`.
  record Unknown<T>(String settles, List<From> from) implements Value<T> {}

  static <T> Value<T> of(T value, From... from) {
    return new Known<>(value, List.of(from));
  }

  static <T> Value<T> unknown(String settles, From... from) {
    return new Unknown<>(settles, List.of(from));
  }

  default Optional<T> known() {
    return this instanceof Known<T>(T value, _) ? Optional.of(value) : Optional.empty();
  }

  default <R> Value<R> map(Function<T, R> change) {
    return switch (this) {
      case Known<T>(T value, List<From> from) -> new Known<>(change.apply(value), from);
      case Unknown<T>(String settles, List<From> from) -> new Unknown<>(settles, from);
    };
  }
}
