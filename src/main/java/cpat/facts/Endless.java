package cpat.facts;

import java.util.List;
import java.util.Locale;
import java.util.Set;

/// Programs that run until they are stopped, and ways in which one container stops another.
public final class Endless {
  /// The last part of the image's name.
  private static final Set<String> IMAGES =
      Listing.words(
          """
          cloud-sql-proxy gce-proxy alloydb-auth-proxy envoy proxyv2 linkerd fluent-bit fluentbit
          fluentd filebeat promtail vector logstash daprd opentelemetry-collector
          opentelemetry-collector-contrib otel-collector nginx haproxy pgbouncer redis memcached
          tailscale cloudflared socat aws-sigv4-proxy statsd-exporter pushgateway toxiproxy
          """);

  private static final List<String> STOPS =
      List.of("quitquitquit", "kill", "sigterm", "shutdown", "/exit", "trap ", "timeout ");

  /// They look into another process.
  private static final Set<String> LOOK =
      Listing.words("strace ltrace gdb py-spy rbspy jattach dlv perf nsenter");

  /// They find another process by its name.
  private static final Set<String> FIND = Listing.words("pkill killall pidof pgrep");

  private Endless() {}

  public static boolean image(String repository) {
    String name = Wildcard.lastSegment(repository).toLowerCase(Locale.ROOT);
    return IMAGES.contains(name) || name.endsWith("-exporter") || name.endsWith("_exporter");
  }

  /// True for a text of commands or options that may have a sidecar end.
  public static boolean stops(String commands) {
    String lower = commands.toLowerCase(Locale.ROOT);
    return STOPS.stream().anyMatch(lower::contains);
  }

  public static boolean looksInto(String command) {
    return LOOK.contains(command);
  }

  public static boolean finds(String command) {
    return FIND.contains(command);
  }
}
