package cpat.patterns.s2i;

import cpat.facts.BuildTools;
import cpat.model.Build;
import cpat.model.Command;
import cpat.model.Instruction;
import cpat.model.Stage;
import cpat.model.Word;
import cpat.source.Span;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/// The place where a stage takes over what an earlier stage built: `at` the COPY --from or RUN
/// --mount, `from` how that stage is called, `built` the step that builds.
record Handover(Span at, String from, Span built) {

  static Optional<Handover> into(Build build, Stage stage) {
    Set<Integer> own = new HashSet<>();
    build.lineage(stage).forEach(s -> own.add(s.index()));
    return build.inherited(stage).stream()
        .flatMap(i -> sources(build, i).map(s -> hand(build, i, s, own)))
        .flatMap(Optional::stream)
        .findFirst();
  }

  private static Optional<Handover> hand(
      Build build, Instruction at, Stage from, Set<Integer> own) {
    return built(build, from, new HashSet<>(own))
        .map(step -> new Handover(place(at), build.subject(from), step));
  }

  /// The whole instruction, or the mount that names the stage.
  private static Span place(Instruction instruction) {
    return instruction.at();
  }

  /// The stages of this file that an instruction takes files from.
  private static Stream<Stage> sources(Build build, Instruction instruction) {
    return switch (instruction) {
      case Instruction.Copy copy -> copy.from().flatMap(build::stage).stream();
      case Instruction.Run run ->
          run.mounts().stream()
              .flatMap(m -> Optional.ofNullable(m.options().get("from")).stream())
              .flatMap(from -> build.stage(from).stream());
      case Instruction _ -> Stream.empty();
    };
  }

  /// The step that builds, in a stage, below it, or in a stage it takes its files from.
  private static Optional<Span> built(Build build, Stage stage, Set<Integer> seen) {
    for (Stage at : build.lineage(stage).reversed()) {
      if (!seen.add(at.index())) {
        continue;
      }
      Optional<Span> own =
          at.all(Instruction.Run.class)
              .filter(Handover::builds)
              .map(Instruction.Run::at)
              .findFirst();
      Optional<Span> found =
          own.isPresent()
              ? own
              : at.instructions().stream()
                  .flatMap(i -> sources(build, i))
                  .flatMap(s -> built(build, s, seen).stream())
                  .findFirst();
      if (found.isPresent()) {
        return found;
      }
    }
    return Optional.empty();
  }

  private static boolean builds(Instruction.Run run) {
    return switch (run.command()) {
      case Command.Exec exec -> BuildTools.builds(exec.words());
      case Command.Shell(_, _, var invocations) ->
          invocations.stream().anyMatch(i -> BuildTools.builds(texts(i.words())));
    };
  }

  private static List<String> texts(List<Word> words) {
    return words.stream().map(Word::text).toList();
  }
}
