package cpat.patterns.s2i;

import static cpat.rule.Level.NOTE;

import cpat.facts.Spelling;
import cpat.model.Base;
import cpat.model.Instruction;
import cpat.model.Stage;
import cpat.model.Word;
import cpat.read.dockerfile.Expansion;
import cpat.rule.Checked;
import cpat.rule.Checked.Built;
import cpat.rule.Fix;
import cpat.rule.Hit;
import cpat.source.Edit;
import cpat.source.Span;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// The variables of FROM: undeclared ones, and defaults that make no name of an image.
final class FromVariables {
  /// `host:port/path:tag@digest`.
  private static final Pattern REFERENCE =
      Pattern.compile(
          "([A-Za-z0-9.-]+(:[0-9]+)?/|)"
              + "[a-z0-9]+((\\.|_|__|-+)[a-z0-9]+)*(/[a-z0-9]+((\\.|_|__|-+)[a-z0-9]+)*)*"
              + "(:[A-Za-z0-9_][A-Za-z0-9_.-]{0,127})?(@[a-z0-9+._-]+:[0-9a-f]{32,})?");

  private FromVariables() {}

  static Stream<Hit> find(Checked checked, Built built, GlobalArguments globals) {
    Stage stage = built.stage();
    if (stage.from().arguments().isEmpty()) {
      return Stream.empty();
    }
    Word image = stage.from().arguments().getFirst();
    Stream<Hit> undeclared =
        Stream.concat(
                Stream.of(image),
                stage.from().flags().stream().filter(f -> f.text().startsWith("--platform=")))
            .flatMap(w -> undeclared(built, w, globals));
    return Stream.concat(undeclared, invalid(checked, built, image, globals).stream());
  }

  private static Stream<Hit> undeclared(Built built, Word word, GlobalArguments globals) {
    return globals.byDefault(word.text()).undefined().stream()
        .filter(n -> UndefinedVariable.isName(n) && !globals.declares(n))
        .map(name -> undeclared(built, word, name, globals));
  }

  private static Hit undeclared(Built built, Word word, String name, GlobalArguments globals) {
    Span at = place(word.at(), name);
    Optional<Span> later =
        built.build().stages().stream()
            .flatMap(s -> s.all(Instruction.Arg.class))
            .flatMap(a -> a.variables().stream())
            .filter(v -> v.name().text().equals(name))
            .map(v -> v.name().at())
            .findFirst();
    Optional<String> meant =
        later.isPresent() ? Optional.empty() : Spelling.nearest(name, globals.names(), 2);
    String plain = globals.byDefault(word.text()).text();
    boolean flag = word.text().startsWith("--");
    String[] codes =
        flag || REFERENCE.matcher(plain).matches()
            ? new String[] {"UndefinedArgInFrom"}
            : new String[] {"UndefinedArgInFrom", "InvalidDefaultArgInFrom"};
    Hit hit =
        Hit.at(
                at,
                "`$"
                    + name
                    + "` is empty in FROM: "
                    + later
                        .map(_ ->
                            "its ARG stands inside a stage, and FROM sees only those before the"
                                + " first FROM")
                        .orElse("no ARG before the first FROM declares it")
                    + meant.map(m -> "; is `$" + m + "` meant?").orElse(""))
            .codes(codes);
    if (later.isPresent()) {
      return hit.note(later.get(), "declared here")
          .fix(Fix.show("move the ARG before the first FROM"));
    }
    return hit.fix(
        meant
            .map(m -> Fix.unsafe("write `$" + m + "`", new Edit(at, at.text().replace(name, m))))
            .orElseGet(() -> Fix.show("declare `ARG " + name + "=…` before the first FROM")));
  }

  private static Optional<Hit> invalid(
      Checked checked, Built built, Word image, GlobalArguments globals) {
    Expansion plain = globals.byDefault(image.text());
    boolean declared = plain.undefined().stream().allMatch(globals::declares);
    if (!image.text().contains("$")
        || !declared
        || plain.problem().isPresent()
        || !globals.broken().isEmpty()
        || REFERENCE.matcher(plain.text()).matches()) {
      return Optional.empty();
    }
    boolean given =
        checked.resolved().hasOrder(built.build())
            && checked.resolved().base(built.build(), built.stage())
                instanceof Base.Image(var name, _)
            && REFERENCE.matcher(name).matches();
    String what = plain.text().isEmpty() ? "no name at all" : "`" + plain.text() + "`";
    Hit hit =
        Hit.at(
                image.at(),
                "without a `--build-arg` this FROM names "
                    + what
                    + (given
                        ? ": who builds without this project's arguments gets an error"
                        : ": the build ends here"))
            .codes("InvalidDefaultArgInFrom")
            .fix(Fix.show("give the ARG a default before the first FROM"));
    for (String name : plain.undefined()) {
      for (Span place : globals.place(name).stream().toList()) {
        hit = hit.note(place, "has no default");
      }
    }
    return Optional.of(given ? hit.level(NOTE) : hit);
  }

  /// Where `$name` or `${name` stands in a word; the whole word where it is not written so.
  static Span place(Span word, String name) {
    Matcher matcher =
        Pattern.compile("\\$\\{?" + Pattern.quote(name) + "(?![A-Za-z0-9_])").matcher(word.text());
    return matcher.find()
        ? word.source().span(word.start() + matcher.start(), word.start() + matcher.end())
        : word;
  }
}
