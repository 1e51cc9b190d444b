package cpat.facts;

import java.util.List;
import java.util.Optional;

/// Start scripts that well-known images hold, of which the files of a project say nothing: what of
/// them decides who is PID 1. Read in the repositories that the rows name, November 2026.
public final class EntrypointScripts {
  /// What a script comes to, as shell text, and where that was read.
  public record Script(String name, String image, String text, String source) {}

  private static final String REPLACED = "exec \"$@\"";

  /// A program that takes options only is put before them, then the words replace the script.
  private static final String OPTIONS = "case \"$1\" in -*) set -- %s \"$@\" ;; esac\n" + REPLACED;

  /// image | script | program that options belong to, `-` for none, or `=` and all it does | source
  private static final String TABLE =
      """
      node | docker-entrypoint.sh | node | nodejs/docker-node docker-entrypoint.sh
      nginx | /docker-entrypoint.sh | - | nginx/docker-nginx entrypoint/docker-entrypoint.sh
      redis | docker-entrypoint.sh | redis-server | docker-library/redis docker-entrypoint.sh
      php | docker-php-entrypoint | php | docker-library/php docker-php-entrypoint
      php | apache2-foreground | = exec apache2 -DFOREGROUND "$@" | docker-library/php apache2-foreground
      postgres | docker-entrypoint.sh | postgres | docker-library/postgres docker-entrypoint.sh
      mysql | docker-entrypoint.sh | mysqld | docker-library/mysql 8.4/docker-entrypoint.sh
      mariadb | docker-entrypoint.sh | mariadbd | MariaDB/mariadb-docker 11.8/docker-entrypoint.sh
      mongo | docker-entrypoint.sh | mongod | docker-library/mongo 8.0/docker-entrypoint.sh
      rabbitmq | docker-entrypoint.sh | - | docker-library/rabbitmq 4.1/ubuntu/docker-entrypoint.sh
      memcached | docker-entrypoint.sh | memcached | docker-library/memcached docker-entrypoint.sh
      eclipse-temurin | /__cacert_entrypoint.sh | - | adoptium/containers 21/jre/ubuntu/noble/entrypoint.sh
      httpd | httpd-foreground | = exec httpd -DFOREGROUND | docker-library/httpd 2.4/alpine/httpd-foreground
      """;

  private static final List<List<String>> ROWS =
      TABLE
          .lines()
          .map(line -> List.of(line.split("\\|", -1)).stream().map(String::strip).toList())
          .toList();

  private EntrypointScripts() {}

  /// The script that an image holds at a path, or on its PATH under that name.
  public static Optional<Script> of(String image, String path) {
    String official = official(image);
    String name = path.startsWith("/") ? Wildcard.lastSegment(path) : path;
    return ROWS.stream()
        .filter(row -> row.get(0).equals(official))
        .filter(row -> Wildcard.lastSegment(row.get(1)).equals(name))
        .findFirst()
        .map(row -> new Script(name, official, text(row.get(2)), row.get(3)));
  }

  private static String text(String how) {
    String body =
        how.startsWith("=")
            ? how.substring(1).strip()
            : how.equals("-") ? REPLACED : OPTIONS.formatted(how);
    return "#!/bin/sh\n" + body + "\n";
  }

  /// The name of an image of Docker's official ones, without tag and digest; others keep theirs.
  private static String official(String image) {
    String name = image;
    for (String prefix : List.of("docker.io/", "index.docker.io/", "library/")) {
      name = name.startsWith(prefix) ? name.substring(prefix.length()) : name;
    }
    int end = name.indexOf('@') < 0 ? name.length() : name.indexOf('@');
    int colon = name.indexOf(':');
    return name.substring(0, colon < 0 ? end : Math.min(colon, end));
  }
}
