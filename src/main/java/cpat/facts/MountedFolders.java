package cpat.facts;

import java.util.List;
import java.util.Locale;
import java.util.Set;

/// What a folder holds, told by its name (on the host) or its place (in a container).
public final class MountedFolders {
  /// What a name or a place says of the files in it.
  public enum Content {
    SOURCES,
    OTHER,
    UNKNOWN
  }

  private static final Set<String> SOURCES =
      Listing.words(
          """
          src source sources app apps application code codes lib libs pkg packages cmd
          internal modules plugins themes theme templates components pages views web webapp
          www website site html htdocs public_html public wwwroot static-site frontend front
          backend back server client api ui service services worker workers project projects
          workspace workspaces repo test tests spec specs e2e features cypress dags notebooks
          notebook functions lambda lambdas content docs documentation examples example demo
          playbooks roles django flask laravel rails symfony php python node react angular vue
          golang go java rust ruby addons custom_addons extra-addons extensions gateway core
          game bot wp-content mu-plugins program programs crawler scraper simulation spiders
          jobs tasks
          """);

  private static final Set<String> OTHERS =
      Listing.words(
          """
          data datas database db dbdata pgdata postgresql config configs configuration conf
          conf.d etc settings env log logs cert certs certificates ssl tls keys secrets secret
          credentials auth backup backups dump dumps upload uploads storage media downloads
          download volumes volume dist build builds out output outputs target bin release
          _site _build artifacts artifact reports report coverage results result test-results
          screenshots videos recordings cache .cache tmp temp var run state persistent persist
          share shared initdb init init.d initdb.d init-db init-scripts sql seed seeds
          fixtures provisioning dashboards datasources rules alerts traefik letsencrypt acme
          certbot realms exports models model weights datasets dataset input inputs music
          movies photos books node_modules vendor .m2 .gradle .npm .ssh .aws .kube .docker
          .config .gnupg .azure gnupg jenkins_home pki workdir snapshots blobs repositories
          maildata mail scripts migrations flyway liquibase schema schemas entrypoint hooks
          local filebeat pipeline geoip geo maps tiles wordlists docker-data
          """);

  private static final List<String> OTHER_PLACES =
      List.copyOf(
          Listing.words(
              """
              /etc /var/lib /var/log /var/run /run /var/cache /var/backups /var/opt /tmp /data
              /config /configs /conf /logs /log /certs /cert /ssl /backup /backups
              /docker-entrypoint-initdb.d /docker-entrypoint.d /usr/local/etc
              /usr/share/elasticsearch /usr/share/kibana /usr/share/logstash /usr/share/filebeat
              /usr/share/grafana /bitnami /root/. /home/jenkins /media /mnt /downloads /storage
              /secrets /opt/keycloak /opt/jboss /opt/bitnami /container-entrypoint-initdb.d
              /opt/oracle /nifi /mosquitto /neo4j /letsencrypt /acme /prometheus /grafana /loki
              /alertmanager /dev /proc /sys /lib /usr/lib /usr/local/bin /usr/bin /bin /sbin /boot
              /output /out /results /reports /cache /.cache /vault /consul /uploads /initdb
              /flyway /liquibase /provisioning /dashboards /usr/local/share /usr/share/ca /models
              /input /import /export /sql /snapshots /go/pkg /usr/local/cargo /cargo /gradle
              /maven /keys /pki /radarr /books
              """));

  private static final List<String> SOURCE_PLACES =
      List.copyOf(
          Listing.words(
              """
              /app /apps /src /source /sources /code /codes /workspace /workspaces /work /workdir
              /project /projects /repo /build /site /website /www /web /webapp /html /public
              /usr/src /usr/app /usr/local/app /usr/local/src /usr/share/nginx /var/lib/nginx/html
              /usr/local/apache2/htdocs /var/www /var/task /var/app /srv /opt/app /opt/src
              /opt/code /opt/application /opt/project /go/src /go/app /home/node /home/app
              /home/user /home/jovyan /home/circleci /home/vscode /home/gradle /frontend /backend
              /server /client /api /service /opt/airflow/dags /opt/airflow/plugins /node /test
              /tests /e2e /docs /rails /django /flask /laravel /symfony /application /addons
              /mnt/extra-addons /usr/local/airflow/dags /scripts /usr/share/caddy
              /usr/local/tomcat/webapps /opt/odoo /function /functions /lambda /terraform /ansible
              /playbooks /module /myapp /package /pkg /bot /worker /var/html /host /opt/service
              /odoo /rust /notebooks
              """));

  private static final Set<String> PROGRAMS =
      Listing.words(
          """
          sh bash py js mjs cjs ts rb php pl lua jar go java r jl ps1 exs clj groovy feature
          robot jmx
          """);

  private MountedFolders() {}

