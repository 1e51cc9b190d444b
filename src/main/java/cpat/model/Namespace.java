package cpat.model;

import cpat.source.Span;

/// Whose namespace a container lives in; what is not written is its own.
public sealed interface Namespace {
  /// The six that engines let one choose.
  enum Kind {
    NET,
    PID,
    IPC,
    UTS,
    USER,
    CGROUP
  }

  Span at();

  Kind kind();

  record Host(Kind kind, Span at) implements Namespace {}

  /// Another container's: `container:ID`, or with `service` true a Compose service's.
  record Joined(Kind kind, Span at, Word target, boolean service) implements Namespace {}

  /// None, private, a named network…: as written.
  record Other(Kind kind, Span at, Word written) implements Namespace {}
}
