package cpat.read.engine;

import cpat.model.ImageBuild;
import cpat.model.Instruction;
import cpat.model.Problem;
import cpat.model.Setting;
import cpat.model.Word;
import cpat.read.text.Words;
import cpat.source.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// `docker build`, `docker buildx build`, `podman build`, `buildah bud`.
final class BuildLine {
  private BuildLine() {}

  /// Empty when neither a context nor an option is given.
  static Optional<ImageBuild> read(EngineLine line, List<Problem> problems) {
    Options options = Options.ofBuild(line.words(), line.engine() + " " + line.verb());
    problems.addAll(options.problems);
    if (options.rest.isEmpty() && options.settings.isEmpty()) {
      return Optional.empty();
    }
    List<Word> tags = new ArrayList<>();
    List<Instruction.Variable> arguments = new ArrayList<>();
    Optional<Word> file = Optional.empty();
    Optional<Word> target = Optional.empty();
    Span at = line.first().at();
    for (Setting setting : options.settings) {
      Word value = setting.value();
      switch (setting.name()) {
        case "tag" -> tags.add(value);
        case "file" -> file = Optional.of(value);
        case "target" -> target = Optional.of(value);
        case "build-arg" -> arguments.add(argument(value));
        default -> {}
      }
      at = setting.at().source() == at.source() ? at.to(setting.at()) : at;
    }
    Optional<Word> context = options.rest.stream().findFirst();
    if (context.isPresent() && context.get().at().source() == at.source()) {
      at = at.to(context.get().at());
    }
    return Optional.of(
        new ImageBuild(at, List.copyOf(tags), context, file, target, List.copyOf(arguments)));
  }

  private static Instruction.Variable argument(Word value) {
    int equals = value.text().indexOf('=');
    return equals < 0
        ? new Instruction.Variable(value, Optional.empty())
        : new Instruction.Variable(
            Words.part(value, 0, equals), Optional.of(Words.from(value, equals + 1)));
  }
}
