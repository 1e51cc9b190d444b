package cpat.resolve.flags;

import cpat.model.Setting;
import cpat.model.Word;
import cpat.source.Span;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// An item of a list in settings: written as one word (`ports: ["80:80"]`) or as a mapping, whose
/// settings are then named `ports[0].target`.
record Item(Optional<Word> word, List<Setting> fields, String prefix, Span at) {

  Optional<Word> get(String key) {
    return fields.stream()
        .filter(s -> s.name().equals(prefix + key))
        .map(Setting::value)
        .reduce((_, last) -> last)
        .filter(w -> !w.text().isEmpty());
  }

  String text(String key) {
    return get(key).map(Word::text).orElse("");
  }

  boolean on(String key) {
    return Entries.truth(text(key));
  }

  /// The first setting whose name begins so, without the item's own name.
  Stream<Setting> under(String key) {
    return fields.stream().filter(s -> s.name().startsWith(prefix + key));
  }
}
