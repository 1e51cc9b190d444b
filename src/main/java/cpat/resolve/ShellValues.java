package cpat.resolve;

import cpat.model.Word;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// What words of a shell text stand for, as far as the script's arguments and its own plain
/// assignments tell.
final class ShellValues {
  private ShellValues() {}

  /// The fields of some words; what is not known stays as it is written.
  static List<String> fields(List<Word> words, ShellState state, String zero) {
    List<String> all = new ArrayList<>();
    for (Word word : words) {
      if (word.literal()) {
        all.add(word.text());
        continue;
      }
      String raw = unquoted(word.raw());
      Optional<List<String>> arguments = state.arguments();
      switch (raw) {
        case "$@", "$*", "${@}", "${*}", "${@:1}" -> all.addAll(arguments.orElse(List.of("$@")));
        case "${@:2}" -> all.addAll(arguments.map(a -> rest(a, 1)).orElse(List.of("$@")));
        default -> {
          String value = value(word, state, zero).orElse(word.text());
          boolean splits = !word.raw().startsWith("\"") && value.indexOf(' ') > 0;
          if (splits && raw.startsWith("$") && !raw.startsWith("$(")) {
            all.addAll(List.of(value.strip().split("\\s+", -1)));
          } else if (!value.isEmpty() || word.raw().startsWith("\"")) {
            all.add(value);
          }
        }
      }
    }
    return all;
  }

  /// What a single word says; empty when something unknown is in it.
  static Optional<String> value(Word word, ShellState state, String zero) {
    if (word.literal()) {
      return Optional.of(word.text());
    }
    String raw = unquoted(word.raw());
    if (raw.startsWith("$") && raw.length() > 1) {
      String inner =
          raw.startsWith("${") && raw.endsWith("}")
              ? raw.substring(2, raw.length() - 1)
              : raw.substring(1);
      return expansion(inner, state, zero);
    }
    return Optional.empty();
  }

  private static Optional<String> expansion(String inner, ShellState state, String zero) {
    switch (inner) {
      case "0", "BASH_SOURCE", "BASH_SOURCE[0]" -> {
        return Optional.of(zero);
      }
      case "#" -> {
        return state.arguments().map(a -> Integer.toString(a.size()));
      }
      case "@", "*" -> {
        return state.arguments().map(a -> String.join(" ", a));
      }
      default -> {}
    }
    int end = 0;
    while (end < inner.length()
        && (Character.isLetterOrDigit(inner.charAt(end)) || inner.charAt(end) == '_')) {
      end++;
    }
    String name = inner.substring(0, end);
    String rest = inner.substring(end);
    boolean argument = !name.isEmpty() && name.chars().allMatch(Character::isDigit);
    Optional<String> value =
        argument
            ? state.arguments().map(a -> argument(a, name))
            : Optional.ofNullable(state.variables().get(name));
    return switch (rest) {
      case "", ":-", "-" -> value;
      case ":0:1" -> value.map(v -> v.substring(0, Math.min(1, v.length())));
      case "#-" -> value.map(v -> v.startsWith("-") ? v.substring(1) : v);
      case "#--" -> value.map(v -> v.startsWith("--") ? v.substring(2) : v);
      default ->
          rest.startsWith(":-") && rest.indexOf('$') < 0
              ? value.map(v -> v.isEmpty() ? rest.substring(2) : v)
              : Optional.empty();
    };
  }

  private static String argument(List<String> arguments, String number) {
    int index = number.length() > 4 ? 0 : Integer.parseInt(number);
    return index >= 1 && index <= arguments.size() ? arguments.get(index - 1) : "";
  }

  static List<String> rest(List<String> all, int from) {
    return all.subList(Math.min(from, all.size()), all.size());
  }

  private static String unquoted(String raw) {
    boolean quoted = raw.length() > 1 && raw.startsWith("\"") && raw.endsWith("\"");
    String inner = quoted ? raw.substring(1, raw.length() - 1) : raw;
    return inner.indexOf('"') >= 0 ? raw : inner;
  }
}
