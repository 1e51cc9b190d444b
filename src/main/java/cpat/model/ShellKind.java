package cpat.model;

/// The program behind `/bin/sh`: whether it stays as PID 1 or gives way to its last command depends
/// on it.
public enum ShellKind {
  /// Debian, Ubuntu: never gives way by itself.
  DASH,
  /// Fedora, Rocky and their kin: gives way to a last simple command.
  BASH,
  /// Alpine's and BusyBox's ash: gives way to a last simple command.
  BUSYBOX,
  /// Windows.
  CMD,
  /// There is none: scratch, distroless.
  NONE,
  UNKNOWN
}
