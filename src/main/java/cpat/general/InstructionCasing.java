package cpat.general;

import cpat.model.Build;
import cpat.model.Statement;
import cpat.rule.Fix;
import cpat.rule.Hit;
import cpat.rule.Level;
import cpat.source.Edit;
import cpat.source.Span;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/// Keywords in other letters than most of the file: capitals win where it is even. ARGs before the
/// first FROM do not count, as with BuildKit.
final class InstructionCasing {
  private InstructionCasing() {}

  static Stream<Hit> find(Build build) {
    if (build.statements().stream().anyMatch(s -> !FirstInstruction.known(s.keyword()))) {
      // A template's directives read as keywords.
      return Stream.empty();
    }
    List<Span> keywords =
        build.stages().stream()
            .flatMap(stage ->
                Stream.concat(
                    Stream.of(stage.from()).filter(f -> !f.arguments().isEmpty()),
                    stage.instructions().stream().map(i -> i.written())))
            .filter(InstructionCasing::plain)
            .map(Keyword::of)
            .toList();
    long small = keywords.stream().filter(k -> k.text().equals(small(k))).count();
    long capital = keywords.stream().filter(k -> k.text().equals(capital(k))).count();
    boolean mostSmall = small > capital;
    return keywords.stream()
        .filter(k -> !k.text().equals(mostSmall ? small(k) : capital(k)))
        .map(k -> hit(k, mostSmall));
  }

  private static Hit hit(Span keyword, boolean mostSmall) {
    String right = mostSmall ? small(keyword) : capital(keyword);
    return Hit.at(
            keyword,
            "`"
                + keyword.text()
                + "` stands among keywords in "
                + (mostSmall ? "small letters" : "capitals")
                + ": a reader looks for them by their form")
        .level(Level.NOTE)
        .codes("ConsistentInstructionCasing")
        .fix(Fix.safe("write " + right, new Edit(keyword, right)));
  }

  /// Without continuation in the middle of the keyword.
  private static boolean plain(Statement statement) {
    return Keyword.of(statement).text().equalsIgnoreCase(statement.keyword());
  }

  private static String small(Span keyword) {
    return keyword.text().toLowerCase(Locale.ROOT);
  }

  private static String capital(Span keyword) {
    return keyword.text().toUpperCase(Locale.ROOT);
  }
}
