package cpat.facts;

import java.util.List;
import java.util.Map;
import java.util.Set;

/// Web servers that only read what they serve: their images, the folders, the programs.
public final class ServedFolders {
  private static final List<String> NGINX =
      List.of("/usr/share/nginx", "/var/www", "/srv", "/usr/share/nginx/html", "/etc/nginx/html");

  /// By the last part of the image's name.
  private static final Map<String, List<String>> FOLDERS =
      Map.of(
          "nginx", NGINX,
          "nginx-unprivileged", NGINX,
          "httpd", List.of("/usr/local/apache2/htdocs", "/var/www"),
          "caddy", List.of("/usr/share/caddy", "/srv", "/var/www"),
          "static-web-server", List.of("/public", "/var/public"),
          "static-file-server", List.of("/web"),
          "lighttpd", List.of("/var/www"),
          "swagger-ui", List.of("/usr/share/nginx/html"));

  /// Where their own configuration lies: one that is brought along may allow uploads.
  private static final List<String> CONFIGURATION =
      List.of("/etc/nginx", "/usr/local/apache2/conf", "/etc/caddy", "/etc/lighttpd");

  private static final Set<String> PROGRAMS =
      Set.of("nginx", "nginx-debug", "httpd", "httpd-foreground", "caddy", "lighttpd");

  private ServedFolders() {}

  /// True for a place from which an image of this repository serves, and where it never writes.
  public static boolean isRead(String repository, String target) {
    return !repository.startsWith("bitnami/")
        && FOLDERS.getOrDefault(Wildcard.lastSegment(repository), List.of()).stream()
            .anyMatch(f -> target.equals(f) || target.startsWith(f + "/"));
  }

  public static boolean isConfiguration(String target) {
    return CONFIGURATION.stream().anyMatch(target::startsWith);
  }

  /// True for the word that starts such a server.
  public static boolean isProgram(String word) {
    return PROGRAMS.contains(word.substring(word.lastIndexOf('/') + 1));
  }
}
