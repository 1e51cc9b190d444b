package cpat.facts;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/// How the dependencies of a project are installed before its sources are there, by tool. `lists`
/// are the files and folders (with `/`) that the tool reads, the first of them the one it cannot do
/// without; `blind` is what to copy where it is not known which of them exist (empty: nothing can
/// be said). `before` is what comes before the sources.
public record Recipe(List<String> lists, List<String> blind, Before before) {

  /// What is run before the sources arrive.
  public sealed interface Before {
    /// The command as it stands: it needs the lists only.
    record Same() implements Before {}

    /// The command with these flags more; as it stands it looks at the project too.
    record Flags(List<String> flags) implements Before {}

    /// Another command of the same tool: the one that stands there builds the sources. `first` and
    /// `last` are what is run before and behind it; of the options of the other it keeps `alone`
    /// (by their beginning) and `valued`.
    record Fetch(
        String first, List<String> arguments, String last, Set<String> alone, Set<String> valued)
        implements Before {}
  }

  private static final Before GO_OFFLINE =
      new Before.Fetch(
          "",
          List.of("dependency:go-offline"),
          "",
          Listing.words(
              "-B -q -ntp -U --batch-mode --no-transfer-progress -P -Dmaven.repo -Drevision"),
          Listing.words("-f --file -s --settings -P"));

  private static final Before DEPENDENCIES =
      new Before.Fetch(
          "",
          List.of("dependencies"),
          "",
          Listing.words("--no-daemon -P --console"),
          Listing.words("-p --project-dir"));

  private static final Before UPDATE =
      new Before.Fetch("", List.of("update"), "", Set.of(), Set.of());

  private static final Before DOWNLOAD =
      new Before.Fetch("", List.of("mod", "download"), "", Set.of(), Set.of());

  private static final Before RESTORE =
      new Before.Fetch(
          "",
          List.of("restore"),
          "",
          Listing.words("--configfile= --runtime="),
          Listing.words("-r --runtime -a --arch --configfile"));

  private static final Before FETCH =
      new Before.Fetch(
          "mkdir -p src && touch src/lib.rs",
          List.of("fetch"),
          "rm -r src",
          Listing.words("--locked"),
          Set.of("--target"));

  private static final List<String> GRADLE =
      List.of(
          "build.gradle",
          "build.gradle.kts",
          "settings.gradle",
          "settings.gradle.kts",
          "gradle.properties",
          "gradle.lockfile",
          "gradlew",
          "gradle/",
          "buildSrc/");

  /// The recipe of an install command; nothing where there is none.
  public static Optional<Recipe> of(List<String> written) {
    List<String> words = Words.plain(written);
    if (words.isEmpty()) {
      return Optional.empty();
    }
    String name = words.getFirst();
    Set<String> said = Set.copyOf(words);
    return Optional.ofNullable(
        switch (name) {
          case "npm" ->
              same("package.json package-lock.json npm-shrinkwrap.json .npmrc", "package*.json");
          case "pnpm" ->
              same(
                  "package.json pnpm-lock.yaml pnpm-workspace.yaml .npmrc .pnpmfile.cjs patches/",
                  "package.json pnpm-lock.yaml");
          case "yarn" ->
              same(
                  "package.json yarn.lock .npmrc .yarnrc .yarnrc.yml .yarn/",
                  "package.json yarn.lock");
          case "bun" ->
              same("package.json bun.lock bun.lockb bunfig.toml .npmrc", "package.json bun.lock*");
          case "pip" -> said.contains("install") ? same("", "") : null;
          case "pipenv" -> same("Pipfile Pipfile.lock", "Pipfile Pipfile.lock");
          case "poetry" ->
              said.contains("export")
                  ? null
                  : flags(
                      "pyproject.toml poetry.lock poetry.toml",
                      "pyproject.toml poetry.lock",
                      words,
                      "--no-root");
          case "uv" ->
              said.contains("pip")
                  ? same("", "")
                  : flags(
                      "pyproject.toml uv.lock uv.toml .python-version",
                      "pyproject.toml uv.lock",
                      words,
                      "--no-install-project");
          case "mvn" ->
              said.contains("dependency:go-offline")
                  ? same("pom.xml mvnw .mvn/", "pom.xml")
                  : new Recipe(List.of("pom.xml", "mvnw", ".mvn/"), List.of("pom.xml"), GO_OFFLINE);
          case "gradle" ->
              said.contains("dependencies")
                  ? new Recipe(GRADLE, List.of(), new Before.Same())
                  : new Recipe(GRADLE, List.of(), DEPENDENCIES);
          case "sbt" ->
              words.subList(1, words.size()).equals(List.of("update"))
                  ? same("build.sbt project/", "build.sbt project/")
                  : new Recipe(
                      List.of("build.sbt", "project/"), List.of("build.sbt", "project/"), UPDATE);
          case "go" ->
              said.contains("download")
                  ? same("go.mod go.sum", "go.*")
                  : said.contains("tidy") || said.contains("vendor") || said.contains("get")
                      ? null
                      : new Recipe(List.of("go.mod", "go.sum"), List.of("go.*"), DOWNLOAD);
          case "cargo" -> said.contains("install") || said.contains("chef") ? null : CARGO;
          case "dotnet" ->
              said.contains("restore")
                  ? new Recipe(DOTNET, List.of(), new Before.Same())
                  : new Recipe(DOTNET, List.of(), RESTORE);
          case "composer" ->
              flags(
                  "composer.json composer.lock symfony.lock",
                  "composer.*",
                  words,
                  "--no-scripts",
                  "--no-autoloader");
          case "bundle" -> same("Gemfile Gemfile.lock .ruby-version", "Gemfile Gemfile.lock");
          case "mix" ->
              !said.contains("do")
                      || words.stream().skip(2).allMatch(w -> w.matches("deps\\..*|\\+|-.*"))
                  ? same("mix.exs mix.lock", "mix.exs mix.lock")
                  : null;
          default -> null;
        });
  }

  private static final List<String> DOTNET =
      List.of(
          "global.json",
          "nuget.config",
          "NuGet.config",
          "NuGet.Config",
          "Directory.Build.props",
          "Directory.Build.targets",
          "Directory.Packages.props");

  /// Cargo fetches nothing where it sees no file to build.
  private static final Recipe CARGO =
      new Recipe(
          List.of("Cargo.toml", "Cargo.lock", ".cargo/"),
          List.of("Cargo.toml", "Cargo.lock"),
          FETCH);

  private static Recipe same(String lists, String blind) {
    return new Recipe(words(lists), words(blind), new Before.Same());
  }

  private static Recipe flags(String lists, String blind, List<String> said, String... flags) {
    List<String> missing = new ArrayList<>(List.of(flags));
    missing.removeAll(said);
    return new Recipe(
        words(lists),
        words(blind),
        missing.isEmpty() ? new Before.Same() : new Before.Flags(List.copyOf(missing)));
  }

  private static List<String> words(String text) {
    return text.isEmpty() ? List.of() : List.of(text.split(" "));
  }

  /// The tool of a command, whatever path or wrapper it is called by: `./mvnw` → `mvn`.
  public static String tool(List<String> written) {
    List<String> words = Words.plain(written);
    return words.isEmpty() ? "" : words.getFirst().toLowerCase(Locale.ROOT);
  }

  /// The words of a command from its tool on, `python -m pip install x` → `pip install x`.
  public static List<String> plain(List<String> written) {
    return Words.plain(written);
  }
}
