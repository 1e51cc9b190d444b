package cpat.write;

import cpat.model.Run;
import cpat.model.Word;
import java.util.List;

/// The options of a line by name.
record Flags(Run run) {
  /// Every value, in the order written.
  List<String> all(String name) {
    return run.settings(name).map(s -> s.value().text()).toList();
  }

  /// The value that counts; empty when there is none.
  String last(String name) {
    return run.setting(name).map(Word::text).orElse("");
  }

  boolean on(String name) {
    return run.on(name);
  }

  boolean has(String name) {
    return run.setting(name).isPresent();
  }
}
