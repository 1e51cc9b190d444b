package cpat.patterns.dfd;

import cpat.facts.Recipe;
import cpat.patterns.dfd.Lists.Known;
import cpat.patterns.dfd.Lists.Refused;
import cpat.read.dockerfile.DockerIgnore;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// All that an installer reads: the lists of its recipe, and what these lead to.
final class Closure {
  /// More of them and the COPY lines would be longer than the rest of the file.
  private static final int MOST = 25;

  private Closure() {}

  /// `path` is the folder as seen from the context, `written` are the words of the install command.
  static Lists of(
      ProjectFolder folder,
      String path,
      Recipe recipe,
      List<String> written,
      Optional<DockerIgnore> ignored) {
    List<String> words = Recipe.plain(written);
    Lists lists = start(folder, recipe, words);
    if (lists instanceof Known known) {
      lists =
          switch (words.getFirst()) {
            case "npm", "pnpm", "yarn", "bun" -> NodeLists.of(folder, known, words);
            case "pip" -> PythonLists.pip(folder, words);
            case "uv" ->
                words.contains("pip")
                    ? PythonLists.pip(folder, words)
                    : PythonLists.project(folder, known);
            case "poetry" -> PythonLists.project(folder, known);
            case "mvn" -> JvmLists.maven(folder, known, words);
            case "gradle" -> JvmLists.gradle(folder, known);
            case "go" -> NativeLists.go(folder, known);
            case "cargo" -> NativeLists.cargo(folder, known);
            case "dotnet" -> NativeLists.dotnet(folder, known);
            case "composer" -> ScriptLists.composer(folder, known);
            case "bundle" -> ScriptLists.bundler(folder, known);
            case "mix" -> ScriptLists.mix(folder, known);
            default -> known;
          };
    }
    return lists instanceof Known known && ignored.isPresent()
        ? allowed(path, wrapped(known, written), ignored.get())
        : lists instanceof Known known ? few(wrapped(known, written)) : lists;
  }

  private static Lists start(ProjectFolder folder, Recipe recipe, List<String> words) {
    if (words.getFirst().equals("pip") || words.contains("pip")) {
      return new Known(List.of());
    }
    if (folder.names().isEmpty()) {
      return recipe.blind().isEmpty()
          ? new Refused("which of its lists there are is not known here")
          : new Known(recipe.blind());
    }
    if (words.getFirst().equals("go") && !folder.has("go.mod")) {
      return new Lists.Nothing();
    }
    List<String> there = recipe.lists().stream().filter(folder::has).toList();
    boolean needed =
        switch (words.getFirst()) {
          case "gradle" -> there.contains("build.gradle") || there.contains("build.gradle.kts");
          case "dotnet" -> true;
          default -> there.contains(recipe.lists().getFirst());
        };
    return needed
        ? new Known(there)
        : new Refused(
            "there is no `"
                + recipe.lists().getFirst()
                + "` in `"
                + (folder.path().isEmpty() ? "." : folder.path())
                + "`");
  }

  /// The wrapper script only where it is called.
  private static Known wrapped(Known known, List<String> written) {
    Stream<String> called =
        Stream.of("mvnw", "gradlew").filter(w -> written.stream().anyMatch(c -> c.endsWith(w)));
    List<String> scripts = called.toList();
    List<String> all = new ArrayList<>(known.files());
    all.removeIf(f -> (f.equals("mvnw") || f.equals("gradlew")) && !scripts.contains(f));
    boolean maven = scripts.contains("mvnw");
    return new Known(all).and(scripts.stream()).and(maven ? Stream.of(".mvn/") : Stream.empty());
  }

  private static Lists few(Known known) {
    return known.files().size() > MOST
        ? new Refused(
            "it reads " + known.files().size() + " files: copy them with `COPY --parents`")
        : known;
  }

  private static Lists allowed(String path, Known known, DockerIgnore ignored) {
    List<String> kept = known.files().stream().filter(f -> !ignored.excludes(path + f)).toList();
    if (kept.isEmpty() || (!known.files().isEmpty() && !kept.contains(known.files().getFirst()))) {
      return new Refused("`" + known.files().getFirst() + "` is kept out by .dockerignore");
    }
    return few(new Known(kept));
  }
}
