package cpat.patterns.dfd;

import cpat.patterns.dfd.Lists.Known;
import cpat.patterns.dfd.Lists.Nothing;
import cpat.patterns.dfd.Lists.Refused;
import cpat.read.yaml.Node;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// What Composer, Bundler and Mix read; the lists of the latter two are programs.
final class ScriptLists {
  private ScriptLists() {}

  static Lists composer(ProjectFolder folder, Known known) {
    Optional<Node> list = folder.json("composer.json");
    if (list.isEmpty()) {
      return known;
    }
    boolean path =
        list.get().get("repositories").stream()
            .flatMap(
                n -> Stream.concat(n.elements().stream(), n.fields().stream().map(f -> f.value())))
            .anyMatch(n -> n.text("type").equals("path"));
    if (path) {
      return new Refused("composer.json has a repository of type path");
    }
    boolean depends =
        Stream.of("require", "require-dev")
            .flatMap(k -> list.get().get(k).stream())
            .flatMap(n -> n.fields().stream())
            .anyMatch(e -> e.name().contains("/"));
    return depends ? known : new Nothing();
  }

  static Lists bundler(ProjectFolder folder, Known known) {
    for (String line : folder.text("Gemfile").lines().map(String::strip).toList()) {
      for (String sign : List.of("gemspec", "eval_gemfile", "require_relative", "path ")) {
        if (line.startsWith(sign)) {
          return new Refused("its Gemfile reads other files: `" + line + "`");
        }
      }
      if (line.contains("path:") || line.contains(":path") || line.contains("File.")) {
        return new Refused("its Gemfile reads other files: `" + line + "`");
      }
    }
    return known;
  }

  static Lists mix(ProjectFolder folder, Known known) {
    String list = folder.text("mix.exs");
    for (String sign : List.of("File.", "Code.", "apps_path", "path:")) {
      if (list.contains(sign)) {
        return new Refused("its mix.exs reads other files (`" + sign.replace(":", "") + "`)");
      }
    }
    return folder.has("config/") ? known.and(Stream.of("config/")) : known;
  }
}
