package cpat.facts;

import java.util.List;

/// What a container may do without being asked: Docker's default set
/// (docs.docker.com/engine/containers/run, "Runtime privilege and Linux capabilities"), which
/// containerd's Kubernetes plugin uses too.
public final class Capabilities {
  public static final List<String> DEFAULT =
      List.of(
          "AUDIT_WRITE",
          "CHOWN",
          "DAC_OVERRIDE",
          "FOWNER",
          "FSETID",
          "KILL",
          "MKNOD",
          "NET_BIND_SERVICE",
          "NET_RAW",
          "SETFCAP",
          "SETGID",
          "SETPCAP",
          "SETUID",
          "SYS_CHROOT");

  private Capabilities() {}

  /// A name as engines list it: `cap_net_admin` → `NET_ADMIN`.
  public static String name(String written) {
    String upper = written.strip().toUpperCase(java.util.Locale.ROOT);
    return upper.startsWith("CAP_") ? upper.substring("CAP_".length()) : upper;
  }
}
