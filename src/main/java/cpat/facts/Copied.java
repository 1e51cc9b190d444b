package cpat.facts;

import java.util.List;
import java.util.Locale;
import java.util.Set;

/// Whether what is copied from a project into an image is the project's own sources: judged by its
/// name, by where it lands, and by what the container runs.
public final class Copied {
  /// Where a copy lands: the absolute folder or file, the working directory, the image it is put on
  /// (repository only), and the words of the command that the image runs.
  public record Landing(String to, String workdir, String image, List<String> command) {}

  /// Images of programs that are configured, not programmed: what is copied there is settings.
  private static final Set<String> CONFIGURED =
      Set.of(
          ("postgres postgresql mysql mariadb percona mongo mongodb redis valkey memcached rabbitmq"
               + " elasticsearch opensearch kibana logstash grafana prometheus alertmanager loki"
               + " promtail telegraf influxdb haproxy traefik envoy consul vault keycloak varnish"
               + " fluentd fluent-bit fluentbit filebeat metricbeat vector cassandra neo4j kafka"
               + " zookeeper nats mosquitto eclipse-mosquitto coredns bind9 squid registry jenkins"
               + " sonarqube nexus3 minio pgadmin4 adminer phpmyadmin solr couchdb"
               + " clickhouse-server cockroach otel-collector opentelemetry-collector-contrib"
               + " timescaledb postgis pgvector hasura graphql-engine kong krakend wiremock flyway"
               + " liquibase")
              .split(" "));

  private static final Set<String> WEB_SERVERS =
      Set.of("nginx nginx-unprivileged httpd caddy apache lighttpd openresty".split(" "));

  private static final Set<String> INTERPRETERS =
      Set.of(
          ("python node ruby php perl java dotnet deno bun lua rscript julia elixir gunicorn"
               + " uvicorn flask streamlit celery npm yarn pnpm npx bundle rails puma rake artisan"
               + " nodemon pm2 ts-node tsx hypercorn daphne uwsgi gradio chainlit scrapy pytest"
               + " jupyter fastapi nest next nuxt serve http-server")
              .split(" "));

  private Copied() {}

  /// True when a copy brings sources; `from` as written.
  public static boolean isSources(String from, Landing landing) {
    if (from.contains("://") || from.startsWith("git@")) {
      return false;
    }
    boolean settings = Folders.isStrictlySettings(landing.to());
    return switch (SourceFiles.kind(from)) {
      case SETTINGS -> from.contains("theme") && Folders.isExtension(landing.to());
      case LIST, SCRIPT, ARTEFACT -> false;
      case CONTEXT ->
          !settings
              && !Folders.isCommands(landing.to())
              && !(configured(landing) && !Folders.isProgram(landing.to()));
      case CODE -> code(from, landing, settings);
      case CODE_FOLDER ->
          !settings
              && !Folders.isCommands(landing.to())
              && !(configured(landing) && !Folders.isWebRoot(landing.to()))
              && !isProgramFile(from, landing);
      case UNKNOWN ->
          Folders.isExtension(landing.to())
              || (!Folders.isSettings(landing.to()) && unknown(from, landing));
    };
  }

  private static boolean code(String from, Landing landing, boolean settings) {
    String name = Wildcard.lastSegment(from);
    boolean run = mentions(landing.command(), name);
    if (Folders.isCommands(landing.to())) {
      return run
          && !name.startsWith("start")
          && !name.startsWith("run")
          && !name.startsWith("init");
    }
    if (configured(landing) && !Folders.isWebRoot(landing.to())) {
      return run;
    }
    return !settings || run || Folders.isWebRoot(landing.to());
  }

  /// A file or folder whose name says nothing.
  private static boolean unknown(String from, Landing landing) {
    if (Folders.isCommands(landing.to()) || isProgramFile(from, landing)) {
      return false;
    }
    if (configured(landing) || isWebServer(landing)) {
      return Folders.isWebRoot(landing.to());
    }
    String image = landing.image();
    if (image.isEmpty() || image.contains("distroless") || image.contains("static")) {
      return false;
    }
    boolean place =
        Folders.isProgram(landing.to())
            || (landing.workdir().length() > 1 && landing.to().startsWith(landing.workdir()));
    return runsBelow(landing) || (place && (isFolder(from) || interpreted(landing)));
  }

  /// True when the container runs the copied file itself: a finished program.
  private static boolean isProgramFile(String from, Landing landing) {
    if (landing.command().isEmpty() || isFolder(from)) {
      return false;
    }
    String program = Wildcard.lastSegment(landing.command().getFirst());
    return program.equals(Wildcard.lastSegment(from))
        || program.equals(Wildcard.lastSegment(landing.to()));
  }

  private static boolean isFolder(String from) {
    return from.endsWith("/") || from.endsWith("/.") || from.endsWith("/*");
  }

  private static boolean interpreted(Landing landing) {
    return landing.command().stream().limit(3).map(Words::name).anyMatch(INTERPRETERS::contains)
        || INTERPRETERS.contains(Wildcard.lastSegment(landing.image()).toLowerCase(Locale.ROOT))
        || ToolchainImages.isToolchain(landing.image(), "");
  }

  /// `CMD ["python", "/opt/thing/main.py"]` after `COPY thing /opt/thing`.
  private static boolean runsBelow(Landing landing) {
    String below = landing.to() + "/";
    boolean shared =
        Set.of("/", "/root", "/opt", "/home", "/tmp", "/usr", "/usr/local", "/var")
            .contains(landing.to());
    return !shared && landing.command().stream().anyMatch(w -> w.contains(below));
  }

  private static boolean mentions(List<String> command, String name) {
    String stem = name.indexOf('.') > 0 ? name.substring(0, name.indexOf('.')) : name;
    return command.stream()
        .anyMatch(w ->
            w.contains(name)
                || w.equals(stem)
                || w.startsWith(stem + ":")
                || w.endsWith("/" + stem));
  }

  private static boolean configured(Landing landing) {
    return CONFIGURED.contains(Wildcard.lastSegment(landing.image()).toLowerCase(Locale.ROOT));
  }

  private static boolean isWebServer(Landing landing) {
    return WEB_SERVERS.contains(Wildcard.lastSegment(landing.image()).toLowerCase(Locale.ROOT));
  }
}
