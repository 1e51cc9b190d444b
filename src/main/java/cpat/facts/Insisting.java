package cpat.facts;

import java.util.List;
import java.util.Set;

/// Programs that refuse to run as anything but PID 1: s6-overlay 3 says "can only run as pid 1",
/// systemd that the system has not been booted with it.
public final class Insisting {
  private static final Set<String> PROGRAMS =
      Set.of("/init", "/sbin/init", "/lib/systemd/systemd", "/usr/lib/systemd/systemd");

  /// Images that are started by s6-overlay, all of an owner; read in what their makers answer.
  private static final List<String> OWNERS =
      List.of("linuxserver/", "home-assistant/", "homeassistant/");

  /// Of those owners, but tools without it.
  private static final Set<String> OTHERS = Set.of("docker-compose", "yq", "docker-jinja");

  private Insisting() {}

  public static boolean program(List<String> argv) {
    return !argv.isEmpty() && PROGRAMS.contains(argv.getFirst());
  }

  /// `repository` without tag; the registry does not matter.
  public static boolean image(String repository) {
    return OWNERS.stream().anyMatch(o -> ("/" + repository).contains("/" + o))
        && !OTHERS.contains(Wildcard.lastSegment(repository));
  }
}
