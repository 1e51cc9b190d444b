package cpat.facts;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Servers that end in order by another signal than SIGTERM, by their manuals.
public final class StopSignals {
  /// `right` stops it in order, `others` do something that one may mean. `otherwise` is what
  /// SIGTERM does to it; `stops` is false where it goes on after that.
  public record Server(
      String name, String right, Set<String> others, String otherwise, boolean stops) {}

  private static final Server NGINX =
      new Server("nginx", "SIGQUIT", Set.of(), "cuts off the requests that it is serving", true);
  private static final Server FPM =
      new Server("php-fpm", "SIGQUIT", Set.of(), "cuts off the requests that it is serving", true);
  private static final Server HTTPD =
      new Server("httpd", "SIGWINCH", Set.of(), "cuts off the requests that it is serving", true);
  private static final Server POSTGRES =
      new Server(
          "postgres",
          "SIGINT",
          Set.of(),
          "waits until the last client has gone, and is killed if that takes longer than the grace"
              + " time",
          false);
  private static final Server SYSTEMD =
      new Server(
          "systemd",
          "SIGRTMIN+3",
          Set.of("SIGRTMIN+4", "SIGRTMIN+5", "SIGRTMIN+13", "SIGRTMIN+14", "SIGPWR"),
          "starts itself anew and goes on, until it is killed",
          false);

  private StopSignals() {}

  /// The server that a command line starts, if it is one of these.
  public static Optional<Server> of(List<String> argv) {
    if (argv.isEmpty()) {
      return Optional.empty();
    }
    String first = argv.getFirst();
    String name = Wildcard.lastSegment(first);
    boolean asks =
        argv.stream()
            .skip(1)
            .anyMatch(Set.of("-t", "-T", "-v", "-V", "--version", "--help", "-h")::contains);
    if (asks && !name.startsWith("postgres")) {
      return Optional.empty();
    }
    return switch (name) {
      case "nginx", "nginx-debug", "openresty" -> Optional.of(NGINX);
      case "httpd",
          "httpd-foreground",
          "apache2",
          "apache2-foreground",
          "apachectl",
          "apache2ctl" ->
          Optional.of(HTTPD);
      case "postgres" -> Optional.of(POSTGRES);
      case "systemd" -> Optional.of(SYSTEMD);
      default -> name.matches("php-fpm[0-9.]*") ? Optional.of(FPM) : Optional.empty();
    };
  }
}
