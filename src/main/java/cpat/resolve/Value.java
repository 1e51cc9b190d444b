package cpat.resolve;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/// A fact with its sources, or that it is not known and what would settle it.
public sealed interface Value<T> {
  /// The places that decide, the most telling first.
  List<From> from();

  /// `over` are the places whose word this one replaces.
  record Known<T>(T value, List<From> from, List<From> over) implements Value<T> {}

  /// `settles` is a next step in the user's words: `--build-arg VERSION=…`.
  record Unknown<T>(String settles, List<From> from) implements Value<T> {}

  static <T> Value<T> of(T value, From... from) {
    return new Known<>(value, List.of(from), List.of());
  }

  static <T> Value<T> unknown(String settles, From... from) {
    return new Unknown<>(settles, List.of(from));
  }

  default Optional<T> known() {
    return this instanceof Known<T>(T value, _, _) ? Optional.of(value) : Optional.empty();
  }

  default boolean isKnown() {
    return this instanceof Known<T>;
  }

  default <R> Value<R> map(Function<T, R> change) {
    return switch (this) {
      case Known<T>(T value, var from, var over) -> new Known<>(change.apply(value), from, over);
      case Unknown<T>(String settles, var from) -> new Unknown<>(settles, from);
    };
  }

  /// This value, knowing what it takes the place of, if that was something.
  default Value<T> over(Value<?> earlier) {
    if (!(this instanceof Known<T>(T value, var from, var already))) {
      return this;
    }
    List<From> over = new ArrayList<>(already);
    if (earlier instanceof Known<?>(Object said, _, _) && !isNothing(said)) {
      over.addAll(earlier.from());
    }
    if (earlier instanceof Known<?>(_, _, var before)) {
      over.addAll(before);
    }
    return new Known<>(value, from, List.copyOf(over));
  }

  /// This value, knowing what it was before a later file spoke: the same place means it did not.
  default Value<T> replacing(Value<T> before) {
    if (!(this instanceof Known<T>(T value, var from, var already))
        || !(before instanceof Known<T>(T said, var earlier, _))
        || from.equals(earlier)
        || isNothing(said)) {
      return this;
    }
    List<From> over = new ArrayList<>(earlier);
    already.stream().filter(f -> !over.contains(f)).forEach(over::add);
    return new Known<>(value, from, List.copyOf(over));
  }

  private static boolean isNothing(Object value) {
    return (value instanceof List<?> list && list.isEmpty())
        || (value instanceof String text && text.isEmpty());
  }

  /// This value, with one more source behind those it has.
  default Value<T> because(From more) {
    List<From> all = new ArrayList<>(from());
    all.add(more);
    return from(List.copyOf(all));
  }

  /// This value, with one more source before those it has.
  default Value<T> first(From more) {
    List<From> all = new ArrayList<>(List.of(more));
    all.addAll(from());
    return from(List.copyOf(all));
  }

  /// This value, when something unknown may have changed what an image says of it.
  default Value<T> likely() {
    return from(from().stream().map(From::likely).toList());
  }

  private Value<T> from(List<From> all) {
    return switch (this) {
      case Known<T>(T value, _, var over) -> new Known<>(value, all, over);
      case Unknown<T>(String settles, _) -> new Unknown<>(settles, all);
    };
  }
}
