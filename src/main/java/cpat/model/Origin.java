package cpat.model;

/// Where a workload was written.
public sealed interface Origin {
  /// A Compose file.
  record Compose() implements Origin {}

  /// A Kubernetes object of this kind; for Pods and what makes Pods the runs are its containers.
  record Kubernetes(String kind) implements Origin {}

  /// A script; the runs are its `docker run` and `create` lines.
  record CommandLine(Script.Kind kind) implements Origin {}

  record DevContainer() implements Origin {}

  /// A container that the CI system itself starts: a job's `container:`, a `uses: docker://…` step.
  record CiJob() implements Origin {}

  /// A container that exists on an engine (`docker`, `podman`), as its `inspect` tells it.
  record Live(String engine, String id) implements Origin {}
}
