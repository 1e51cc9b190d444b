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
import java.util.ArrayList;
import java.util.List;

/// A container in docker's words, whatever it was written in.
record Flagged(Run run, List<Problem> problems) {
  static Flagged of(Container container, List<Workload> all, Surroundings around) {
    Run run = container.run();
    return switch (container.workload().origin()) {
      case Origin.Compose() -> of(ComposeFlags.of(run, container.workload(), around));
      case Origin.Kubernetes _ -> of(PodFlags.of(run, container.workload(), all));
      case Origin.DevContainer() -> of(DevContainerFlags.of(run, around));
      case Origin.CommandLine _ -> {
        List<Problem> problems = new ArrayList<>();
        yield new Flagged(EnvFiles.in(run, around, problems), problems);
      }
      case Origin.CiJob(), Origin.Live _ -> new Flagged(run, List.of());
    };
  }

  private static Flagged of(Flags flags) {
    return new Flagged(flags.run(), flags.problems());
  }
}
