package cpat.patterns.s2i;

import cpat.model.Build;
import cpat.model.Statement;
import cpat.model.Word;
import cpat.read.dockerfile.Expansion;
import cpat.read.dockerfile.PlatformArguments;
import cpat.source.Span;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The ARGs before the first FROM: where they stand, and what they are when the caller gives
/// nothing. `broken` are those whose default cannot be expanded.
record GlobalArguments(
    Map<String, Span> places, Map<String, String> defaults, List<String> broken, char escape) {

  static GlobalArguments of(Build build) {
    Map<String, Span> places = new LinkedHashMap<>();
    Map<String, String> defaults = new LinkedHashMap<>();
    GlobalArguments all = new GlobalArguments(places, defaults, new ArrayList<>(), build.escape());
    for (Statement statement : build.statements()) {
      if (statement.keyword().equals("FROM")) {
        break;
      }
      if (statement.keyword().equals("ARG")) {
        statement.arguments().forEach(all::declare);
      }
    }
    return all;
  }

  private void declare(Word word) {
    int equals = word.text().indexOf('=');
    String name = equals < 0 ? word.text() : word.text().substring(0, equals);
    places.putIfAbsent(name, word.at());
    if (equals >= 0) {
      Expansion value = byDefault(word.text().substring(equals + 1));
      defaults.put(name, value.text());
      value.problem().ifPresent(_ -> broken.add(name));
    }
  }

  /// A text as it is when the caller gives nothing; for the platform any will do.
  Expansion byDefault(String text) {
    return Expansion.build(
        text, name -> Optional.ofNullable(defaults.get(name)).or(() -> platform(name)), escape);
  }

  private static Optional<String> platform(String name) {
    return predefined(name)
        ? Optional.of(
            name.endsWith("PLATFORM") ? "linux/amd64" : name.endsWith("ARCH") ? "amd64" : "linux")
        : Optional.empty();
  }

  static boolean predefined(String name) {
    return PlatformArguments.NAMES.contains(name);
  }

  boolean declares(String name) {
    return places.containsKey(name);
  }

  Optional<Span> place(String name) {
    return Optional.ofNullable(places.get(name));
  }

  /// What FROM may name.
  List<String> names() {
    List<String> names = new ArrayList<>(places.keySet());
    PlatformArguments.NAMES.stream().sorted().forEach(names::add);
    return names;
  }
}
