package cpat.facts;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Commands that make something out of sources: compile, bundle, or install a project.
public final class BuildTools {
  /// Any use of these builds.
  private static final Set<String> ALWAYS =
      Set.of(
          ("make gmake cmake ninja meson scons waf bazel bazelisk buck buck2 pants gcc g++ cc c++"
               + " clang clang++ ld rustc javac kotlinc scalac groovyc ghc jlink native-image nvcc"
               + " tsc webpack rollup esbuild vite parcel gulp grunt browserify ng gatsby hugo"
               + " jekyll hexo docusaurus mvn gradle sbt ant lein mill msbuild xbuild nuitka"
               + " pyinstaller docker-php-ext-install phpize pecl xcaddy goreleaser promu elm haxe"
               + " fpc crystal nim valac swiftc dmd ldc2 autoreconf autogen.sh configure config"
               + " bootstrap.sh buildconf mkdocs sphinx-build antora cpanm cabal stack dune opam"
               + " rebar rebar3 erlc elixirc musl-gcc emcc em++ emmake emcmake wasm-pack trunk dx"
               + " garble gox xgo ko tinygo zig cobc gfortran gnatmake gprbuild qmake xmake"
               + " premake5 nimble sassc sass asciidoctor pdflatex xelatex latexmk pandoc yarn"
               + " bundle bundler composer poetry pipenv cross dotnet-script task just mage rake"
               + " go-wrapper colcon catkin_make")
              .split(" "));

  /// Programs that build when asked to: the first word that is no flag.
  private static final Map<String, Set<String>> VERBS =
      Map.ofEntries(
          verbs("phpenv", "install"),
          verbs("pyenv", "install"),
          verbs("rbenv", "install"),
          verbs("go", "build install get run generate test"),
          verbs("cargo", "build install rustc zigbuild b chef auditable leptos run test deb"),
          verbs("npm", "ci install i run run-script build clean-install"),
          verbs("pnpm", "install i run build deploy -r fetch --filter"),
          verbs("bun", "install i run build"),
          verbs(
              "npx",
              "ng vite webpack tsc next nuxt react-scripts gatsby vue-cli-service nx turbo esbuild"
                  + " tailwindcss @11ty/eleventy astro parcel rollup docusaurus"),
          verbs("next", "build"),
          verbs("nuxt", "build generate"),
          verbs("nx", "build run run-many"),
          verbs("turbo", "build run"),
          verbs("dotnet", "publish build restore pack msbuild test"),
          verbs("nuget", "restore"),
          verbs("pip", "install wheel"),
          verbs("pipx", "install"),
          verbs("uv", "sync pip build"),
          verbs("pdm", "install build sync"),
          verbs("conda", "install env create"),
          verbs("mamba", "install env create"),
          verbs("micromamba", "install env create"),
          verbs("build", "--wheel"),
          verbs("gem", "install build"),
          verbs(
              "mix",
              "compile release deps.get do phx.digest deps.compile escript.build assets.deploy"),
          verbs("swift", "build"),
          verbs("dart", "compile build"),
          verbs("flutter", "build"),
          verbs("shards", "build install"),
          verbs("deno", "compile bundle"),
          verbs("gradlew", "build"),
          verbs("bower", "install"),
          verbs("pkg", "."),
          verbs("luarocks", "install make build"),
          verbs("clojure", "-T:build -X:build -M:build"),
          verbs("clj", "-T:build -X:build -M:build"),
          verbs("r", "CMD"));

  private static final Set<String> COMPILER_PACKAGES =
      Set.of(
          ("build-essential build-base gcc g++ clang cmake golang golang-go go cargo rust rustc"
                  + " maven gradle ninja-build ninja meson autoconf automake gcc-c++ base-devel"
                  + " default-jdk sbt bazel")
              .split(" "));

  private BuildTools() {}

  private static Map.Entry<String, Set<String>> verbs(String program, String verbs) {
    return Map.entry(program, Set.of(verbs.split(" ")));
  }

  /// True when a command compiles, bundles or installs from sources.
  public static boolean builds(List<String> written) {
    List<String> words = Words.plain(written);
    if (words.isEmpty()
        || words.contains("--version")
        || words.contains("--help")
        || words.contains("-version")) {
      return false;
    }
    String program = words.getFirst();
    List<String> arguments = words.subList(1, words.size());
    Set<String> verbs = VERBS.get(program);
    if (verbs != null) {
      return arguments.stream().anyMatch(verbs::contains) && !isTool(program, arguments);
    }
    if (program.equals("python")) {
      return arguments.stream()
          .anyMatch(
              a -> a.equals("setup.py") || a.endsWith("/setup.py") || a.endsWith("collectstatic"));
    }
    if (program.equals("yarn") || program.equals("composer") || program.equals("bundle")) {
      return !arguments.contains("config") && !arguments.contains("set");
    }
    if (program.equals("poetry")) {
      return arguments.contains("install")
          || arguments.contains("build")
          || arguments.contains("sync");
    }
    return ALWAYS.contains(program) || isBuildScript(written, program);
  }

  /// `npm install -g pnpm`, `pip install --upgrade pip`: tools for the build, no product of it.
  private static boolean isTool(String program, List<String> arguments) {
    List<String> plain = Words.plainArguments(arguments);
    return switch (program) {
      case "npm", "pnpm" ->
          (arguments.contains("-g") || arguments.contains("--global"))
              && plain.stream().skip(1).allMatch(p -> nameIn(p, "npm", "pnpm", "yarn", "corepack"));
      case "pip" ->
          plain.size() > 1
              && plain.stream()
                  .skip(1)
                  .allMatch(p ->
                      nameIn(
                          p,
                          "pip",
                          "setuptools",
                          "wheel",
                          "poetry",
                          "uv",
                          "pipenv",
                          "virtualenv",
                          "build"));
      case "gem" -> plain.stream().skip(1).allMatch(p -> nameIn(p, "bundler"));
      default -> false;
    };
  }

  private static boolean nameIn(String written, String... names) {
    for (String name : names) {
      if (written.equals(name)
          || written.startsWith(name + "@")
          || written.startsWith(name + "=")
          || written.startsWith(name + ":")
          || written.startsWith(name + "<")
          || written.startsWith(name + ">")) {
        return true;
      }
    }
    return false;
  }

  /// `./build.sh`, `hack/make-release`, `/compile`.
  private static boolean isBuildScript(List<String> written, String program) {
    boolean path =
        written.stream().limit(2).anyMatch(w -> w.indexOf('/') >= 0)
            || program.endsWith(".sh")
            || program.endsWith(".py");
    return path
        && (program.startsWith("build")
            || program.startsWith("compile")
            || program.startsWith("make")
            || program.contains("build")
            || program.endsWith("installer.sh")
            || written.contains("build")
            || program.startsWith("autogen"));
  }

  /// The first package among the words of an `install` that is a compiler or build tool.
  public static Optional<String> compiler(List<String> packages) {
    return packages.stream().filter(COMPILER_PACKAGES::contains).findFirst();
  }
}
