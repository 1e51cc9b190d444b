package cpat.resolve;

import cpat.model.Base;
import cpat.model.Build;
import cpat.model.Instruction;
import cpat.model.Instruction.OnBuild;
import cpat.model.Problem;
import cpat.model.Stage;
import cpat.model.Word;
import cpat.source.Span;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// Walks the stages of one build and says what each of them makes.
final class BuildResolver {
  private final Build build;
  private final String context;
  private final Arguments arguments;
  private final Bases bases;
  private final List<Problem> problems;
  private final Map<Integer, ResolvedImage> done = new HashMap<>();
  private final Map<Integer, Scope> scopes = new HashMap<>();

  BuildResolver(BuildRequest request, Bases bases, List<Problem> problems) {
    this.build = request.build();
    this.context = request.context();
    this.arguments = new Arguments(build, request.arguments(), problems);
    this.bases = bases;
    this.problems = problems;
  }

  /// The stage a build ends with: the one of that name (no number will do), else the last.
  static Optional<Stage> target(Build build, Optional<String> wanted) {
    return wanted.isPresent()
        ? named(build.stages(), wanted.get())
        : build.stages().isEmpty() ? Optional.empty() : Optional.of(build.stages().getLast());
  }

  ResolvedImage resolve(Stage stage) {
    ResolvedImage known = done.get(stage.index());
    if (known != null) {
      return known;
    }
    Optional<Stage> earlier =
        arguments.from(written(stage)).known().flatMap(name -> earlier(name, stage));
    ResolvedImage made = new StageRun(this, stage, below(stage), earlier).image();
    done.put(stage.index(), made);
    return made;
  }

  /// What a stage starts from, before its first instruction and without the triggers.
  ResolvedImage below(Stage stage) {
    Word written = written(stage);
    return switch (arguments.from(written)) {
      case Value.Known<String>(String name, _, _) -> base(name, written, earlier(name, stage));
      case Value.Unknown<String>(String settles, _) ->
          BaseImage.unknown(written.text(), settles, From.at(written.at()));
    };
  }

  private static Word written(Stage stage) {
    return stage.from().arguments().isEmpty()
        ? Word.literal("", stage.at())
        : stage.from().arguments().getFirst();
  }

  /// The stages that were needed so far, in the order of the file.
  List<BuiltStage> needed() {
    return build.stages().stream()
        .filter(s -> done.containsKey(s.index()))
        .map(s -> new BuiltStage(s, resolve(s)))
        .toList();
  }

  Arguments arguments() {
    return arguments;
  }

  String context() {
    return context;
  }

  String name(Stage stage) {
    return build.subject(stage);
  }

  Scope scope() {
    return new Scope(build.escape(), arguments.outside(), problems);
  }

  /// What an earlier stage left, for one that is built on it.
  Scope scope(Stage earlier) {
    Scope left = scopes.get(earlier.index());
    return left == null ? scope() : left.copy();
  }

  void keep(Stage stage, Scope scope) {
    scopes.put(stage.index(), scope);
  }

  void problem(Span at, String message) {
    Problem problem = new Problem(at, message);
    if (!problems.contains(problem)) {
      problems.add(problem);
    }
  }

  /// The earlier stage that `--from` names; empty for another image and for what is not there.
  Optional<ResolvedImage> source(String name, Stage stage) {
    return build.stage(name).filter(s -> s.index() < stage.index()).map(this::resolve);
  }

  /// What a stage starts from, with the arguments put in.
  Base base(Stage stage) {
    return stage.base() instanceof Base.Unresolved(Word written)
        ? arguments
            .from(written)
            .known()
            .filter(name -> !name.isEmpty())
            .map(name -> base(name, written, stage))
            .orElse(stage.base())
        : stage.base();
  }

  private Base base(String name, Word written, Stage stage) {
    return earlier(name, stage)
        .<Base>map(s -> new Base.Earlier(s.index(), written))
        .orElseGet(
            () -> name.equals("scratch") ? new Base.Scratch() : new Base.Image(name, written));
  }

  private ResolvedImage base(String name, Word written, Optional<Stage> earlier) {
    if (earlier.isPresent()) {
      return resolve(earlier.get());
    }
    if (name.isEmpty()) {
      String settles = "an image's name in this FROM";
      return BaseImage.unknown(written.text(), settles, From.at(written.at()));
    }
    return name.equals("scratch") ? BaseImage.scratch() : bases.find(name, written);
  }

  private Optional<Stage> earlier(String name, Stage stage) {
    return named(build.stages().subList(0, stage.index()), name);
  }

  /// Of two stages of one name the last counts.
  private static Optional<Stage> named(List<Stage> stages, String name) {
    return stages.stream()
        .filter(s ->
            s.name()
                .map(n -> n.text().toLowerCase(Locale.ROOT))
                .orElse("")
                .equals(name.toLowerCase(Locale.ROOT)))
        .reduce((_, last) -> last);
  }

  /// The triggers of a stage of this file, as FROM it fires them.
  static List<Instruction> triggers(Stage stage) {
    return stage.all(OnBuild.class).flatMap(t -> t.trigger().stream()).toList();
  }
}
