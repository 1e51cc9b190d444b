package cpat.resolve;

import cpat.model.Word;
import cpat.read.shell.ShellTree;
import cpat.read.shell.ShellTree.*;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Whether a condition holds, where the script's arguments decide it: `[ "$1" = serve ]`, `case $1
/// in`.
final class ShellConditions {
  private ShellConditions() {}

  static Optional<Boolean> holds(ShellTree tree, ShellState state, String zero) {
    return switch (tree) {
      case Simple simple -> command(simple, state, zero);
      case Pipeline p when p.negated() && p.parts().size() == 1 ->
          p.at().text().startsWith("!")
              ? holds(p.parts().getFirst(), state, zero).map(b -> !b)
              : Optional.empty();
      case AndOr chain -> chain(chain, state, zero);
      case Sequence all when all.items().size() == 1 && !all.items().getFirst().background() ->
          holds(all.items().getFirst().tree(), state, zero);
      case Group group when !group.redirected() -> holds(group.body(), state, zero);
      case Pipeline _, Sequence _, Group _, If _, Case _, Loop _, Function _ -> Optional.empty();
    };
  }

  /// True for what only asks: `[ -f x ]`, `! command`.
  static boolean tests(ShellTree tree) {
    return switch (tree) {
      case Simple simple ->
          !simple.words().isEmpty()
              && Set.of("[", "[[", "test", "((").contains(simple.words().getFirst().text());
      case AndOr chain -> tests(chain.left()) || tests(chain.right());
      case Pipeline pipeline -> pipeline.negated();
      case Sequence _, Group _, If _, Case _, Loop _, Function _ -> false;
    };
  }

  private static Optional<Boolean> chain(AndOr chain, ShellState state, String zero) {
    Optional<Boolean> left = holds(chain.left(), state, zero);
    Optional<Boolean> right = holds(chain.right(), state, zero);
    boolean deciding = !chain.and();
    if (left.equals(Optional.of(deciding)) || right.equals(Optional.of(deciding))) {
      return Optional.of(deciding);
    }
    return left.isPresent() && right.isPresent() ? Optional.of(chain.and()) : Optional.empty();
  }

  private static Optional<Boolean> command(Simple simple, ShellState state, String zero) {
    List<Word> words = simple.words();
    if (words.isEmpty()) {
      return Optional.empty();
    }
    return switch (words.getFirst().text()) {
      case "true", ":" -> Optional.of(true);
      case "false" -> Optional.of(false);
      case "[", "[[" ->
          words.size() > 2
              ? test(words.subList(1, words.size() - 1), state, zero)
              : Optional.empty();
      case "test" -> test(words.subList(1, words.size()), state, zero);
      default -> Optional.empty();
    };
  }

  private static Optional<Boolean> test(List<Word> words, ShellState state, String zero) {
    if (words.size() > 1 && words.getFirst().text().equals("!")) {
      return test(words.subList(1, words.size()), state, zero).map(b -> !b);
    }
    if (words.size() == 1) {
      return ShellValues.value(words.getFirst(), state, zero).map(v -> !v.isEmpty());
    }
    if (words.size() == 2) {
      Optional<String> value = ShellValues.value(words.get(1), state, zero);
      return switch (words.getFirst().text()) {
        case "-z" -> value.map(String::isEmpty);
        case "-n" -> value.map(v -> !v.isEmpty());
        default -> Optional.empty();
      };
    }
    if (words.size() != 3) {
      return Optional.empty();
    }
    Optional<String> left = ShellValues.value(words.get(0), state, zero);
    Optional<String> right = ShellValues.value(words.get(2), state, zero);
    if (left.isEmpty() || right.isEmpty()) {
      return Optional.empty();
    }
    return compare(left.get(), words.get(1).text(), right.get());
  }

  private static Optional<Boolean> compare(String left, String operator, String right) {
    return switch (operator) {
      case "=", "==" -> matches(left, right);
      case "!=" -> matches(left, right).map(b -> !b);
      case "-eq", "-ne", "-gt", "-ge", "-lt", "-le" -> numbers(left, operator, right);
      default -> Optional.empty();
    };
  }

  private static Optional<Boolean> numbers(String left, String operator, String right) {
    if (!left.matches("\\d{1,9}") || !right.matches("\\d{1,9}")) {
      return Optional.empty();
    }
    int order = Integer.compare(Integer.parseInt(left), Integer.parseInt(right));
    return Optional.of(
        switch (operator) {
          case "-eq" -> order == 0;
          case "-ne" -> order != 0;
          case "-gt" -> order > 0;
          case "-ge" -> order >= 0;
          case "-lt" -> order < 0;
          default -> order <= 0;
        });
  }

  /// Whether a value fits a pattern of `*` and `?`; empty for patterns with more in them.
  static Optional<Boolean> matches(String value, String pattern) {
    if (pattern.indexOf('[') >= 0 || pattern.indexOf('$') >= 0 || pattern.indexOf('`') >= 0) {
      return value.equals(pattern) ? Optional.of(true) : Optional.empty();
    }
    return Optional.of(fits(value, pattern));
  }

  private static boolean fits(String value, String pattern) {
    int at = 0;
    int p = 0;
    int star = -1;
    int mark = 0;
    while (at < value.length()) {
      if (p < pattern.length() && pattern.charAt(p) == '*') {
        star = p++;
        mark = at;
      } else if (p < pattern.length()
          && (pattern.charAt(p) == '?' || pattern.charAt(p) == value.charAt(at))) {
        p++;
        at++;
      } else if (star >= 0) {
        p = star + 1;
        at = ++mark;
      } else {
        return false;
      }
    }
    while (p < pattern.length() && pattern.charAt(p) == '*') {
      p++;
    }
    return p == pattern.length();
  }
}
