package cpat.resolve;

import cpat.model.Instruction;
import cpat.model.Stage;
import cpat.read.dockerfile.Dockerfiles;
import cpat.source.Excerpt;
import cpat.source.Source;
import java.util.List;
import java.util.Optional;

/// One stage: what it starts from, the triggers of that, then its own instructions.
final class StageRun {
  private final ResolvedImage.Builder image;
  private final StageInstructions instructions;

  StageRun(BuildResolver build, Stage stage, ResolvedImage base, Optional<Stage> earlier) {
    image = new ResolvedImage.Builder(base);
    Scope scope = earlier.map(build::scope).orElseGet(build::scope);
    if (earlier.isEmpty()) {
      path();
      scope.begin(image.environment);
    }
    build.keep(stage, scope);
    image.onBuild = Value.of(List.of());
    image.name = build.name(stage);
    instructions = new StageInstructions(stage, image, scope, build);
    if (earlier.isPresent()) {
      BuildResolver.triggers(earlier.get()).forEach(t -> instructions.apply(t, From::at, true));
    } else {
      triggersOf(base);
    }
    stage.instructions().forEach(i -> instructions.apply(i, From::at, false));
  }

  private void triggersOf(ResolvedImage base) {
    switch (base.onBuild()) {
      case Value.Known<List<String>>(var triggers, var from, _) ->
          triggers.stream()
              .flatMap(text -> read(text, base.name()).stream())
              .forEach(trigger -> instructions.apply(trigger, _ -> from.getFirst(), true));
      case Value.Unknown<List<String>> _ -> instructions.mayHaveTriggers();
    }
  }

  /// BuildKit gives an image a PATH that has none.
  private void path() {
    Entries<String> below = image.environment;
    if (below.find("PATH").isEmpty() && !image.os.equals("windows")) {
      Value<String> path = Value.of(BaseImage.PATH, new From.Default("BuildKit"));
      image.environment = below.with("PATH", path);
    }
  }

  /// A trigger's text; the FROM before it makes it an instruction of a stage, also an ARG.
  private static List<Instruction> read(String text, String image) {
    Excerpt trigger = Excerpt.of(new Source("ONBUILD of " + image, text));
    Excerpt.Builder stage = new Excerpt.Builder(trigger.source()).append("FROM scratch\n", 0);
    Excerpt whole = stage.append(trigger, 0, trigger.length()).build();
    return Dockerfiles.fragment(whole).builds().stream()
        .flatMap(b -> b.stages().stream())
        .flatMap(s -> s.instructions().stream())
        .toList();
  }

  ResolvedImage image() {
    return image.build();
  }
}
