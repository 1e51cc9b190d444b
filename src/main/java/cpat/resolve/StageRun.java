package cpat.resolve;

import cpat.model.Instruction;
import cpat.model.Stage;
import cpat.read.dockerfile.Dockerfiles;
import cpat.source.Excerpt;
import cpat.source.Source;
import cpat.source.Span;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/// One stage: what it starts from, the triggers of that, then its own instructions.
final class StageRun {
  private final ResolvedImage.Builder image;
  private final StageInstructions instructions;

  StageRun(BuildResolver build, Stage stage, ResolvedImage base, Optional<Stage> earlier) {
    image = new ResolvedImage.Builder(base);
    Scope scope = build.scope();
    scope.environment = image.environment;
    image.onBuild = Entries.none();
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
    base.onBuild().rest().ifPresent(rest -> instructions.mayBeChanged(rest.settles(), rest.from()));
    base.onBuild()
        .known()
        .forEach((text, value) -> {
          From from = value.from().getFirst();
          Function<Span, From> source = _ -> from;
          for (Instruction trigger : read(text, base.name())) {
            instructions.apply(trigger, source, true);
          }
        });
  }

  private static List<Instruction> read(String text, String image) {
    Source source = new Source("ONBUILD of " + image, text);
    return Dockerfiles.fragment(Excerpt.of(source)).builds().stream()
        .flatMap(b -> b.stages().stream())
        .flatMap(s -> s.instructions().stream())
        .toList();
  }

  ResolvedImage image() {
    return image.build();
  }
}
