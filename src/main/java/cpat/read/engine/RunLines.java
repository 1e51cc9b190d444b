package cpat.read.engine;

import cpat.model.ImageBuild;
import cpat.model.Invocation;
import cpat.model.Problem;
import cpat.model.Run;
import java.util.ArrayList;
import java.util.List;

/// The `run`, `create` and `build` lines of container engines among the commands of a shell text.
public record RunLines(List<Run> runs, List<ImageBuild> builds, List<Problem> problems) {

  public static RunLines of(List<Invocation> invocations) {
    List<Run> runs = new ArrayList<>();
    List<ImageBuild> builds = new ArrayList<>();
    List<Problem> problems = new ArrayList<>();
    for (Invocation invocation : invocations) {
      EngineLine.of(invocation)
          .ifPresent(line -> {
            switch (line.verb()) {
              case "run", "create" -> {
                if (!line.engine().equals("buildah")) {
                  RunLine.read(line, invocation, problems).ifPresent(runs::add);
                }
              }
              case "build", "bud", "b" -> BuildLine.read(line, problems).ifPresent(builds::add);
              default -> {}
            }
          });
    }
    return new RunLines(List.copyOf(runs), List.copyOf(builds), List.copyOf(problems));
  }
}
