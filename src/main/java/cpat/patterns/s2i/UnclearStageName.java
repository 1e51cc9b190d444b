package cpat.patterns.s2i;

import static cpat.rule.Level.WARNING;

import cpat.model.Build;
import cpat.model.Stage;
import cpat.model.Word;
import cpat.rule.Checked;
import cpat.rule.Fix;
import cpat.rule.Hit;
import cpat.rule.Rule;
import cpat.source.Edit;
import cpat.source.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/// S2I003: see the page of the same name.
final class UnclearStageName {
  static final Rule RULE =
      new Rule(
          "S2I003",
          "unclear-stage-name",
          WARNING,
          "a stage's name is given twice, is reserved, or is not in small letters",
          List.of(
              "DL3024",
              "DL3063",
              "DuplicateStageName",
              "ReservedStageName",
              "StageNameCasing",
              "FromAsCasing",
              "DS-0012",
              "CKV_DOCKER_11",
              "KICS Same Alias In Different Froms"),
          UnclearStageName.class,
          UnclearStageName::find);

  private static final Set<String> RESERVED = Set.of("scratch", "context");

  private UnclearStageName() {}

  private static Stream<Hit> find(Checked checked) {
    return checked
        .stages()
        .flatMap(built ->
            Stream.of(
                    as(built.stage()),
                    casing(checked, built.build(), built.stage()),
                    reserved(built.stage()),
                    duplicate(built.build(), built.stage()))
                .flatMap(Optional::stream));
  }

  /// `FROM … as …` and `from … AS …`. FROM in mixed letters is another matter.
  private static Optional<Hit> as(Stage stage) {
    if (stage.name().isEmpty()) {
      return Optional.empty();
    }
    Span at = stage.at();
    String from = at.source().text().substring(at.start(), at.start() + "FROM".length());
    Word as = stage.from().arguments().get(1);
    String wanted = from.equals("from") ? "as" : "AS";
    boolean mixed = !from.equals("from") && !from.equals("FROM");
    if (mixed || as.raw().equals(wanted)) {
      return Optional.empty();
    }
    String message = "`" + from + "` and `" + as.raw() + "` are not written in one way";
    return Optional.of(
        Hit.at(as.at(), message)
            .codes("FromAsCasing")
            .fix(Fix.safe("write " + wanted, new Edit(as.at(), wanted))));
  }

  private static Optional<Hit> casing(Checked checked, Build build, Stage stage) {
    return stage
        .name()
        .filter(n -> !n.text().equals(small(n)))
        .map(name ->
            Hit.at(
                    name.at(),
                    "BuildKit keeps this stage as `"
                        + small(name)
                        + "`: `FROM "
                        + name.text()
                        + "` further down would be taken for an image and fail")
                .codes("StageNameCasing")
                .fix(smaller(checked, build, stage, name)));
  }

  /// The name and all that refers to it, in all files; nothing where the name is given twice.
  private static Fix smaller(Checked checked, Build build, Stage stage, Word name) {
    String title = "write `" + small(name) + "` here and wherever the stage is named";
    List<StageReference> references =
        Stream.concat(StageReference.in(build), StageReference.targets(checked.project(), build))
            .filter(r -> r.names(name.text()) && !r.name().equals(small(name)))
            .toList();
    boolean twice =
        build.stages().stream().anyMatch(s -> s.index() != stage.index() && same(s, stage));
    if (twice || references.stream().anyMatch(r -> r.at().isEmpty())) {
      return Fix.show(title);
    }
    List<Edit> edits = new ArrayList<>();
    edits.add(new Edit(name.at(), small(name)));
    references.stream()
        .flatMap(r -> r.at().stream())
        .map(at -> new Edit(at, small(name)))
        .distinct()
        .forEach(edits::add);
    return Fix.safe(title, edits);
  }

  private static Optional<Hit> reserved(Stage stage) {
    return stage
        .name()
        .filter(n -> RESERVED.contains(small(n)))
        .map(name ->
            Hit.at(
                    name.at(),
                    "`"
                        + name.text()
                        + "` means something else to BuildKit ("
                        + (small(name).equals("scratch")
                            ? "the empty image"
                            : "the files of the build")
                        + "): a stage of that name is easily not the one that is taken")
                .codes("ReservedStageName", "DL3063")
                .fix(Fix.show("give the stage another name")));
  }

  /// BuildKit tells the second and all later ones.
  private static Optional<Hit> duplicate(Build build, Stage stage) {
    return build.stages().subList(0, stage.index()).stream()
        .filter(s -> same(s, stage))
        .flatMap(s -> s.name().stream())
        .findFirst()
        .flatMap(first ->
            stage
                .name()
                .map(name ->
                    Hit.at(
                            name.at(),
                            "a stage above is called `"
                                + first.text()
                                + "` too: from here on the name means this one, and nobody can"
                                + " name the other")
                        .codes(
                            "DuplicateStageName",
                            "DL3024",
                            "DS-0012",
                            "CKV_DOCKER_11",
                            "KICS Same Alias In Different Froms")
                        .note(first.at(), "the first of that name")
                        .fix(Fix.show("give one of the two another name"))));
  }

  private static boolean same(Stage a, Stage b) {
    return a.name().isPresent() && a.name().map(n -> small(n)).equals(b.name().map(n -> small(n)));
  }

  private static String small(Word name) {
    return name.text().toLowerCase(Locale.ROOT);
  }
}
