package cpat.facts;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/// Servers that run a while before they answer, and how each is asked whether it does.
public final class Readiness {
  private static final Set<String> SLOW =
      Listing.words(
          """
          postgres postgresql postgis timescaledb pgvector mysql mysql-server mariadb percona
          percona-server mongo mongodb rabbitmq kafka cp-kafka elasticsearch opensearch cassandra
          scylla couchdb neo4j clickhouse clickhouse-server oracle-xe oracle-free cockroach
          influxdb arangodb couchbase
          """);

  /// They show, or wait by themselves, and nothing breaks when they are first.
  private static final Set<String> PATIENT =
      Listing.words(
          """
          adminer phpmyadmin pgadmin4 mongo-express pghero redisinsight kibana dejavu cloudbeaver
          nginx traefik caddy haproxy httpd prometheus grafana postgres-exporter
          postgres_exporter mysqld-exporter mongodb_exporter elasticsearch_exporter cadvisor
          portainer watchtower backup postgres-backup-s3 kafka-ui
          """);

  private static final Pattern WAITS =
      Pattern.compile(
          "wait[-_]?for|wait4|dockerize\\b.*-wait|\\buntil\\b|\\bwhile\\s+!|\\bnc\\s+-[a-z]*z|pg_isready"
              + "|mysqladmin\\s+ping|--wait-for|wait-on|WAIT_HOSTS|\\bsleep\\s+\\d");

  private Readiness() {}

  /// True for a server that others must not come to at once.
  public static boolean isSlow(String repository) {
    return SLOW.contains(Wildcard.lastSegment(repository));
  }

  public static boolean isPatient(String repository) {
    String name = Wildcard.lastSegment(repository);
    return PATIENT.contains(name) || name.contains("backup") || name.contains("exporter");
  }

  /// True for a text of commands that waits itself.
  public static boolean waits(String commands) {
    return WAITS.matcher(commands).find();
  }

  /// Compose's `test:` for an image, as YAML. Over TCP: while they set themselves up, the databases
  /// answer on their socket only.
  public static Optional<String> test(String repository, String tag) {
    return switch (Wildcard.lastSegment(repository)) {
      case "postgres", "postgis", "timescaledb", "pgvector" ->
          Optional.of("[CMD-SHELL, \"pg_isready -h 127.0.0.1 -U $${POSTGRES_USER:-postgres}\"]");
      case "mysql", "percona" -> Optional.of("[CMD, mysqladmin, ping, -h, 127.0.0.1]");
      case "mariadb" ->
          old(tag, List.of("5", "10.0", "10.1", "10.2", "10.3"))
              ? Optional.of("[CMD, mysqladmin, ping, -h, 127.0.0.1]")
              : Optional.of("[CMD, healthcheck.sh, --connect, --innodb_initialized]");
      case "mongo" ->
          old(tag, List.of("2", "3", "4"))
              ? Optional.empty()
              : Optional.of("[CMD, mongosh, --quiet, --eval, \"db.adminCommand('ping')\"]");
      case "rabbitmq" -> Optional.of("[CMD, rabbitmq-diagnostics, -q, ping]");
      default -> Optional.empty();
    };
  }

  private static boolean old(String tag, List<String> versions) {
    return versions.stream()
        .anyMatch(v -> tag.equals(v) || tag.startsWith(v + ".") || tag.startsWith(v + "-"));
  }
}
