package cpat.model;

import cpat.source.Span;
import java.util.List;

/// One simple command of a shell text: `NAME=value… word word…`, without redirections. `before` is
/// what joins it to the command before: `""`, `;`, `&&`, `||`, `|`, `&`. `after` likewise. `prefix`
/// is what stands before the command itself (`sudo -u x`, `time`, `exec`, `env A=b`, `xargs -n1`):
/// `words` begin behind it.
public record Invocation(
    Span at,
    List<Word> assignments,
    List<Word> prefix,
    List<Word> words,
    String before,
    String after,
    Frame frame) {

  /// Where a command stands. `definition` is the alias or function it belongs to (empty: none),
  /// `captured` the variable that takes its output (`cid=$(docker run …)`), `frozen` is true inside
  /// a double-quoted alias, whose expansions happen once, when it is defined.
  public record Frame(String definition, boolean alias, boolean frozen, String captured) {
    public static final Frame TOP = new Frame("", false, false, "");
  }

  /// The command's name without its path; empty for bare assignments.
  public String name() {
    if (words.isEmpty()) {
      return "";
    }
    String first = words.getFirst().text();
    return first.substring(first.lastIndexOf('/') + 1);
  }

  /// True when a word such as `exec` or `sudo` stands before the command.
  public boolean behind(String word) {
    return prefix.stream().anyMatch(w -> w.text().equals(word));
  }

  /// The words after the name.
  public List<Word> arguments() {
    return words.isEmpty() ? words : words.subList(1, words.size());
  }

  /// True when the words after the name begin so: `starts("compose", "up")`.
  public boolean starts(String... expected) {
    if (words.size() <= expected.length) {
      return false;
    }
    for (int i = 0; i < expected.length; i++) {
      if (!words.get(i + 1).text().equals(expected[i])) {
        return false;
      }
    }
    return true;
  }
}
