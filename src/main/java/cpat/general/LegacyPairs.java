package cpat.general;

import cpat.model.Build;
import cpat.model.Instruction;
import cpat.model.Statement;
import cpat.model.Word;
import cpat.rule.Fix;
import cpat.rule.Hit;
import cpat.source.Edit;
import cpat.source.Span;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// `ENV name value` and `LABEL name value`: one pair per line, and all of the rest is the value.
final class LegacyPairs {
  /// Looks like a second pair.
  private static final Pattern SECOND =
      Pattern.compile("\\s[A-Za-z_][A-Za-z0-9_.-]*=|\\n\\s*[A-Z][A-Z0-9_]*\\s+[^\\s\\\\]");

  private static final Pattern CONTINUED = Pattern.compile("\\\\[ \t]*\r?\n");

  private LegacyPairs() {}

  static Stream<Hit> find(Build build) {
    return build.stages().stream()
        .flatMap(s -> s.instructions().stream())
        .filter(i -> i instanceof Instruction.Env || i instanceof Instruction.Label)
        .map(Instruction::written)
        .filter(LegacyPairs::old)
        .map(LegacyPairs::hit);
  }

  private static boolean old(Statement statement) {
    List<Word> words = statement.arguments();
    return words.size() == 2 && !between(words).text().startsWith("=");
  }

  private static Span between(List<Word> words) {
    Span name = words.getFirst().at();
    Span value = words.get(1).at();
    return name.source().span(name.end(), Math.max(name.end(), value.start()));
  }

  private static Hit hit(Statement statement) {
    List<Word> words = statement.arguments();
    String name = words.getFirst().text();
    String start = "`" + statement.keyword() + " " + name + " …`";
    boolean second = SECOND.matcher(words.get(1).raw()).find();
    Hit hit =
        Hit.at(
                Keyword.of(statement).to(words.getFirst().at()),
                second
                    ? start
                        + " has no `=`: everything behind the name is one value, also what looks"
                        + " like a second pair"
                    : start + " is the old form without `=`: write `" + name + "=…`")
            .codes("LegacyKeyValueFormat");
    Optional<String> value = second ? Optional.empty() : value(words.get(1));
    return value.isEmpty() || between(words).text().contains("#")
        ? hit.fix(Fix.show("write `" + name + "=…`, and each further pair likewise"))
        : hit.fix(
            Fix.safe(
                "write `" + name + "=…`",
                new Edit(between(words).to(words.get(1).at()), "=" + value.get())));
  }

  /// The value as the new form needs it; nothing where blanks and quotes are mixed.
  private static Optional<String> value(Word word) {
    String raw = word.raw();
    if (raw.chars().noneMatch(Character::isWhitespace)) {
      return Optional.of(raw);
    }
    boolean quotes = raw.contains("\"") || raw.contains("'");
    if (!quotes && !CONTINUED.matcher(raw).replaceAll("").contains("\\")) {
      return Optional.of("\"" + raw + "\"");
    }
    char first = raw.charAt(0);
    boolean whole =
        (first == '"' || first == '\'')
            && raw.length() > 1
            && raw.indexOf(first, 1) == raw.length() - 1
            && !raw.contains("\\");
    return whole ? Optional.of(raw) : Optional.empty();
  }
}
