package cpat.model;

import java.util.ArrayList;
import java.util.List;

/// What a reader understood of one file. `kind` is the file's kind as in `cpat dump`.
public record Reading(
    String kind,
    List<Build> builds,
    List<Workload> workloads,
    List<Script> scripts,
    List<ImageBuild> imageBuilds,
    List<Problem> problems) {

  public static Reading unread(String kind, Problem problem) {
    return new Reading(kind, List.of(), List.of(), List.of(), List.of(), List.of(problem));
  }

  /// True when nothing was understood.
  public boolean isEmpty() {
    return builds.stream().allMatch(b -> b.stages().isEmpty())
        && workloads.isEmpty()
        && scripts.isEmpty()
        && imageBuilds.isEmpty();
  }

  public Reading withoutProblems() {
    return new Reading(kind, builds, workloads, scripts, imageBuilds, List.of());
  }

  public static Builder of(String kind) {
    return new Builder(kind);
  }

  /// For readers: collects what is found, in order.
  public static final class Builder {
    private final String kind;
    public final List<Build> builds = new ArrayList<>();
    public final List<Workload> workloads = new ArrayList<>();
    public final List<Script> scripts = new ArrayList<>();
    public final List<ImageBuild> imageBuilds = new ArrayList<>();
    public final List<Problem> problems = new ArrayList<>();

    private Builder(String kind) {
      this.kind = kind;
    }

    /// Takes over what another reader found in a part of the same file.
    public void add(Reading other) {
      builds.addAll(other.builds());
      workloads.addAll(other.workloads());
      scripts.addAll(other.scripts());
      imageBuilds.addAll(other.imageBuilds());
      problems.addAll(other.problems());
    }

    public Reading build() {
      return new Reading(
          kind,
          List.copyOf(builds),
          List.copyOf(workloads),
          List.copyOf(scripts),
          List.copyOf(imageBuilds),
          List.copyOf(problems));
    }
  }
}
