package cpat.facts;

import java.util.Locale;
import java.util.Set;

/// The sockets through which an engine of Docker's kind (Docker, Podman) is commanded.
public final class Sockets {
  private static final Set<String> NAMES =
      Set.of(
          "docker.sock",
          "podman.sock",
          "docker-host.sock",
          "docker.raw.sock",
          "docker_engine",
          "system-docker.sock");

  private static final Set<String> RUN_FOLDERS = Set.of("/var/run", "/run");

  private Sockets() {}

  /// True for a host path that is an engine's socket in any spelling: `/var/run/docker.sock`,
  /// `$XDG_RUNTIME_DIR/podman/podman.sock`, `${DOCKER_SOCK:-/run/docker.sock}`,
  /// `//./pipe/docker_engine`; also a variable named after it. containerd's and CRI-O's are not.
  public static boolean engine(String path) {
    String plain = path.replace('\\', '/');
    if (plain.startsWith("unix://")) {
      plain = plain.substring("unix://".length());
    }
    String name = plain.substring(plain.lastIndexOf('/') + 1);
    int end = name.indexOf('}');
    if (end >= 0) {
      name = name.substring(0, end);
    }
    return NAMES.contains(name) || named(plain.toLowerCase(Locale.ROOT));
  }

  /// True for the socket of a runtime below the engine, which commands containers as well:
  /// containerd's, CRI-O's.
  public static boolean runtime(String path) {
    return path.endsWith("containerd.sock") || path.endsWith("crio.sock");
  }

  /// True for an image or container that lets only chosen requests through to the socket.
  public static boolean filter(String name) {
    String lower = name.toLowerCase(Locale.ROOT);
    return lower.contains("socket-proxy")
        || lower.contains("socketproxy")
        || lower.contains("sockguard")
        || lower.contains("docker-proxy-filter");
  }

  /// True for the folder that holds the socket among others.
  public static boolean folder(String path) {
    String plain = path.replace("//", "/");
    return RUN_FOLDERS.contains(
        plain.endsWith("/") ? plain.substring(0, plain.length() - 1) : plain);
  }

  /// True for the engine's client on the host, mounted from there: `/usr/bin/docker`, `$(which
  /// docker)`.
  public static boolean client(String path) {
    return path.endsWith("/bin/docker")
        || path.contains("which docker")
        || path.contains("command -v docker");
  }

  /// `$DOCKER_SOCK`, `${DOCKER_SOCKET}`, `$(DOCKER_SOCKET_PATH)`, `{{ docker_socket }}`.
  private static boolean named(String path) {
    if (!path.startsWith("$") && !path.startsWith("{{")) {
      return false;
    }
    return (path.contains("docker") || path.contains("podman") || path.contains("container"))
        && path.contains("sock")
        && !path.contains("containerd")
        && !path.contains("crio")
        && !path.contains("/");
  }
}
