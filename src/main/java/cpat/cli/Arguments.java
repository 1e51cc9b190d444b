package cpat.cli;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// A parsed command line: options by name, and the words that are none.
final class Arguments {
  private final Map<String, List<String>> options = new LinkedHashMap<>();
  private final List<String> words = new ArrayList<>();

  /// GNU habits: `--name=value`, `--name value`, `-n value`, `-nvalue`, grouped letters, `--` ends.
  static Arguments parse(List<Option> known, List<String> line) throws UsageException {
    return parse(known, line, List.of());
  }

  /// Behind the first word only the `own` options count, by their long names; all else are words.
  static Arguments parse(List<Option> known, List<String> line, List<Option> own)
      throws UsageException {
    Arguments parsed = new Arguments();
    for (int i = 0; i < line.size(); i++) {
      String word = line.get(i);
      if (word.equals("--")) {
        parsed.words.addAll(line.subList(i + 1, line.size()));
        break;
      }
      if (!own.isEmpty() && !parsed.words.isEmpty() && !isOne(own, word)) {
        parsed.words.add(word);
      } else if (word.startsWith("--")) {
        int equals = word.indexOf('=');
        String name = word.substring(2, equals < 0 ? word.length() : equals);
        Option option = byName(known, name);
        if (!option.takesValue()) {
          if (equals >= 0) {
            throw new UsageException("--" + name + " takes no value");
          }
          parsed.add(option, "");
        } else if (equals >= 0) {
          parsed.add(option, word.substring(equals + 1));
        } else {
          parsed.add(option, next(line, ++i, "--" + name, option));
        }
      } else if (word.startsWith("-") && word.length() > 1) {
        i = parsed.letters(known, line, i);
      } else {
        parsed.words.add(word);
      }
    }
    return parsed;
  }

  private static boolean isOne(List<Option> options, String word) {
    return options.stream()
        .anyMatch(o -> word.equals("--" + o.name()) || word.startsWith("--" + o.name() + "="));
  }

  private int letters(List<Option> known, List<String> line, int at) throws UsageException {
    String word = line.get(at);
    for (int i = 1; i < word.length(); i++) {
      String letter = word.substring(i, i + 1);
      Option option =
          known.stream()
              .filter(o -> o.letter().equals(letter))
              .findFirst()
              .orElseThrow(
                  () -> new UsageException("unknown option -" + letter + "; see `cpat help`"));
      if (!option.takesValue()) {
        add(option, "");
      } else if (i + 1 < word.length()) {
        add(option, word.substring(i + 1));
        return at;
      } else {
        add(option, next(line, at + 1, "-" + letter, option));
        return at + 1;
      }
    }
    return at;
  }

  private static Option byName(List<Option> known, String name) throws UsageException {
    for (Option option : known) {
      if (option.name().equals(name)) {
        return option;
      }
    }
    List<String> names = known.stream().map(Option::name).toList();
    String near = Suggest.didYouMean(name, names).replace("`", "`--").replace("`--?", "`?");
    throw new UsageException("unknown option --" + name + near + "; see `cpat help`");
  }

  private static String next(List<String> line, int at, String shown, Option option)
      throws UsageException {
    if (at >= line.size()) {
      throw new UsageException(shown + " needs a value: " + shown + " " + option.argument());
    }
    return line.get(at);
  }

  private void add(Option option, String value) {
    options.computeIfAbsent(option.name(), _ -> new ArrayList<>()).add(value);
  }

  List<String> words() {
    return words;
  }

  boolean has(String name) {
    return options.containsKey(name);
  }

  List<String> all(String name) {
    return options.getOrDefault(name, List.of());
  }

  /// The value given last.
  Optional<String> value(String name) {
    List<String> all = all(name);
    return all.isEmpty() ? Optional.empty() : Optional.of(all.getLast());
  }

  /// The value given last, which must be one of a few.
  String choice(String name, String otherwise, List<String> choices) throws UsageException {
    String value = value(name).orElse(otherwise);
    if (!choices.contains(value)) {
      throw new UsageException(
          "--%s %s: not one of %s%s"
              .formatted(
                  name, value, String.join(", ", choices), Suggest.didYouMean(value, choices)));
    }
    return value;
  }
}
