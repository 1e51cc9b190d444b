package cpat.facts;

import java.util.List;
import java.util.Locale;
import java.util.Set;

/// Servers: images that run one, and command lines that start one.
public final class Servers {
  private static final Set<String> IMAGES =
      Listing.words(
          """
          nginx httpd caddy traefik haproxy envoy tomcat jetty wildfly postgres postgresql
          postgis timescaledb mysql mariadb percona mongo mongodb redis redis-stack valkey
          memcached rabbitmq kafka cp-kafka zookeeper elasticsearch opensearch kibana logstash
          cassandra scylla couchdb neo4j influxdb etcd consul nats minio activemq solr
          clickhouse clickhouse-server mssql grafana prometheus loki tempo jaeger all-in-one
          zipkin alertmanager node-exporter pushgateway portainer portainer-ce registry
          jenkins gitlab-ce gitlab-ee gitea sonarqube nexus3 artifactory keycloak wordpress
          ghost drupal joomla nextcloud owncloud mattermost rocket.chat phpmyadmin adminer
          pgadmin4 mailhog mailpit maildev localstack dynamodb-local fake-gcs-server selenium
          standalone-chrome standalone-firefox hub selenoid mosquitto homeassistant
          home-assistant pihole unbound bind9 dnsmasq squid vault nomad swagger-ui
          swagger-editor wiremock mockserver json-server jupyter base-notebook
          minimal-notebook scipy-notebook datascience-notebook all-spark-notebook
          pyspark-notebook tensorflow-notebook r-notebook rstudio tensorflow-serving serving
          tritonserver ollama open-webui text-generation-webui airflow superset metabase n8n
          node-red plex jellyfin transmission gluetun wireguard openvpn tailscale cloudflared
          samba vsftpd sftp openssh-server docker dind buildkit watchtower cadvisor whoami
          http-echo echo-server httpbin podinfo fpm uwsgi-nginx unit varnish hasura
          graphql-engine supabase surrealdb cockroach tidb yugabyte rethinkdb arangodb
          orientdb hazelcast ignite druid pinot trino presto hive spark flink zeppelin nifi
          vllm-openai qdrant weaviate milvus chroma meilisearch typesense firefox chromium
          steam minecraft-server client-go geth bitcoind lnd parity besu relay
          """);

  /// Beginnings of command lines that start a server.
  private static final List<String> COMMANDS =
      List.copyOf(
          Listing.phrases(
              """
              npm start, npm run start, npm run dev, npm run serve, npm run watch, yarn start,
              yarn dev, yarn serve, yarn run start, yarn run dev, pnpm start, pnpm dev,
              pnpm run dev, bun dev, bun run dev, flask run, uvicorn, gunicorn, hypercorn,
              rails s, rails server, bundle exec rails s, bundle exec jekyll serve, jekyll serve,
              jekyll s, hugo server, hugo serve, mkdocs serve, mdbook serve, python manage.py,
              python3 manage.py, python -m http.server, python3 -m http.server,
              python -m SimpleHTTPServer, python server.py, node server.js, node src/server.js,
              node src/index.js, php -S, php artisan serve, php bin/console server, symfony serve,
              php-fpm, nginx, httpd, apache2, apachectl, redis-server, mysqld, postgres, mongod,
              nodemon, npx nodemon, serve, npx serve, npx http-server, http-server, ng serve,
              vue-cli-service serve, vite, next dev, gatsby develop, jupyter, start-notebook.sh,
              jupyter-lab, dotnet watch, mix phx.server, iex -S mix phx.server, puma, unicorn,
              celery, daphne, streamlit run, tensorboard, start, server, minio server,
              mkdocs-serve, consul agent, vault server, air, reflex, agent, supervisord, tail -f,
              sleep, kubectl proxy, caddy run, caddy file-server, docker-entrypoint.sh, locust,
              swagger serve, prism mock, mock, serve-http, daemon, listen, web
              """));

  private static final Set<String> BINARIES =
      Listing.words(
          """
          nginx httpd apache2ctl apachectl caddy traefik haproxy envoy gunicorn uvicorn uwsgi
          php-fpm puma unicorn redis-server mysqld postgres mongod memcached dockerd sshd
          vsftpd dnsmasq named unbound squid supervisord catalina.sh jupyter start-notebook.sh
          prometheus grafana-server consul etcd nats-server minio openvpn hypercorn daphne
          celery streamlit tensorboard pm2 pm2-runtime rails flask kafka-server-start.sh
          nutcracker swarm json-server
          """);

  private static final Set<String> DAEMONS =
      Listing.words(
          """
          worker agent exporter bot gateway relay broker webui miner validator daemon
          """);

  private static final Set<String> APPLICATIONS =
      Listing.words(
          """
          wordpress nextcloud owncloud drupal joomla moodle mediawiki matomo ghost phpmyadmin
          swagger-ui swagger-editor prestashop opencart roundcubemail dokuwiki bookstack
          freshrss wallabag monica limesurvey redmine gitea leantime
          """);

  private static final Set<String> LISTENS =
      Set.of(
          "--listen",
          "-listen",
          "--bind",
          "-bind",
          "--listen-address",
          "--http-port",
          "--server-port",
          "--web.listen-address",
          "--bind-address");

  private Servers() {}

  /// True for an image that, by its name, works on and on: a worker, an agent, an exporter.
  public static boolean daemon(String repository) {
    String lower = repository.toLowerCase(Locale.ROOT);
    String last = lower.substring(lower.lastIndexOf('/') + 1);
    return last.contains("vpn") || DAEMONS.stream().anyMatch(last::endsWith);
  }

  /// True for an application that is installed, not written, by those who run it.
  public static boolean application(String repository) {
    return APPLICATIONS.contains(repository.substring(repository.lastIndexOf('/') + 1));
  }

  public static boolean image(String repository) {
    String lower = repository.toLowerCase(Locale.ROOT);
    return IMAGES.contains(lower.substring(lower.lastIndexOf('/') + 1))
        || lower.contains("server")
        || lower.endsWith("-daemon")
        || lower.endsWith("-api")
        || lower.endsWith("-web")
        || lower.endsWith("-frontend")
        || lower.endsWith("-backend")
        || lower.endsWith("-notebook");
  }

  /// True when the words start a server.
  public static boolean command(List<String> words) {
    if (words.isEmpty()) {
      return false;
    }
    String first = words.getFirst();
    String name = first.substring(first.lastIndexOf('/') + 1);
    if (BINARIES.contains(name)) {
      return true;
    }
    String all = name + tail(words);
    return COMMANDS.stream().anyMatch(c -> all.equals(c) || all.startsWith(c + " "));
  }

  /// True when an argument says where to wait for connections: `--listen :80`, `--bind=0.0.0.0`.
  public static boolean listens(List<String> words) {
    return words.stream()
        .anyMatch(w ->
            w.contains("0.0.0.0")
                || LISTENS.contains(w.indexOf('=') < 0 ? w : w.substring(0, w.indexOf('='))));
  }

  private static String tail(List<String> words) {
    return words.size() == 1 ? "" : " " + String.join(" ", words.subList(1, words.size()));
  }
}
