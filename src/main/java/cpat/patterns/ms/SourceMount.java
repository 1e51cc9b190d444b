package cpat.patterns.ms;

import cpat.facts.MountedFolders;
import cpat.facts.MountedFolders.Content;
import cpat.facts.Servers;
import cpat.model.Container;
import cpat.model.ImageBuild;
import cpat.model.Mount;
import cpat.model.Run;
import cpat.model.Word;
import java.util.List;
import java.util.Locale;

/// Is it the project's sources that a bind mount brings in? Judged by the host's path, by the place
/// in the container and by what the image is for.
final class SourceMount {
  /// Expansions that mean the current folder or the project's root.
  private static final List<String> HERE =
      List.of(
          "$(pwd)",
          "`pwd`",
          "$pwd",
          "${pwd}",
          "$(pwd -p)",
          "%cd%",
          "$(curdir)",
          "${curdir}",
          "$(shell pwd)",
          "${{ github.workspace }}",
          "${{github.workspace}}",
          "$github_workspace",
          "${github_workspace}",
          "$ci_project_dir",
          "${ci_project_dir}",
          "$workspace",
          "${workspace}",
          "$(git rev-parse --show-toplevel)",
          "{{justfile_directory()}}",
          "{{ justfile_directory() }}",
          "${localworkspacefolder}",
          "${workspacefolder}",
          "$travis_build_dir",
          "${travis_build_dir}",
          "$circle_working_directory",
          "$(system.defaultworkingdirectory)",
          "$(build.sourcesdirectory)",
          "$bitbucket_clone_dir",
          "$drone_workspace",
          "$(realpath .)",
          "$(readlink -f .)",
          "$root",
          "${root}",
          "$root_dir",
          "${root_dir}",
          "$(root_dir)",
          "$project_dir",
          "${project_dir}",
          "$project_root",
          "${project_root}",
          "$dir",
          "${dir}",
          "$script_dir",
          "${script_dir}",
          "$repo_root",
          "${repo_root}",
          "$(repo_root)",
          "$src",
          "${src}",
          "$src_dir",
          "${src_dir}",
          "$host_pwd",
          "${host_pwd}",
          "$base_dir",
          "${base_dir}",
          "$(pwd -w)",
          "${pwd}",
          "$basedir",
          "${basedir}",
          "$(project_dir)",
          "$(root)",
          "$(top)",
          "$(topdir)",
          "$topdir",
          "$here",
          "${here}",
          "$(here)",
          "$env:pwd",
          "$(get-location)",
          "${env.workspace}",
          "$app_dir",
          "${app_dir}",
          "$(src)",
          "$(src_dir)");

  private SourceMount() {}

  static boolean of(Container container, Mount.Bind bind) {
    String source = fallback(bind.source().text());
    String target = fallback(bind.target().text());
    if (source.isEmpty() || target.isEmpty() || target.equals("/")) {
      return false;
    }
    if (MountedFolders.file(source) || (MountedFolders.file(target) && !whole(source))) {
      return false;
    }
    Content place = MountedFolders.place(target);
    String below = below(source);
    if (below.isEmpty()) {
      return whole(source) && root(container, target, place);
    }
    if (!project(source)) {
      return container.kubernetes()
          ? hostPath(source, place)
          : foreign(source, target, place, container);
    }
    return folder(container, below, target, place);
  }

  /// The whole project: sources wherever it goes, but not as a server's configuration or data.
  private static boolean root(Container container, String target, Content place) {
    return switch (place) {
      case SOURCES -> true;
      case OTHER -> ran(container.run(), target);
      case UNKNOWN -> !data(container);
    };
  }

  /// A folder of the project.
  private static boolean folder(Container container, String below, String target, Content place) {
    Content name = MountedFolders.host(below);
    if (name != Content.OTHER && place != Content.OTHER && built(container.run(), below)) {
      return true;
    }
    if (MountedFolders.scripts(below)) {
      return starts(container.run(), target);
    }
    if (name == Content.OTHER || MountedFolders.withinOther(below)) {
      return false;
    }
    if (place == Content.SOURCES) {
      if (name == Content.UNKNOWN && Servers.application(container.repository())) {
        return MountedFolders.extension(target);
      }
      return name == Content.SOURCES || !MountedFolders.within(below, "data");
    }
    if (MountedFolders.within(below, "data")) {
      return false;
    }
    boolean runs = ran(container.run(), target);
    boolean both = MountedFolders.sources(target) && !Servers.application(container.repository());
    return runs
        || (place == Content.UNKNOWN && name == Content.SOURCES && (both || !data(container)));
  }

  /// The image is built from this very folder.
  private static boolean built(Run run, String below) {
    return run.build()
        .flatMap(ImageBuild::context)
        .map(c -> below(c.text()))
        .filter(c -> !c.isEmpty() && (c.equals(below) || (c + "/").equals(below)))
        .isPresent();
  }

