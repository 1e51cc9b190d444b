package cpat.facts;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/// Proxies through which an application reaches something else.
public final class Proxies {
  /// What a proxy is there for; `alone` is true when its presence says it, false when an
  /// application that uses it must be seen beside it.
  public record Proxy(String reaches, boolean alone) {}

  private record Known(String part, Proxy proxy) {}

  private static final List<Known> IMAGES =
      List.of(
          alone("cloud-sql-proxy", "the Cloud SQL instance"),
          alone("cloudsql-proxy", "the Cloud SQL instance"),
          alone("cloudsql-docker/gce-proxy", "the Cloud SQL instance"),
          alone("cloud_sql_proxy", "the Cloud SQL instance"),
          alone("cloudsqlproxy", "the Cloud SQL instance"),
          alone("alloydb-auth-proxy", "the AlloyDB instance"),
          alone("sigv4-proxy", "the AWS service, with signed requests"),
          alone("aws-es-proxy", "the AWS service, with signed requests"),
          alone("docker/ambassador", "the service on the other host"),
          alone("/ambassador", "the service on the other host"),
          alone("grid-ambassador", "the service on the other host"),
          alone("ambassadord", "the service on the other host"),
          alone("connectable", "the services it has to connect to"),
          alone("qoomon/docker-host", "the host"),
          used("pgbouncer", "the database"),
          used("pgcat", "the database"),
          used("pgpool", "the database"),
          used("odyssey", "the database"),
          used("proxysql", "the database"),
          used("mysql-router", "the database"),
          used("maxscale", "the database"),
          used("twemproxy", "the caches"),
          used("nutcracker", "the caches"),
          used("mcrouter", "the caches"),
          used("predixy", "the caches"),
          used("envoy", "the services behind it"),
          used("buoyantio/linkerd", "the services behind it"),
          used("linkerd/linkerd", "the services behind it"),
          used("toxiproxy", "the service behind it"),
          used("socat", "the service behind it"),
          used("ghostunnel", "the service at the tunnel's other end"),
          used("stunnel", "the service at the tunnel's other end"),
          used("autossh", "the service at the tunnel's other end"),
          used("ssh-tunnel", "the service at the tunnel's other end"),
          used("cloudflared", "the resolver, over HTTPS"),
          used("dnscrypt-proxy", "the resolver, encrypted"),
          used("stubby", "the resolver, encrypted"),
          used("doh-client", "the resolver, over HTTPS"));

  /// Gateways in front of applications, whatever their names say.
  private static final List<String> INBOUND =
      List.of("datawire/ambassador", "emissary", "contour", "gloo", "envoy-gateway", "ingress");

  private static final Set<String> PROXY_VARIABLES =
      Set.of("http_proxy", "https_proxy", "all_proxy", "ftp_proxy", "grpc_proxy", "socks_proxy");

  private Proxies() {}

  private static Known alone(String part, String reaches) {
    return new Known(part, new Proxy(reaches, true));
  }

  private static Known used(String part, String reaches) {
    return new Known(part, new Proxy(reaches, false));
  }

  /// What an image (repository and registry) is as a proxy.
  public static Optional<Proxy> image(String reference) {
    String lower = reference.toLowerCase(Locale.ROOT);
    if (INBOUND.stream().anyMatch(lower::contains)) {
      return Optional.empty();
    }
    return IMAGES.stream().filter(k -> lower.contains(k.part())).map(Known::proxy).findFirst();
  }

  /// What a program is as a proxy, by its first words.
  public static Optional<Proxy> command(List<String> words) {
    String all = String.join(" ", words).toLowerCase(Locale.ROOT);
    if (all.contains("cloud_sql_proxy") || all.contains("cloud-sql-proxy")) {
      return Optional.of(new Proxy("the Cloud SQL instance", true));
    }
    if (all.startsWith("kubectl proxy") || all.contains("/kubectl proxy")) {
      return Optional.of(new Proxy("the cluster's API", true));
    }
    return Optional.empty();
  }

  public static boolean proxyVariable(String name) {
    String lower = name.toLowerCase(Locale.ROOT);
    return PROXY_VARIABLES.stream().anyMatch(lower::endsWith);
  }
}
