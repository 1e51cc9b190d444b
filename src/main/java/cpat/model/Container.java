package cpat.model;

import cpat.source.Span;
import java.util.stream.Stream;

/// A run and the workload it belongs to: what a detector of run-time patterns looks at.
public record Container(Workload workload, Run run) {

  public static Stream<Container> all(Project project) {
    return project.workloads().stream()
        .flatMap(w -> w.runs().stream().map(r -> new Container(w, r)));
  }

  /// How it is called in messages: `service web`, `container app (Deployment web)`, `alias mvn`.
  public String subject() {
    return switch (workload.origin()) {
      case Origin.Compose() -> "service " + run.name();
      case Origin.Kubernetes(var kind) ->
          "container " + run.name() + " (" + kind + " " + workload.name() + ")";
      case Origin.CommandLine _ -> line();
      case Origin.DevContainer() -> "dev container";
      case Origin.CiJob() -> run.name().isEmpty() ? "job" : "job " + run.name();
      case Origin.Live _ -> "container " + run.name() + " (" + state() + "image " + image() + ")";
    };
  }

  private String state() {
    return workload.settings("state").findFirst().map(s -> s.value().text() + ", ").orElse("");
  }

  private String line() {
    Invocation.Frame frame = frame();
    if (frame.definition().isEmpty()) {
      return "command line";
    }
    return (frame.alias() ? "alias " : "function ") + frame.definition();
  }

  /// Where the command line stands; at the top when there is none.
  public Invocation.Frame frame() {
    return run.invocation().map(Invocation::frame).orElse(Invocation.Frame.TOP);
  }

  public boolean commandLine() {
    return workload.origin() instanceof Origin.CommandLine;
  }

  public boolean compose() {
    return workload.origin() instanceof Origin.Compose;
  }

  public boolean kubernetes() {
    return workload.origin() instanceof Origin.Kubernetes;
  }

  public boolean devContainer() {
    return workload.origin() instanceof Origin.DevContainer;
  }

  /// A dev container, or one that is started beside it.
  public boolean development() {
    return devContainer() || ("/" + run.at().source().path()).contains("/.devcontainer/");
  }

  /// True for one that exists already: what its image says is in its configuration, or was
  /// replaced.
  public boolean live() {
    return workload.origin() instanceof Origin.Live;
  }

  /// The image as written; empty when it is built here or not told.
  public String image() {
    return run.image().map(Word::text).orElse("");
  }

  /// The image without registry, tag and digest.
  public String repository() {
    return ImageName.repository(image());
  }

  /// Where its name stands: a service's key, a container's `name:`; else the whole run.
  public Span title() {
    Span at = run.at();
    if (kubernetes()) {
      return run.settings("name").findFirst().map(Setting::at).orElse(at);
    }
    if (live() && at.first().line() <= 2) {
      return at.source().whole();
    }
    return compose() && at.text().startsWith(run.name())
        ? at.source().span(at.start(), at.start() + run.name().length())
        : at;
  }

  /// The other containers of the workload.
  public Stream<Run> others() {
    return workload.runs().stream().filter(r -> !r.at().equals(run.at()));
  }
}
