package cpat.facts;

import java.util.List;
import java.util.Locale;
import java.util.Set;

/// What a folder of an image is for, by its path.
public final class Folders {
  /// Nobody keeps a program here.
  private static final List<String> STRICT =
      List.of(
          "/etc",
          "/usr/local/etc",
          "/docker-entrypoint",
          "/config",
          "/conf",
          "/certs",
          "/ssl",
          "/manifests",
          "/metadata",
          "/licenses",
          "/dashboards",
          "/provisioning",
          "/tmp/library-scripts");

  private static final List<String> SETTINGS =
      List.of(
          "/entrypoint",
          "/var/lib",
          "/usr/lib",
          "/usr/local/lib",
          "/usr/libexec",
          "/usr/local/openresty/nginx/conf",
          "/var/run",
          "/run",
          "/var/spool",
          "/var/log",
          "/lib",
          "/scripts",
          "/hooks",
          "/fonts",
          "/docker",
          "/opt/docker",
          "/usr/local/sbin",
          "/usr/local/share",
          "/usr/share",
          "/opt/bitnami/scripts",
          "/root/.",
          "/root/.ssh",
          "/root/.config",
          "/data");

  private static final List<String> COMMANDS =
      List.of(
          "/usr/local/bin",
          "/usr/bin",
          "/usr/sbin",
          "/usr/local/sbin",
          "/bin",
          "/sbin",
          "/opt/bin");

  private static final List<String> PROGRAMS =
      List.of(
          "/app",
          "/apps",
          "/application",
          "/usr/src",
          "/usr/app",
          "/usr/local/app",
          "/src",
          "/code",
          "/srv",
          "/var/www",
          "/usr/share/nginx/html",
          "/usr/share/nginx",
          "/usr/local/apache2/htdocs",
          "/usr/local/tomcat/webapps",
          "/usr/share/caddy",
          "/usr/local/lsws",
          "/opt",
          "/home",
          "/workspace",
          "/workspaces",
          "/work",
          "/workdir",
          "/www",
          "/web",
          "/site",
          "/project",
          "/projects",
          "/go/src",
          "/function",
          "/var/task",
          "/build",
          "/tmp/src",
          "/tmp/build",
          "/var/app",
          "/var/lib/app",
          "/usr/local/src",
          "/inetpub/wwwroot",
          "/api",
          "/server",
          "/backend",
          "/frontend",
          "/service",
          "/bot",
          "/django",
          "/rails",
          "/myapp");

  private static final Set<String> SETTINGS_NAMES =
      Set.of(
          "conf conf.d config configs etc ssl tls certs cert keys secrets dashboards provisioning init.d cron.d"
              .concat(
                  " docker-entrypoint-initdb.d sites-available sites-enabled plugins .ssh rules")
              .split(" "));

  private static final List<String> EXTENSIONS =
      List.of(
          "/wp-content/themes/",
          "/wp-content/plugins/",
          "/wp-content/mu-plugins/",
          "/mnt/extra-addons/",
          "/opt/odoo/addons/",
          "/opt/airflow/dags/",
          "/opt/airflow/plugins/",
          "/usr/local/airflow/dags/",
          "/sites/all/modules/",
          "/modules/custom/",
          "/themes/custom/");

  private Folders() {}

  /// The path in the image that is meant when the working directory is `workdir`. A Windows drive
  /// is left out.
  public static String absolute(String workdir, String path) {
    String to = path.replace('\\', '/');
    if (to.length() > 1 && to.charAt(1) == ':') {
      to = to.substring(2);
    }
    if (!to.startsWith("/") && !to.startsWith("$") && !to.startsWith("~")) {
      while (to.startsWith("./")) {
        to = to.substring(2);
      }
      if (to.equals(".")) {
        to = "";
      }
      to = workdir.endsWith("/") ? workdir + to : to.isEmpty() ? workdir : workdir + "/" + to;
    }
    while (to.length() > 1 && (to.endsWith("/") || to.endsWith("/."))) {
      to = to.substring(0, to.endsWith("/") ? to.length() - 1 : to.length() - 2);
    }
    return to;
  }

  /// True for places where configuration, certificates, seed data and the like are looked for, as a
  /// rule: what has no telling name is one of those there.
  public static boolean isSettings(String folder) {
    String path = folder.toLowerCase(Locale.ROOT);
    if (below(path, List.of("/usr/share/nginx/html", "/usr/share/caddy", "/var/lib/app"))) {
      return false;
    }
    return below(path, SETTINGS) || isStrictlySettings(folder);
  }

  /// True for such places where no program is ever kept, not even a whole project.
  public static boolean isStrictlySettings(String folder) {
    String path = folder.toLowerCase(Locale.ROOT);
    if (below(path, STRICT) || path.startsWith("/root/.") || path.startsWith("~")) {
      return true;
    }
    for (String part : path.split("/", -1)) {
      if (SETTINGS_NAMES.contains(part)) {
        return true;
      }
    }
    return false;
  }

  /// True for places where an application looks for its owner's own code: themes, addons, DAGs.
  public static boolean isExtension(String folder) {
    return EXTENSIONS.stream().anyMatch((folder + "/")::contains);
  }

  /// True for folders on the PATH.
  public static boolean isCommands(String folder) {
    return below(folder, COMMANDS);
  }

  /// True for places where programs are put, as a rule, that are run from there.
  public static boolean isProgram(String folder) {
    String path = folder.toLowerCase(Locale.ROOT);
    return below(path, PROGRAMS)
        || path.endsWith("/app")
        || path.endsWith("/src")
        || path.contains("/src/");
  }

  /// True for the folder of a web server's pages.
  public static boolean isWebRoot(String folder) {
    String path = folder.toLowerCase(Locale.ROOT);
    return path.contains("html")
        || path.contains("htdocs")
        || path.contains("wwwroot")
        || path.contains("/var/www")
        || path.contains("webapps")
        || path.contains("/srv");
  }

  private static boolean below(String path, List<String> folders) {
    for (String folder : folders) {
      if (path.startsWith(folder)
          && (path.length() == folder.length()
              || path.charAt(folder.length()) == '/'
              || folder.endsWith(".")
              || folder.equals("/docker-entrypoint"))) {
        return true;
      }
    }
    return false;
  }
}