  /// A node's folder in a cluster made for development: sources only if both ends say so.
  private static boolean hostPath(String source, Content place) {
    return place == Content.SOURCES
        && (source.startsWith("/home/") || source.startsWith("/Users/"))
        && MountedFolders.host(source) != Content.OTHER;
  }

  /// Another place of the host, or a variable: `~/projects/shop`, `$APP_PATH`.
  private static boolean foreign(String source, String target, Content place, Container container) {
    Content name = MountedFolders.host(source);
    if (place != Content.SOURCES || name == Content.OTHER || MountedFolders.withinOther(source)) {
      return false;
    }
    String lower = source.toLowerCase(Locale.ROOT);
    String repository = container.repository();
    boolean own =
        lower.startsWith("~/")
            || lower.startsWith("$home/")
            || lower.startsWith("${home}/")
            || lower.startsWith("/home/")
            || lower.startsWith("/users/")
            || lower.startsWith("c:");
    boolean variable =
        lower.startsWith("$")
            && (lower.contains("src")
                || lower.contains("source")
                || lower.contains("app")
                || lower.contains("code")
                || lower.contains("project")
                || lower.contains("repo")
                || lower.contains("workspace")
                || lower.contains("root"))
            && !lower.contains("data")
            && !lower.contains("config")
            && !lower.contains("conf");
    boolean path =
        lower.contains("/path/to")
            || lower.startsWith("/vagrant")
            || lower.startsWith("/some/")
            || lower.startsWith("/your/");
    boolean site = path && MountedFolders.site(target) && !Servers.application(repository);
    return (own && name == Content.SOURCES)
        || site
        || variable
        || (path && !data(container) && !target.startsWith("/srv"));
  }

  /// The command works in the mounted folder: it is named among the words or as working directory.
  private static boolean ran(Run run, String target) {
    String folder = target.endsWith("/") ? target : target + "/";
    String bare = folder.substring(0, folder.length() - 1);
    boolean works =
        run.setting("workdir").or(() -> run.setting("working_dir")).map(Word::text).stream()
            .anyMatch(w -> w.equals(bare) || w.startsWith(folder));
    return works || starts(run, target);
  }

  /// A program in the mounted folder is what the container runs.
  private static boolean starts(Run run, String target) {
    String folder = target.endsWith("/") ? target : target + "/";
    return run.words().stream().anyMatch(w -> w.contains(folder) && MountedFolders.program(w));
  }

  /// A database, a monitor, a broker: what is mounted into it is data or configuration.
  private static boolean data(Container container) {
    return Servers.image(container.repository()) || Servers.image(container.run().name());
  }

  private static boolean project(String source) {
    return source.startsWith(".") || !here(source).isEmpty() || plain(source);
  }

  /// `src/app`, as the long form may have it.
  private static boolean plain(String source) {
    return Character.isLetterOrDigit(source.charAt(0)) && !source.contains(":");
  }

  private static boolean whole(String source) {
    return project(source) && below(source).isEmpty();
  }

  /// What is left of a path of the project behind `.`, `..`, `$(pwd)`; the path itself elsewhere.
  private static String below(String source) {
    String rest = source.replace('\\', '/');
    String here = here(rest);
    rest = rest.substring(here.length());
    while (rest.startsWith("./")
        || rest.startsWith("../")
        || rest.startsWith("/..")
        || (!here.isEmpty() && rest.startsWith("/"))) {
      rest =
          rest.substring(
              rest.startsWith("../") || rest.startsWith("/..") ? 3 : rest.startsWith("./") ? 2 : 1);
    }
    return rest.equals(".") || rest.equals("..") ? "" : rest;
  }

  private static String here(String source) {
    String lower = source.toLowerCase(Locale.ROOT);
    String best = "";
    for (String form : HERE) {
      boolean ends =
          lower.length() == form.length()
              || (lower.length() > form.length()
                  && "/\\".indexOf(lower.charAt(form.length())) >= 0);
      if (lower.startsWith(form) && ends && form.length() > best.length()) {
        best = form;
      }
    }
    if (best.isEmpty() && lower.startsWith("$(") && lower.contains("pwd")) {
      int close = lower.lastIndexOf(')');
      return close > 0 ? source.substring(0, close + 1) : "";
    }
    return source.substring(0, best.length());
  }

  /// `${APP_DIR:-.}` → `.`
  private static String fallback(String path) {
    int at = path.indexOf(":-");
    int close = path.indexOf('}');
    return path.startsWith("${") && at > 0 && close > at
        ? path.substring(at + 2, close) + path.substring(close + 1)
        : path;
  }
}
