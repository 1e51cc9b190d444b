package cpat.write;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/// `-e`, `--env-file`, `-l` and `--label-file`.
final class Variables {
  private Variables() {}

  /// Those of the files first, then of each `-e` name the last; `-e NAME` takes the caller's value,
  /// if there is one.
  static List<String> environment(Flags flags, Caller caller) {
    List<String> all = new ArrayList<>();
    for (String file : flags.all("env-file")) {
      lines(file, caller, caller.environment(), all);
    }
    Map<String, String> byName = new LinkedHashMap<>();
    for (String written : flags.all("env")) {
      Pair pair = Pair.of(written);
      if (pair.key().isEmpty()) {
        throw Mistake.of(written, "is no variable; say NAME=value");
      }
      Optional<String> known =
          pair.parted() ? Optional.empty() : caller.environment().apply(written);
      byName.put(pair.key(), known.map(v -> written + "=" + v).orElse(written));
    }
    all.addAll(byName.values());
    return all;
  }

  static List<String> labels(Flags flags, Caller caller) {
    List<String> all = new ArrayList<>();
    for (String file : flags.all("label-file")) {
      lines(file, caller, _ -> Optional.empty(), all);
    }
    all.addAll(Names.labels(flags.all("label")));
    return all;
  }

  /// One `NAME=value` per line, quotes and all; a name alone that the caller does not know is
  /// passed over.
  private static void lines(
      String path, Caller caller, Function<String, Optional<String>> known, List<String> all) {
    String text = caller.file(path);
    for (String raw : text.substring(text.startsWith("\uFEFF") ? 1 : 0).split("\r?\n", -1)) {
      String line = raw.stripLeading();
      Pair pair = Pair.of(line);
      if (line.isEmpty() || line.startsWith("#")) {
        continue;
      }
      if (pair.key().isEmpty() || pair.key().matches("(?s).*\\s.*")) {
        throw Mistake.of(path, "has a line without a name for its value: `" + line + "`");
      }
      if (pair.parted()) {
        all.add(line);
      } else {
        known.apply(line).ifPresent(value -> all.add(line + "=" + value));
      }
    }
  }
}
