package cpat.patterns.dfd;

import cpat.patterns.dfd.Lists.Known;
import cpat.patterns.dfd.Lists.Nothing;
import cpat.patterns.dfd.Lists.Refused;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// What Go, Cargo and .NET read.
final class NativeLists {
  private static final Pattern REPLACED = Pattern.compile("=>\\s*(\\.{1,2}/\\S*)");
  private static final Pattern USED = Pattern.compile("(?m)^\\s*(?:use\\s+)?(\\./\\S+)");

  private NativeLists() {}

  static Lists go(ProjectFolder folder, Known known) {
    String list = folder.text("go.mod");
    if (folder.has("vendor/") || (!list.isEmpty() && !list.contains("require"))) {
      return new Nothing();
    }
    List<String> more = new ArrayList<>();
    Matcher replaced = REPLACED.matcher(list);
    while (replaced.find()) {
      String path = replaced.group(1);
      if (path.startsWith("..")) {
        return new Refused("go.mod replaces a module by `" + path + "`");
      }
      more.add(path.substring(2).replaceAll("/$", ""));
    }
    if (folder.has("go.work")) {
      Matcher used = USED.matcher(folder.text("go.work"));
      while (used.find()) {
        more.add(used.group(1).substring(2).replaceAll("/$", ""));
      }
      known = known.and(Stream.of("go.work", "go.work.sum").filter(folder::has));
    }
    return known.and(
        more.stream()
            .flatMap(m ->
                Stream.of(m + "/go.mod", m + "/go.sum")
                    .filter(f -> folder.has(f) || f.endsWith("mod"))));
  }

  static Lists cargo(ProjectFolder folder, Known known) {
    String list = folder.text("Cargo.toml");
    if (list.contains("[workspace]")) {
      return new Refused("it is a workspace: `cargo chef` knows all its lists");
    }
    for (String line : list.lines().toList()) {
      if (line.contains("{") && line.replace(" ", "").contains("path=\"")) {
        return new Refused("Cargo.toml depends on another folder: `" + line.strip() + "`");
      }
    }
    boolean depends = list.isEmpty() || list.contains("dependencies");
    return depends && !folder.has("vendor/") ? known : new Nothing();
  }

  static Lists dotnet(ProjectFolder folder, Known known) {
    List<String> projects = new ArrayList<>();
    projects(folder, "", 0, projects);
    return projects.isEmpty()
        ? new Refused("where the project files lie is not known here")
        : new Known(projects).and(known.files().stream());
  }

  private static void projects(ProjectFolder folder, String in, int depth, List<String> found) {
    folder.in(in).names().stream()
        .flatMap(List::stream)
        .filter(n -> n.matches(".*\\.(sln|slnx|csproj|fsproj|vbproj|props)|packages\\.lock\\.json"))
        .map(n -> in + n)
        .forEach(found::add);
    if (depth < 4 && found.size() < 100) {
      folder
          .folders(in)
          .filter(f -> !f.endsWith("/bin/") && !f.endsWith("/obj/"))
          .forEach(f -> projects(folder, f, depth + 1, found));
    }
  }
}
