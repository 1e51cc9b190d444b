package cpat.patterns.cs;

import static cpat.rule.Level.NOTE;
import static cpat.rule.Level.WARNING;

import cpat.facts.Secrets;
import cpat.model.Build;
import cpat.model.Instruction.Add;
import cpat.model.Instruction.Copy;
import cpat.model.Stage;
import cpat.model.Word;
import cpat.resolve.Step;
import cpat.rule.Checked;
import cpat.rule.Checked.Built;
import cpat.rule.Fix;
import cpat.rule.Hit;
import cpat.rule.Rule;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// CS005: see the page of the same name.
final class WholeContext {
  static final Rule RULE =
      new Rule(
          "CS005",
          "unfiltered-context",
          WARNING,
          "the whole context is copied, with what belongs into no image",
          List.of("DF007", "DF033"),
          WholeContext.class,
          WholeContext::find);

  private static final Set<String> WHOLE = Set.of(".", "./", "/", "/.", "*", "./*");

  private WholeContext() {}

  private static Stream<Hit> find(Checked checked) {
    return checked.builds().flatMap(b -> find(checked, b));
  }

  /// One per Dockerfile: all its stages are given the same context.
  private static Stream<Hit> find(Checked checked, Build build) {
    Optional<BuildFolder> folder = BuildFolder.of(checked, build);
    if (folder.isEmpty()) {
      return Stream.empty();
    }
    return build.stages().stream()
        .flatMap(stage -> whole(checked, build, stage).map(at -> new Taken(at, stage)))
        .findFirst()
        .stream()
        .flatMap(t -> hits(checked, build, t, folder.get()));
  }

  /// The word that means the whole context, and the stage that takes it.
  private record Taken(Word word, Stage stage) {}

  private static Stream<Word> whole(Checked checked, Build build, Stage stage) {
    return checked.image(new Built(build, stage)).steps().stream()
        .filter(s -> !s.trigger() && stage.instructions().contains(s.instruction()))
        .flatMap(step -> sources(step).filter(w -> WHOLE.contains(step.text(w))));
  }

  private static Stream<Word> sources(Step step) {
    return switch (step.instruction()) {
      case Copy copy when copy.from().isEmpty() -> copy.sources().stream();
      case Add add -> add.sources().stream();
      default -> Stream.empty();
    };
  }

  private static Stream<Hit> hits(Checked checked, Build build, Taken taken, BuildFolder folder) {
    List<Hit> hits = new ArrayList<>();
    String into = " into " + build.subject(taken.stage());
    boolean kept =
        checked.resolved().ordered(build).stream()
            .anyMatch(s -> s.index() == taken.stage().index());
    List<String> secrets = folder.let(folder.present().filter(Secrets::file));
    if (!secrets.isEmpty()) {
      hits.add(
          Hit.at(
                  taken.word().at(),
                  "`"
                      + taken.word().text()
                      + "` takes "
                      + listed(secrets)
                      + into
                      + ": who has "
                      + (kept ? "the image" : "the build cache")
                      + " can read "
                      + (secrets.size() == 1 ? "it" : "them"))
              .level(kept ? WARNING : NOTE)
              .fix(
                  Fix.unsafe(
                      "keep " + listed(secrets) + " out of the context", folder.add(secrets))));
    }
    List<String> ballast = folder.let(folder.ballast());
    List<String> later = folder.let(folder.expected());
    if (!ballast.isEmpty()) {
      hits.add(
          Hit.at(
                  taken.word().at(),
                  "`"
                      + taken.word().text()
                      + "` takes "
                      + listed(ballast)
                      + into
                      + ": every change in "
                      + (ballast.size() == 1 ? "it" : "them")
                      + " builds all that follows anew")
              .fix(ignore(folder, Stream.concat(ballast.stream(), later.stream()))));
    } else if (!later.isEmpty()) {
      hits.add(
          Hit.at(
                  taken.word().at(),
                  "`"
                      + taken.word().text()
                      + "` takes "
                      + listed(later)
                      + into
                      + " on every machine that has worked in the project")
              .level(NOTE)
              .likely()
              .fix(ignore(folder, later.stream())));
    }
    return hits.stream();
  }

  private static Fix ignore(BuildFolder folder, Stream<String> names) {
    return Fix.safe(
        (folder.ignored().isPresent() ? "extend " : "write ") + folder.file(),
        folder.add(names.distinct().toList()));
  }

  private static String listed(List<String> names) {
    return names.stream().map(n -> "`" + n + "`").collect(Collectors.joining(", "));
  }
}
