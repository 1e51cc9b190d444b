package cpat.patterns.s2i;

import static cpat.rule.Level.NOTE;
import static cpat.rule.Level.WARNING;

import cpat.facts.StageNames;
import cpat.model.Base;
import cpat.model.Build;
import cpat.model.Instruction;
import cpat.model.Invocation;
import cpat.model.Stage;
import cpat.model.Word;
import cpat.rule.Checked;
import cpat.rule.Fix;
import cpat.rule.Hit;
import cpat.rule.Rule;
import cpat.source.Edit;
import cpat.source.Source;
import cpat.source.Span;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/// S2I004: see the page of the same name.
final class UnreachableStage {
  static final Rule RULE =
      new Rule(
          "S2I004",
          "unreachable-stage",
          WARNING,
          "no image of this project needs this stage, and nobody builds it by name",
          UnreachableStage.class,
          UnreachableStage::find);

  private UnreachableStage() {}

  private static Stream<Hit> find(Checked checked) {
    return checked
        .builds()
        .filter(b -> b.stages().size() > 1 && !StageReference.template(b) && !baked(checked))
        .flatMap(build -> {
          Set<Integer> reached = new HashSet<>();
          checked.resolved().deliverable(build).forEach(s -> reach(build, s, reached));
          return build.stages().stream()
              .filter(s -> !reached.contains(s.index()))
              .flatMap(s -> look(checked, build, s).stream());
        });
  }

  /// A Bake file names targets that cpat does not read.
  private static boolean baked(Checked checked) {
    return checked
        .tree()
        .names("")
        .map(n -> n.stream().anyMatch(f -> f.startsWith("docker-bake.")))
        .orElse(false);
  }

  private static void reach(Build build, Stage stage, Set<Integer> reached) {
    if (!reached.add(stage.index())) {
      return;
    }
    if (stage.base() instanceof Base.Earlier(int index, _)) {
      reach(build, build.stages().get(index), reached);
    }
    Stream.concat(
            stage.instructions().stream(),
            stage.all(Instruction.OnBuild.class).flatMap(t -> t.trigger().stream()))
        .flatMap(StageReference::in)
        .flatMap(r -> build.stage(r.name()).stream())
        .forEach(s -> reach(build, s, reached));
  }

  private static Optional<Hit> look(Checked checked, Build build, Stage stage) {
    Optional<String> name = stage.name().map(Word::text);
    boolean open =
        stage.from().arguments().isEmpty() || build.stages().stream().anyMatch(s -> unsure(s));
    if (open || name.map(n -> mentioned(checked, build, n)).orElse(false)) {
      return Optional.empty();
    }
    boolean ordered = checked.resolved().hasOrder(build);
    String called = name.map(n -> "`" + n + "`").orElse(Integer.toString(stage.index()));
    Hit hit =
        Hit.at(
                name.isPresent() ? stage.name().map(Word::at).orElse(stage.at()) : stage.at(),
                "no other stage takes anything from stage "
                    + called
                    + (name.isEmpty()
                        ? ", and it has no name to build it by: BuildKit skips it"
                        : ordered
                            ? ", and no order of this project builds it: BuildKit skips it"
                            : ": it is built only by `--target " + name.get() + "`"))
            .fix(without(build, stage));
    return Optional.of(
        name.isEmpty() ? hit : ordered ? hit.level(NOTE).likely() : hit.level(NOTE).possible());
  }

  /// Its base may be another stage, when an argument tells.
  private static boolean unsure(Stage stage) {
    return stage.base() instanceof Base.Unresolved;
  }

  /// Stages such as `test` and `dev` are there to be built by name; so are those that any command
  /// or order speaks of.
  private static boolean mentioned(Checked checked, Build build, String name) {
    boolean open =
        StageReference.targets(checked.project(), build)
            .anyMatch(t -> t.name().contains("$") || t.name().contains("{"));
    return open
        || StageNames.target(name)
        || checked.project().scripts().stream()
            .flatMap(s -> s.invocations().stream())
            .map(Invocation::words)
            .flatMap(List::stream)
            .anyMatch(w -> w.text().equals(name) || w.text().endsWith("=" + name));
  }

  /// The lines from FROM to the next stage; not where stages are named by number, or are the last.
  private static Fix without(Build build, Stage stage) {
    String title = "delete the stage";
    boolean counted =
        StageReference.in(build)
            .anyMatch(r -> !r.name().isEmpty() && r.name().chars().allMatch(Character::isDigit));
    if (counted) {
      return Fix.show(title);
    }
    Source source = stage.at().source();
    String text = source.text();
    int start = text.lastIndexOf('\n', Math.max(0, stage.at().start() - 1)) + 1;
    Span last = stage.instructions().isEmpty() ? stage.at() : stage.instructions().getLast().at();
    int end = text.indexOf('\n', Math.max(last.start(), last.end() - 1)) + 1;
    while (end < text.length() && (text.charAt(end) == '\n' || text.charAt(end) == '\r')) {
      end++;
    }
    return Fix.unsafe(
        title, new Edit(source.span(stage.index() == 0 ? stage.at().start() : start, end), ""));
  }
}
