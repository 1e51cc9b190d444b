package cpat.resolve;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/// Facts by name: variables, ports, labels. With a `rest` there may be more of them, and `rest`
/// says what would settle it.
public record Entries<T>(Map<String, Value<T>> known, Optional<Value.Unknown<T>> rest) {

  public static <T> Entries<T> none() {
    return new Entries<>(Map.of(), Optional.empty());
  }

  static <T> Entries<T> unknown(String settles, From from) {
    return new Entries<>(
        Map.of(), Optional.of(new Value.Unknown<>(settles, java.util.List.of(from))));
  }

  public Optional<Value<T>> find(String name) {
    return Optional.ofNullable(known.get(name)).or(() -> rest.map(r -> r));
  }

  /// These, when something unknown may have changed what an image says.
  Entries<T> likely() {
    Map<String, Value<T>> all = new LinkedHashMap<>(known);
    all.replaceAll((_, value) -> value.likely());
    return new Entries<>(java.util.Collections.unmodifiableMap(all), rest);
  }

  /// With one more; a value of the same name keeps its place in the order and is replaced.
  Entries<T> with(String name, Value<T> value) {
    Map<String, Value<T>> all = new LinkedHashMap<>(known);
    Value<T> earlier = all.get(name);
    all.put(name, earlier == null ? value : value.over(earlier));
    return new Entries<>(java.util.Collections.unmodifiableMap(all), rest);
  }

  /// Each of them [Value#replacing] the one of its name.
  Entries<T> replacing(Entries<T> before) {
    Map<String, Value<T>> all = new LinkedHashMap<>();
    known.forEach((name, value) -> {
      Value<T> earlier = before.known().get(name);
      all.put(name, earlier == null ? value : value.replacing(earlier));
    });
    return new Entries<>(java.util.Collections.unmodifiableMap(all), rest);
  }
}