  /// What a path of the host holds, by its last part: `./frontend` sources, `./data` not.
  public static Content host(String path) {
    String last = last(path.toLowerCase(Locale.ROOT));
    if (OTHERS.contains(last)) {
      return Content.OTHER;
    }
    if (SOURCES.contains(last)
        || last.endsWith("-service")
        || last.endsWith("_service")
        || last.endsWith("-app")
        || last.endsWith("_app")
        || last.endsWith("-api")
        || last.endsWith("-frontend")
        || last.endsWith("-backend")
        || last.endsWith("-web")
        || last.endsWith("-ui")
        || last.endsWith("-server")
        || last.endsWith("-client")) {
      return Content.SOURCES;
    }
    if (last.endsWith("data")
        || last.endsWith("-config")
        || last.endsWith("_config")
        || last.endsWith("-conf")
        || last.endsWith("logs")
        || last.endsWith("results")
        || last.endsWith("reports")
        || last.endsWith("-output")
        || last.endsWith("-certs")
        || last.endsWith("_db")
        || last.endsWith("-db")
        || last.endsWith("-volume")
        || last.endsWith("backups")) {
      return Content.OTHER;
    }
    return Content.UNKNOWN;
  }

  /// True for a folder of scripts: sources only if the container starts one of them.
  public static boolean scripts(String path) {
    String last = last(path.toLowerCase(Locale.ROOT));
    return last.equals("scripts") || last.equals("script");
  }

  /// True when a name tells sources without a doubt, wherever the folder is.
  public static boolean sources(String path) {
    return switch (last(path.toLowerCase(Locale.ROOT))) {
      case "src", "source", "app", "apps", "code", "jobs", "dags", "notebooks", "tests" -> true;
      default -> false;
    };
  }

  /// True for the folder from which a web server serves its site.
  public static boolean site(String path) {
    return within(
        path,
        List.of(
            "/usr/share/nginx/html",
            "/usr/local/apache2/htdocs",
            "/var/www/html",
            "/usr/share/caddy",
            "/srv/www"));
  }

  /// True for a place within an application where one's own extensions go: a theme, a plugin.
  public static boolean extension(String path) {
    String plain = path.toLowerCase(Locale.ROOT);
    return plain.contains("/wp-content")
        || plain.contains("/themes")
        || plain.contains("/plugins")
        || plain.contains("/modules")
        || plain.contains("/custom_apps")
        || plain.contains("/extensions");
  }

  /// True when any folder on the way holds data, configuration or built output: `./data/wordpress`.
  public static boolean withinOther(String path) {
    for (String part : path.toLowerCase(Locale.ROOT).split("/", -1)) {
      boolean other =
          switch (part) {
            case "volumes",
                "volume",
                "config",
                "conf",
                "logs",
                "log",
                "certs",
                "ssl",
                "dist",
                "_site",
                "backups",
                "secrets",
                "node_modules",
                "storage",
                ".docker-data",
                "persistent",
                "uploads",
                "tmp",
                "var",
                ".data",
                "docker-data",
                "volume-data",
                "provisioning" ->
                true;
            default -> false;
          };
      if (other) {
        return true;
      }
    }
    return false;
  }

  /// True when a folder of this name is on the way.
  public static boolean within(String path, String folder) {
    return List.of(path.toLowerCase(Locale.ROOT).split("/", -1)).contains(folder);
  }

  /// What a path in a container is there for.
  public static Content place(String path) {
    String plain = path.toLowerCase(Locale.ROOT);
    if (within(plain, SOURCE_PLACES)) {
      Content name = host(plain);
      boolean below = plain.indexOf('/', 1) > 0 && plain.length() > 1;
      return name == Content.OTHER && below && !plain.endsWith("/html") && deep(plain)
          ? Content.OTHER
          : Content.SOURCES;
    }
    return within(plain, OTHER_PLACES) ? Content.OTHER : Content.UNKNOWN;
  }

  /// Below the place itself: `/app/data`, `/var/www/html/storage`.
  private static boolean deep(String path) {
    return SOURCE_PLACES.stream().noneMatch(p -> path.equals(p) || path.equals(p + "/"));
  }

  private static boolean within(String path, List<String> places) {
    for (String place : places) {
      if (path.equals(place)
          || path.startsWith(place + "/")
          || (place.endsWith(".") && path.startsWith(place))) {
        return true;
      }
    }
    return false;
  }

  /// True when the last part has an extension, so that it is a file: `nginx.conf`, `app.py`.
  public static boolean file(String path) {
    String last = last(path);
    int dot = last.lastIndexOf('.');
    if (dot <= 0 || dot == last.length() - 1 || last.endsWith(".d")) {
      return dot == 0 && last.startsWith(".env");
    }
    String extension = last.substring(dot + 1);
    return extension.length() <= 10
        && extension.chars().allMatch(c -> Character.isLetterOrDigit(c))
        && extension.chars().anyMatch(Character::isLetter)
        && !folderLike(extension);
  }

  /// True for a file that is a program: `print.sh`, `app.py`, `app.jar`.
  public static boolean program(String path) {
    String last = last(path);
    return PROGRAMS.contains(last.substring(last.lastIndexOf('.') + 1)) && last.contains(".");
  }

  /// `example.com`, `github.com/…/project.git`, `app.js`-like folders are rare but do occur.
  private static boolean folderLike(String extension) {
    return switch (extension) {
      case "com", "org", "net", "io", "dev", "git", "api", "web", "app", "service" -> true;
      default -> false;
    };
  }

  private static String last(String path) {
    String plain = path.replace('\\', '/');
    while (plain.endsWith("/") && plain.length() > 1) {
      plain = plain.substring(0, plain.length() - 1);
    }
    return plain.substring(plain.lastIndexOf('/') + 1);
  }
}
