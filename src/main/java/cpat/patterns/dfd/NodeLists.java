package cpat.patterns.dfd;

import cpat.patterns.dfd.Lists.Known;
import cpat.patterns.dfd.Lists.Nothing;
import cpat.patterns.dfd.Lists.Refused;
import cpat.read.yaml.Node;
import cpat.read.yaml.Node.Scalar;
import cpat.read.yaml.Yaml;
import cpat.source.Excerpt;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// What npm, pnpm, yarn and bun read: package.json leads to those of the workspaces and to folders.
final class NodeLists {
  private static final List<String> SCRIPTS =
      List.of("preinstall", "install", "postinstall", "prepublish", "preprepare", "prepare");

  private NodeLists() {}

  static Lists of(ProjectFolder folder, Known known, List<String> words) {
    if (folder.has(".yarn/cache/")) {
      return new Nothing();
    }
    Optional<Node> manifest = folder.json("package.json");
    if (manifest.isEmpty()) {
      return known;
    }
    List<String> workspaces = workspaces(folder, manifest.get());
    List<String> values = dependencies(manifest.get());
    if (workspaces.isEmpty() && values.isEmpty()) {
      return new Nothing();
    }
    boolean scripts = !words.contains("--ignore-scripts");
    Optional<Lists> refused = scripts ? script(manifest.get(), "") : Optional.empty();
    if (scripts && folder.has("binding.gyp")) {
      refused = Optional.of(new Refused("`binding.gyp` makes the install compile the sources"));
    }
    if (refused.isPresent()) {
      return refused.get();
    }
    if (workspaces.isEmpty()) {
      return withFolders(known, values);
    }
    if (folder.names().isEmpty()) {
      return new Refused("it is a workspace, and which packages it has is not known here");
    }
    List<String> members = new ArrayList<>();
    for (String pattern : workspaces) {
      if (pattern.startsWith("!") || pattern.contains("**") || pattern.contains("..")) {
        return new Refused("the workspace is given by `" + pattern + "`");
      }
      members(folder, pattern).forEach(members::add);
    }
    for (String member : members) {
      Optional<Lists> own =
          scripts
              ? folder.json(member).flatMap(m -> script(m, member.replace("package.json", "")))
              : Optional.empty();
      if (own.isPresent()) {
        return own.get();
      }
    }
    return known.and(members.stream());
  }

  private static Optional<Lists> script(Node manifest, String in) {
    return SCRIPTS.stream()
        .filter(s -> !manifest.text("scripts", s).isEmpty())
        .filter(s -> !manifest.text("scripts", s).startsWith("husky"))
        .findFirst()
        .map(s ->
            new Refused(
                "the `" + s + "` script of " + in + "package.json runs too, and may need them"));
  }

  private static List<String> dependencies(Node manifest) {
    return Stream.of("dependencies", "devDependencies", "optionalDependencies", "peerDependencies")
        .flatMap(k -> manifest.get(k).stream())
        .flatMap(n -> n.fields().stream())
        .map(e -> e.value().scalar().map(Scalar::text).orElse(""))
        .toList();
  }

  private static Lists withFolders(Known known, List<String> values) {
    List<String> folders =
        values.stream()
            .filter(v -> v.startsWith("file:") || v.startsWith("link:") || v.startsWith("portal:"))
            .map(v -> v.substring(v.indexOf(':') + 1))
            .toList();
    for (String path : folders) {
      if (path.contains("..") || path.startsWith("/")) {
        return new Refused("package.json depends on `" + path + "`, outside of its folder");
      }
    }
    return known.and(
        folders.stream()
            .map(p -> p.startsWith("./") ? p.substring(2) : p)
            .map(p -> p.endsWith("/") || p.contains(".t") ? p : p + "/"));
  }

  private static List<String> workspaces(ProjectFolder folder, Node manifest) {
    Optional<Node> pnpm =
        folder.file("pnpm-workspace.yaml").stream()
            .flatMap(s -> Yaml.read(Excerpt.of(s)).documents().stream())
            .findFirst()
            .flatMap(d -> d.get("packages"));
    return Stream.of(pnpm, manifest.get("workspaces"), manifest.at("workspaces", "packages"))
        .flatMap(Optional::stream)
        .flatMap(n -> n.elements().stream())
        .flatMap(n -> n.scalar().stream())
        .map(Scalar::text)
        .distinct()
        .toList();
  }

  private static Stream<String> members(ProjectFolder folder, String pattern) {
    String clean = pattern.startsWith("./") ? pattern.substring(2) : pattern;
    Stream<String> folders =
        clean.endsWith("/*")
            ? folder.folders(clean.substring(0, clean.length() - 1))
            : Stream.of(clean.endsWith("/") ? clean : clean + "/");
    return folders.map(f -> f + "package.json").filter(folder::has);
  }
}
