package cpat.patterns.sc;

import cpat.facts.Sidecars;
import cpat.model.Container;
import cpat.model.ImageName;
import cpat.model.Origin;
import cpat.model.Run;
import cpat.model.Setting;
import cpat.model.Word;
import cpat.model.Workload;
import cpat.rule.Use;
import cpat.source.Span;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/// A pod with a helper beside the main container, or a native sidecar.
final class PodHelper {
  /// Kinds whose containers are steps, run one after the other.
  private static final Set<String> STEPS =
      Set.of("Task", "ClusterTask", "TaskRun", "Pipeline", "PipelineRun", "StepAction");

  private PodHelper() {}

  static Stream<Use> uses(Workload pod) {
    if (!(pod.origin() instanceof Origin.Kubernetes(var kind)) || STEPS.contains(kind)) {
      return Stream.empty();
    }
    List<Run> natives = pod.runs().stream().filter(r -> r.role() == Run.Role.SIDECAR).toList();
    if (!natives.isEmpty()) {
      return natives.stream()
          .map(r ->
              use(
                  pod,
                  r,
                  "an init container that is restarted always: it goes on beside the"
                      + " main container"));
    }
    List<Run> mains = pod.runs().stream().filter(r -> r.role() == Run.Role.MAIN).toList();
    return helper(pod, mains).stream().flatMap(r -> found(pod, r));
  }

  private static Stream<Use> found(Workload pod, Run helper) {
    Use use =
        use(pod, helper, "a helper in the pod: it shares the network and the life of the others");
    return Stream.of(known(helper) ? use : use.likely());
  }

  /// The first that is known as a helper and is not the container the pod is named after; else the
  /// last that is no service of its own.
  private static Optional<Run> helper(Workload pod, List<Run> mains) {
    if (mains.size() < 2) {
      return Optional.empty();
    }
    Run main = main(pod, mains);
    List<Run> others = mains.stream().filter(r -> !r.at().equals(main.at())).toList();
    return others.stream()
        .filter(PodHelper::known)
        .findFirst()
        .or(() -> others.stream().filter(r -> !service(r)).findFirst());
  }

  private static Run main(Workload pod, List<Run> mains) {
    return mains.stream()
        .filter(r -> r.name().equals(pod.name()))
        .findFirst()
        .or(() -> mains.stream().filter(r -> !known(r)).findFirst())
        .orElse(mains.getFirst());
  }

  private static boolean known(Run run) {
    return Sidecars.named(run.name()) || Sidecars.named(image(run));
  }

  private static boolean service(Run run) {
    return Sidecars.service(run.name()) || Sidecars.service(ImageName.last(image(run)));
  }

  private static String image(Run run) {
    return run.image().map(Word::text).orElse("");
  }

  private static Use use(Workload pod, Run run, String reason) {
    Span at = run.settings("name").findFirst().map(Setting::at).orElse(run.at());
    return Use.used("SC", new Container(pod, run).subject(), at, reason);
  }
}
