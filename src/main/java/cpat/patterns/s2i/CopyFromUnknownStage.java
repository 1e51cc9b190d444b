package cpat.patterns.s2i;

import static cpat.rule.Level.ERROR;
import static cpat.rule.Level.WARNING;

import cpat.facts.Spelling;
import cpat.facts.StageNames;
import cpat.model.Base;
import cpat.model.Build;
import cpat.model.Instruction;
import cpat.model.Invocation;
import cpat.model.Stage;
import cpat.model.Word;
import cpat.resolve.Step;
import cpat.rule.Checked;
import cpat.rule.Checked.Built;
import cpat.rule.Fix;
import cpat.rule.Hit;
import cpat.rule.Rule;
import cpat.source.Edit;
import cpat.source.Span;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// S2I002: see the page of the same name.
final class CopyFromUnknownStage {
  private static final String SELF = "KICS COPY '--from' References Current FROM Alias";

  private static final String UNKNOWN = "KICS COPY '--from' Without FROM Alias Defined Previously";

  static final Rule RULE =
      new Rule(
          "S2I002",
          "copy-from-unknown-stage",
          ERROR,
          "files are taken from a stage that is not there, comes later, is this one, or is empty",
          List.of("DL3022", "DL3023", "DS-0006", SELF, UNKNOWN),
          CopyFromUnknownStage.class,
          CopyFromUnknownStage::find);

  private CopyFromUnknownStage() {}

  private static Stream<Hit> find(Checked checked) {
    return checked
        .stages()
        .filter(built -> !StageReference.template(built.build()))
        .flatMap(built ->
            built.stage().instructions().stream()
                .flatMap(
                    i -> StageReference.in(i).flatMap(r -> look(checked, built, i, r).stream())));
  }

  private static Optional<Hit> look(
      Checked checked, Built built, Instruction by, StageReference reference) {
    Span at = reference.at().orElse(by.at());
    Build build = built.build();
    Optional<Stage> named = named(build, reference.name());
    if (named.isPresent()) {
      return named.get().index() < built.stage().index()
          ? empty(checked, build, named.get(), by, at)
          : Optional.of(notYet(built.stage(), named.get(), reference.name(), at))
              .map(h -> Checked.embedded(build) ? h.level(WARNING).possible() : h);
    }
    return reference.name().contains("$") || build.stages().getFirst().from().arguments().isEmpty()
        ? Optional.empty()
        : unknown(checked, built, reference, at);
  }

  /// By its name or number; of several the last, as BuildKit has it.
  private static Optional<Stage> named(Build build, String name) {
    return build.stages().stream()
        .filter(s ->
            s.name().map(n -> n.text().equalsIgnoreCase(name)).orElse(false)
                || Integer.toString(s.index()).equals(name))
        .reduce((_, last) -> last);
  }

  private static Hit notYet(Stage own, Stage named, String name, Span at) {
    boolean self = named.index() == own.index();
    Hit hit =
        Hit.at(
            at,
            self
                ? "`" + name + "` is this very stage: it cannot take files from itself"
                : "stage `"
                    + name
                    + "` comes later in the file: what it makes is not there yet, and the build"
                    + " fails");
    return hit.codes(
            self ? new String[] {"DL3023", "DS-0006", SELF} : new String[] {"DL3022", UNKNOWN})
        .note(named.at(), "the stage")
        .fix(
            Fix.show(
                self ? "name the stage that has the files" : "move that stage before this one"));
  }

  /// COPY from a stage that starts from nothing and puts nothing into it.
  private static Optional<Hit> empty(
      Checked checked, Build build, Stage named, Instruction by, Span at) {
    boolean asks =
        by instanceof Instruction.Copy copy
            && copy.sources().stream().anyMatch(s -> !isRoot(s.text()) && !s.text().contains("*"));
    boolean nothing =
        checked.resolved().root(build, named) instanceof Base.Scratch
            && checked.image(new Built(build, named)).steps().stream().noneMatch(Step::makesLayer);
    return asks && nothing
        ? Optional.of(
            Hit.at(
                    at,
                    "stage `"
                        + named.name().map(Word::text).orElse(Integer.toString(named.index()))
                        + "` is FROM scratch and puts nothing into it: there is nothing to copy")
                .codes("DL3022", UNKNOWN)
                .note(named.at(), "the stage")
                .fix(Fix.show("name the stage that has the files")))
        : Optional.empty();
  }

  private static boolean isRoot(String path) {
    return path.equals("/") || path.equals(".") || path.equals("/.");
  }

  /// A bare name that is no stage is taken for an image. Most such images exist.
  private static Optional<Hit> unknown(
      Checked checked, Built built, StageReference reference, Span at) {
    String name = reference.name();
    if (name.isEmpty() || name.contains("/") || name.contains(":") || given(checked, name)) {
      return Optional.empty();
    }
    if (name.chars().allMatch(Character::isDigit)) {
      return Optional.of(
          Hit.at(at, "there is no stage " + name + " in this file: they are counted from 0")
              .codes("DL3022", UNKNOWN)
              .fix(Fix.show("name the stage: `FROM … AS name`")));
    }
    List<String> names =
        built.build().stages().subList(0, built.stage().index()).stream()
            .flatMap(s -> s.name().stream())
            .map(Word::text)
            .toList();
    Optional<String> meant = Spelling.nearest(name, names, name.length() < 5 ? 1 : 2);
    if (meant.isEmpty() && (!StageNames.usual(name) || name.contains("."))) {
      return Optional.empty();
    }
    Hit hit =
        Hit.at(
                at,
                "no stage here is called `"
                    + name
                    + "`: an image of that name is fetched"
                    + meant.map(m -> "; is stage `" + m + "` meant?").orElse(""))
            .level(WARNING)
            .likely()
            .codes("DL3022", UNKNOWN);
    return Optional.of(
        hit.fix(
            meant
                .filter(_ -> reference.at().isPresent())
                .map(m -> Fix.unsafe("write `" + m + "`", new Edit(at, m)))
                .orElseGet(
                    () -> Fix.show("name a stage of this file, or the image with its tag"))));
  }

  /// A build context of that name: `--build-context`, Compose's `additional_contexts`.
  private static boolean given(Checked checked, String name) {
    boolean composed =
        checked
            .containers()
            .flatMap(c -> c.run().settings().stream())
            .filter(s -> s.name().contains("additional_contexts"))
            .anyMatch(s -> s.at().text().contains(name));
    boolean ordered =
        checked.project().scripts().stream()
            .flatMap(s -> s.invocations().stream())
            .map(Invocation::words)
            .flatMap(List::stream)
            .map(w -> w.text().replace("--build-context=", ""))
            .anyMatch(w -> w.startsWith(name + "="));
    boolean baked =
        checked
            .tree()
            .names("")
            .map(n -> n.stream().anyMatch(f -> f.startsWith("docker-bake.")))
            .orElse(false);
    return composed || ordered || baked;
  }
}
