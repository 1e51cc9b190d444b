package cpat.resolve;

import cpat.model.Container;
import cpat.model.Origin;
import cpat.model.Problem;
import cpat.model.Run;
import cpat.model.Workload;
import cpat.resolve.flags.ComposeFlags;
import cpat.resolve.flags.DevContainerFlags;
import cpat.resolve.flags.EnvFiles;
import cpat.resolve.flags.Flags;
import cpat.resolve.flags.PodFlags;
import cpat.resolve.flags.Surroundings;
import cpat.source.Span;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// A container in docker's words, whatever it was written in; `reasons` say why a field of that
/// name is not known; `whole` is where defaults are put that nobody wrote.
record Flagged(Run run, List<Problem> problems, Map<String, String> reasons, Optional<Span> whole) {
  static Flagged already(Run run) {
    return new Flagged(run, List.of(), Map.of(), Optional.empty());
  }

  static Flagged of(Container container, List<Workload> all, Surroundings around) {
    Run run = container.run();
    return switch (container.workload().origin()) {
      case Origin.Compose() ->
          of(ComposeFlags.of(run, container.workload(), around), Optional.empty());
      case Origin.Kubernetes _ ->
          of(PodFlags.of(run, container.workload(), all), Optional.of(container.workload().at()));
      case Origin.DevContainer() -> of(DevContainerFlags.of(run, around), Optional.empty());
      case Origin.CommandLine _ -> {
        List<Problem> problems = new ArrayList<>();
        Run filled = EnvFiles.in(run, around, problems);
        yield new Flagged(filled, problems, Map.of(), Optional.empty());
      }
      case Origin.CiJob(), Origin.Live _ -> already(run);
    };
  }

  private static Flagged of(Flags flags, Optional<Span> whole) {
    Map<String, String> reasons = new LinkedHashMap<>();
    flags.unknown().forEach(u -> reasons.putIfAbsent(u.name(), u.why()));
    return new Flagged(flags.run(), flags.problems(), reasons, whole);
  }
}
