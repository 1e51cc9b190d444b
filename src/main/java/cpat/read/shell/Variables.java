package cpat.read.shell;

import cpat.model.Word;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Variables whose values a script itself tells, as far as reading from top to bottom shows.
final class Variables {
  private static final int LONGEST = 4096;

  /// A value; not literal when something unknown (`$(pwd)`) is part of it.
  record Value(String text, boolean literal) {}

  private final Map<String, Value> values = new HashMap<>();
  private final Map<String, List<Word>> arrays = new HashMap<>();
  private final Set<String> unsure = new HashSet<>();

  Optional<Value> value(String name) {
    return Optional.ofNullable(values.get(name));
  }

  Optional<List<Word>> array(String name) {
    return Optional.ofNullable(arrays.get(name));
  }

  /// Two different values, one of them set under a condition, leave the variable unknown.
  void set(String name, Value value, boolean conditional) {
    boolean differs = values.containsKey(name) && !value.equals(values.get(name));
    if (unsure.contains(name)
        || value.text().length() > LONGEST
        || (!value.literal() && !tells(value.text()))
        || (conditional && differs)) {
      if (conditional) {
        unsure.add(name);
      }
      values.remove(name);
    } else {
      values.put(name, value);
    }
  }

  void append(String name, Value more, boolean conditional) {
    value(name)
        .ifPresent(before -> {
          boolean literal = before.literal() && more.literal();
          set(name, new Value(before.text() + more.text(), literal), conditional);
        });
  }

  void setArray(String name, List<Word> words) {
    arrays.put(name, List.copyOf(words));
  }

  void appendArray(String name, List<Word> words) {
    List<Word> all = new ArrayList<>(arrays.getOrDefault(name, List.of()));
    if (all.size() + words.size() < LONGEST) {
      all.addAll(words);
      arrays.put(name, all);
    }
  }

  void forget(String name) {
    values.remove(name);
    unsure.add(name);
  }

  /// An unknown value is worth more than its variable's name when it names the working folder or
  /// has known parts.
  private static boolean tells(String text) {
    return switch (text) {
      case "$(pwd)", "`pwd`", "$PWD", "${PWD}", "$HOME", "${HOME}" -> true;
      default ->
          (!text.startsWith("$") && !text.startsWith("`"))
              || text.startsWith("$(pwd)/")
              || text.startsWith("$PWD/")
              || text.startsWith("${PWD}/")
              || text.startsWith("$HOME/")
              || text.startsWith("${HOME}/");
    };
  }
}
