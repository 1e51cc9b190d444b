package cpat.facts;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/// Helpers that live beside a main container, and the ways to have one injected.
public final class Sidecars {
  /// Parts of an image's or container's name that tell a helper.
  private static final List<String> NAMES =
      List.copyOf(
          Listing.words(
              """
              sidecar git-sync gitsync certbot letsencrypt acme lego exporter fluent filebeat
              promtail logstash vector logrotate log- -log logger tail reloader reload
              configmap-reload config-reload watcher proxy envoy linkerd istio agent daprd dapr
              collector otel prometheus-to-sd metrics monitor sync backup syncer docker-gen
              nginx-gen resizer addon provisioner attacher snapshotter registrar liveness-probe
              livenessprobe kube-rbac vault consul cron tailscale vpn gluetun wireguard
              cloudflared cloudsql cloud-sql helper init renew dump debug busybox nginx memcached
              """));

  /// Helpers that renew, fetch or read what another service has in a shared volume.
  private static final List<String> VOLUME_HELPERS =
      List.copyOf(
          Listing.words(
              """
              git-sync gitsync certbot acme.sh acme-companion letsencrypt-nginx docker-gen
              nginx-gen config-reload configmap-reload certs-dumper fluentd fluent-bit filebeat
              promtail logrotate logstash-forwarder dehydrated nginx-proxy-companion goaccess
              sidecar
              """));

  /// Servers that are a service of their own, not a helper of another.
  private static final Set<String> SERVICES =
      Listing.words(
          """
          postgres postgresql mysql mariadb mongo mongodb redis rabbitmq kafka zookeeper
          elasticsearch opensearch cassandra couchdb neo4j influxdb etcd minio nats activemq
          solr clickhouse-server mssql server oracle-xe cockroach rethinkdb db database valkey
          """);

  /// Annotation or label → the values that switch injection on; an empty set: any but these that
  /// switch it off.
  private static final Map<String, Set<String>> INJECTION =
      Map.ofEntries(
          Map.entry("dapr.io/enabled", Set.of("true", "yes", "on", "1", "y")),
          Map.entry("linkerd.io/inject", Set.of("enabled", "ingress")),
          Map.entry("sidecar.istio.io/inject", Set.of("true", "yes", "on", "1")),
          Map.entry("istio-injection", Set.of("enabled")),
          Map.entry("istio.io/rev", Set.of()),
          Map.entry("consul.hashicorp.com/connect-inject", Set.of("true")),
          Map.entry("sidecar.jaegertracing.io/inject", Set.of()),
          Map.entry("sidecar.opentelemetry.io/inject", Set.of()),
          Map.entry("vault.hashicorp.com/agent-inject", Set.of("true")),
          Map.entry("gke-gcsfuse/volumes", Set.of("true")),
          Map.entry("kuma.io/sidecar-injection", Set.of("enabled", "true")),
          Map.entry("openservicemesh.io/sidecar-injection", Set.of("enabled", "true", "yes")),
          Map.entry("appmesh.k8s.aws/sidecarInjectorWebhook", Set.of("enabled")),
          Map.entry("injector.cilium.io/inject", Set.of("true")),
          Map.entry("traffic.sidecar.istio.io/inject", Set.of("true")));

  private static final Set<String> OFF = Set.of("false", "disabled", "no", "off", "0", "");

  private Sidecars() {}

  /// True when an image's or container's name tells a helper.
  public static boolean named(String name) {
    String lower = name.toLowerCase(Locale.ROOT);
    return NAMES.stream().anyMatch(lower::contains);
  }

  public static boolean volumeHelper(String name) {
    String lower = name.toLowerCase(Locale.ROOT);
    return VOLUME_HELPERS.stream().anyMatch(lower::contains);
  }

  /// True for a database, broker or other server that is a service of its own.
  public static boolean service(String name) {
    return SERVICES.contains(name.toLowerCase(Locale.ROOT));
  }

  /// True when this annotation or label has a sidecar injected.
  public static boolean injects(String key, String value) {
    String lower = value.toLowerCase(Locale.ROOT);
    Set<String> on = INJECTION.get(key);
    return on != null && (on.isEmpty() ? !OFF.contains(lower) : on.contains(lower));
  }

  /// True for `istio-injection=enabled`, as `kubectl label` takes it.
  public static boolean injects(String assignment) {
    int equals = assignment.indexOf('=');
    return equals > 0 && injects(assignment.substring(0, equals), assignment.substring(equals + 1));
  }
}
