package cpat.facts;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Tools that work on the folder they are started in: which write there, and what they need of a
/// home.
public final class FolderTools {
  /// Programs that take the folder they are started in for the project, and write into it.
  private static final Set<String> WRITERS =
      Listing.words(
          """
          mvn gradle gradlew ant sbt lein npm yarn pnpm npx bundle composer cargo dotnet make
          cmake ninja tsc webpack vite gulp grunt jekyll hugo mkdocs sphinx-build mdbook latexmk
          pdflatex xelatex lualatex goreleaser flutter dart mix rebar3 stack cabal swift wasm-pack
          terraform tofu poetry uv bower ng antora doxygen
          """);

  /// Programs that write what their options name.
  private static final Map<String, List<String>> OUTPUT =
      Map.of(
          "pandoc", List.of("-o", "--output"),
          "javac", List.of(""),
          "gcc", List.of("-o"),
          "g++", List.of("-o"),
          "protoc", List.of("_out"),
          "ffmpeg", List.of("-i"),
          "prettier", List.of("--write", "-w"),
          "eslint", List.of("--fix"),
          "openapi-generator-cli", List.of("-o"),
          "swagger-codegen-cli", List.of("-o"));

  /// Subcommands of such programs that write nothing, or not there.
  private static final Set<String> READS =
      Listing.words(
          """
          --version -v -version version help --help -h ls list view outdated audit config fmt
          validate show tree search info dependency:tree
          """);

  /// The image is the program.
  private static final Map<String, String> IMAGES =
      Map.of(
          "maven",
          "mvn",
          "gradle",
          "gradle",
          "composer",
          "composer",
          "core",
          "pandoc",
          "latex",
          "pandoc",
          "extra",
          "pandoc",
          "openapi-generator-cli",
          "openapi-generator-cli",
          "swagger-codegen-cli",
          "swagger-codegen-cli",
          "terraform",
          "terraform");

  /// What gives a program a home that any user may write to, as options of `run`. Docker gives a
  /// user without an entry in the image's /etc/passwd the home `/`.
  private static final Map<String, String> HOMES = homes();

  private FolderTools() {}

  private static Map<String, String> homes() {
    Map<String, String> homes = new java.util.HashMap<>();
    Listing.words(
            "npm npx yarn pnpm pip pip3 poetry uv bundle gem go cargo-chef helm aws az pre-commit")
        .forEach(tool -> homes.put(tool, "-e HOME=/tmp"));
    homes.put("mvn", "-e MAVEN_OPTS=-Duser.home=/tmp");
    homes.put("gradle", "-e GRADLE_USER_HOME=/tmp/.gradle");
    homes.put("sbt", "-e HOME=/tmp -e JAVA_OPTS=-Duser.home=/tmp");
    homes.put("dotnet", "-e DOTNET_CLI_HOME=/tmp");
    return Map.copyOf(homes);
  }

  /// True for a command (its name first) that writes into the folder it works on.
  public static boolean writes(List<String> words, String image) {
    String program = program(words, image);
    List<String> arguments =
        words.isEmpty() || !words.getFirst().endsWith(program)
            ? words
            : words.subList(1, words.size());
    if (arguments.stream().limit(1).anyMatch(READS::contains)) {
      return false;
    }
    List<String> output = OUTPUT.getOrDefault(program, List.of());
    return WRITERS.contains(program)
        || output.stream()
            .anyMatch(o ->
                arguments.stream().anyMatch(a -> a.equals(o) || a.contains(o + "=") || o.isEmpty()))
        || (program.equals("go")
            && arguments.stream()
                .findFirst()
                .filter(Set.of("build", "generate", "get", "mod")::contains)
                .isPresent());
  }

  /// True for a program that looks for its project in the folder it is started in.
  public static boolean worksHere(List<String> words, String image) {
    String program = program(words, image);
    return (WRITERS.contains(program) || program.equals("go") || program.equals("pytest"))
        && words.stream().skip(1).limit(1).noneMatch(READS::contains);
  }

  /// The options of `run` that give a command a home it can write to; empty where it needs none, or
  /// it is not known.
  public static Optional<String> home(List<String> words, String image) {
    return Optional.ofNullable(HOMES.get(program(words, image)));
  }

  private static String program(List<String> words, String image) {
    String first = words.isEmpty() ? "" : words.getFirst();
    String name = first.substring(first.lastIndexOf('/') + 1);
    boolean known = WRITERS.contains(name) || OUTPUT.containsKey(name) || Tools.command(name);
    return known ? name : IMAGES.getOrDefault(Wildcard.lastSegment(image), name);
  }
}
