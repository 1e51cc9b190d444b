package cpat.facts;

import static cpat.facts.Ecosystem.*;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Commands that download the dependencies which a project lists. Naming a package on the command
/// line (`pip install flask`, `npm install -g x`) is not that.
public final class Installers {
  /// What a program does to a list: `verbs` that install (empty: any), whether it installs without
  /// a verb, and whether words behind the verb are packages by name.
  private record Installer(Ecosystem ecosystem, Set<String> verbs, boolean bare, boolean named) {
    static Installer of(Ecosystem ecosystem, String verbs) {
      return new Installer(ecosystem, Set.of(verbs.split(" ")), false, true);
    }

    static Installer bare(Ecosystem ecosystem, String verbs) {
      return new Installer(ecosystem, Set.of(verbs.split(" ")), true, true);
    }

    /// A build tool that fetches what is missing whatever it is asked to do.
    static Installer building(Ecosystem ecosystem, String verbs) {
      return new Installer(ecosystem, Set.of(verbs.split(" ")), false, false);
    }
  }

  private static final Map<String, Installer> TABLE =
      Map.ofEntries(
          Map.entry(
              "npm",
              Installer.of(
                  NODE,
                  "ci install i clean-install install-clean in ins isntall add install-test cit"
                      + " update up")),
          Map.entry("pnpm", Installer.of(NODE, "install i fetch ci update")),
          Map.entry("yarn", Installer.bare(NODE, "install workspaces bootstrap")),
          Map.entry("bun", Installer.of(NODE, "install i ci")),
          Map.entry("bower", Installer.of(NODE, "install")),
          Map.entry("lerna", Installer.of(NODE, "bootstrap")),
          Map.entry("deno", Installer.building(NODE, "install cache")),
          Map.entry("pipenv", Installer.of(PYTHON, "install sync")),
          Map.entry("poetry", Installer.of(PYTHON, "install sync export")),
          Map.entry("pdm", Installer.of(PYTHON, "install sync")),
          Map.entry("pixi", Installer.of(CONDA, "install")),
          Map.entry("composer", Installer.of(PHP, "install i update u")),
          Map.entry("bundle", new Installer(RUBY, Set.of("install", "update"), true, false)),
          Map.entry("bundler", new Installer(RUBY, Set.of("install", "update"), true, false)),
          Map.entry("mix", Installer.building(ELIXIR, "deps.get do")),
          Map.entry("rebar3", Installer.building(ERLANG, "compile release get-deps as deps tar")),
          Map.entry(
              "cargo",
              Installer.building(
                  RUST,
                  "build fetch check test run chef vendor b rustc zigbuild auditable leptos"
                      + " install")),
          Map.entry("stack", Installer.building(HASKELL, "build install setup test")),
          Map.entry(
              "cabal",
              Installer.building(
                  HASKELL, "build install v2-build new-build v2-install new-install")),
          Map.entry("swift", Installer.building(SWIFT, "build package test run")),
          Map.entry("pod", Installer.of(COCOA, "install")),
          Map.entry("carthage", Installer.of(COCOA, "bootstrap update")),
          Map.entry("dart", Installer.building(DART, "pub")),
          Map.entry("flutter", Installer.building(DART, "pub build packages")),
          Map.entry("pub", Installer.building(DART, "get")),
          Map.entry("conan", Installer.building(CXX, "install")),
          Map.entry("vcpkg", Installer.of(CXX, "install")),
          Map.entry("shards", Installer.bare(CRYSTAL, "install build")),
          Map.entry("nimble", Installer.of(NIM, "install build")),
          Map.entry("carton", Installer.of(PERL, "install")),
          Map.entry("ansible-galaxy", Installer.building(ANSIBLE, "install collection role")),
          Map.entry("rosdep", Installer.building(ROS, "install")),
          Map.entry("glide", Installer.building(GO, "install up")),
          Map.entry("dep", Installer.building(GO, "ensure")),
          Map.entry("godep", Installer.building(GO, "restore get")),
          Map.entry("govendor", Installer.building(GO, "sync")),
          Map.entry("dotnet", Installer.building(DOTNET, "restore build publish test pack run")),
          Map.entry("nuget", Installer.building(DOTNET, "restore")),
          Map.entry("paket", Installer.building(DOTNET, "restore install")),
          Map.entry("lein", Installer.building(CLOJURE, "deps uberjar run test compile jar ring")),
          Map.entry("clojure", Installer.building(CLOJURE, "-P -Spath -T:build -X:build")),
          Map.entry("clj", Installer.building(CLOJURE, "-P -Spath -T:build -X:build")));

  private Installers() {}

  /// Whose listed dependencies a command downloads.
  public static Optional<Ecosystem> of(List<String> written) {
    List<String> words = Words.plain(written);
    if (words.isEmpty()
        || words.contains("--version")
        || words.contains("--help")
        || words.contains("-version")) {
      return Optional.empty();
    }
    List<String> arguments = words.subList(1, words.size());
    return switch (words.getFirst()) {
      case "pip", "uv" -> pip(words);
      case "easy_install" -> Optional.empty();
      case "python" ->
          arguments.contains("setup.py") && has(arguments, "install", "develop")
              ? Optional.of(PYTHON)
              : Optional.empty();
      case "conda", "mamba", "micromamba", "conda-lock" -> conda(arguments);
      case "go", "xgo" -> go(arguments);
      case "mvn" -> maven(arguments);
      case "gradle" -> gradle(arguments);
      case "sbt" ->
          arguments.isEmpty() || has(arguments, "offline") ? Optional.empty() : Optional.of(SBT);
      case "msbuild" -> anyContains(arguments, "restore") ? Optional.of(DOTNET) : Optional.empty();
      case "cpanm" -> has(arguments, "--installdeps") ? Optional.of(PERL) : Optional.empty();
      case "opam" -> has(arguments, "--deps-only") ? Optional.of(OCAML) : Optional.empty();
      case "rscript", "r" ->
          anyContains(arguments, "renv::restore", "install_deps")
              ? Optional.of(R)
              : Optional.empty();
      case "julia" -> anyContains(arguments, "instantiate") ? Optional.of(JULIA) : Optional.empty();
      default -> tabled(words.getFirst(), arguments);
    };
  }

  /// The file an installer is told to read, by its last path segment: `pip install -r deps.txt`.
  public static List<String> files(List<String> written) {
    List<String> words = Words.plain(written);
    List<String> found = new java.util.ArrayList<>();
    for (int i = 1; i < words.size(); i++) {
      String word = words.get(i);
      for (String flag : new String[] {"-r", "--requirement", "-f", "--file", "--requirements"}) {
        if (word.equals(flag) && i + 1 < words.size()) {
          found.add(Wildcard.lastSegment(words.get(i + 1)));
        } else if (word.startsWith(flag) && word.length() > flag.length()) {
          String rest = word.substring(flag.length());
          found.add(Wildcard.lastSegment(rest.startsWith("=") ? rest.substring(1) : rest));
        }
      }
    }
    return found;
  }

  private static Optional<Ecosystem> tabled(String program, List<String> arguments) {
    Installer installer = TABLE.get(program);
    if (installer == null
        || has(
            arguments,
            "-g",
            "--global",
            "global",
            "--no-restore",
            "--offline",
            "--frozen-offline")) {
      return Optional.empty();
    }
    List<String> plain = verbs(program, arguments);
    if (plain.isEmpty()) {
      boolean asked = arguments.stream().anyMatch(installer.verbs()::contains);
      return installer.bare() || asked ? Optional.of(installer.ecosystem()) : Optional.empty();
    }
    if (!installer.verbs().contains(plain.getFirst())) {
      return Optional.empty();
    }
    return switch (program) {
      case "cargo" -> cargo(arguments, plain);
      case "mix" ->
          has(arguments, "deps.get", "deps.get,") ? Optional.of(ELIXIR) : Optional.empty();
      case "dart", "flutter" -> has(plain, "get", "build") ? Optional.of(DART) : Optional.empty();
      case "yarn" ->
          plain.size() > 1 && plain.getFirst().equals("workspaces") && !has(plain, "focus")
              ? Optional.empty()
              : Optional.of(NODE);
      case "poetry" -> Optional.of(PYTHON);
      default ->
          installer.named() && plain.stream().skip(1).anyMatch(Installers::isName)
              ? Optional.empty()
              : Optional.of(installer.ecosystem());
    };
  }

  private static final Set<String> VALUED =
      Set.of(
          "--prefix",
          "-C",
          "--cwd",
          "--dir",
          "--filter",
          "-F",
          "--loglevel",
          "--registry",
          "--cache",
          "--jobs",
          "-j",
          "--retry",
          "--path",
          "--without",
          "--with",
          "-d",
          "--working-dir",
          "--omit",
          "--only",
          "--gemfile",
          "--cache-folder",
          "--network-timeout",
          "--store-dir",
          "--manifest-path",
          "--directory",
          "--mutex",
          "--modules-folder",
          "--include",
          "--target",
          "--workspace",
          "-w",
          "--maxsockets",
          "--fetch-timeout",
          "--network-concurrency",
          "--log-level",
          "--arch");

  /// The words without flags and the values of flags.
  private static List<String> verbs(String program, List<String> arguments) {
    List<String> plain = new java.util.ArrayList<>();
    for (int i = 0; i < arguments.size(); i++) {
      String word = arguments.get(i);
      if (VALUED.contains(word)) {
        i++;
      } else if (!word.startsWith("-") || program.startsWith("cl")) {
        plain.add(word);
      }
    }
    return plain;
  }

  private static boolean isName(String word) {
    return !word.startsWith(".")
        && !word.startsWith("/")
        && !word.startsWith("$")
        && !word.equals("true")
        && !word.equals("false")
        && !Character.isDigit(word.charAt(0));
  }

  private static Optional<Ecosystem> pip(List<String> words) {
    List<String> arguments = words.subList(1, words.size());
    if (words.getFirst().equals("uv")
        && !arguments.isEmpty()
        && !arguments.getFirst().equals("pip")) {
      return has(arguments, "sync") ? Optional.of(PYTHON) : Optional.empty();
    }
    if (!has(arguments, "install", "wheel", "download", "sync")) {
      return Optional.empty();
    }
    boolean list =
        arguments.stream()
            .anyMatch(w ->
                w.equals("-r")
                    || (w.startsWith("-r") && !w.startsWith("-ri"))
                    || w.startsWith("--requirement")
                    || (w.equals("-e") && arguments.stream().anyMatch(Installers::isHere))
                    || isHere(w));
    return list || has(arguments, "sync") ? Optional.of(PYTHON) : Optional.empty();
  }

  /// The project itself as what is to be installed: `.`, `.[dev]`, `/app`, `./lib`.
  private static boolean isHere(String word) {
    boolean path =
        word.equals(".") || word.startsWith(".[") || word.startsWith("./") || word.startsWith("/");
    return path
        && !word.endsWith(".whl")
        && !word.endsWith(".gz")
        && !word.contains("*")
        && !word.endsWith(".txt")
        && !word.endsWith("/wheels")
        && !word.endsWith("/wheels/")
        && !word.endsWith("/install")
        && !word.endsWith(".zip");
  }

  private static Optional<Ecosystem> conda(List<String> arguments) {
    boolean file =
        arguments.stream()
            .anyMatch(w ->
                w.equals("-f")
                    || w.equals("--file")
                    || w.startsWith("--file=")
                    || w.startsWith("-f"));
    return file && has(arguments, "create", "update", "install", "env")
        ? Optional.of(CONDA)
        : Optional.empty();
  }

  private static Optional<Ecosystem> go(List<String> arguments) {
    List<String> plain = Words.plainArguments(arguments);
    if (plain.isEmpty()
        || anyContains(arguments, "-mod=vendor", "-mod vendor")
        || (has(arguments, "vendor") && has(arguments, "-mod"))) {
      return Optional.empty();
    }
    boolean local =
        plain.stream()
            .skip(1)
            .noneMatch(w ->
                w.contains("@")
                    || (w.contains(".")
                        && w.contains("/")
                        && !w.startsWith(".")
                        && !w.startsWith("/")
                        && w.indexOf('.') < w.indexOf('/')));
    return switch (plain.getFirst()) {
      case "mod" -> has(plain, "download", "tidy", "vendor") ? Optional.of(GO) : Optional.empty();
      case "get" -> local ? Optional.of(GO) : Optional.empty();
      case "build", "install", "run", "test", "vet", "generate" ->
          local || plain.getFirst().equals("build") ? Optional.of(GO) : Optional.empty();
      default -> Optional.empty();
    };
  }

  private static Optional<Ecosystem> cargo(List<String> arguments, List<String> plain) {
    boolean chef = plain.getFirst().equals("chef");
    boolean install = plain.getFirst().equals("install");
    if ((chef && !has(plain, "cook"))
        || (install && !has(arguments, "--path") && plain.size() > 1 && isName(plain.get(1)))) {
      return Optional.empty();
    }
    return install && !has(arguments, "--path") && !anyContains(arguments, "--path=")
        ? Optional.empty()
        : Optional.of(RUST);
  }

  private static Optional<Ecosystem> maven(List<String> arguments) {
    boolean goal = !Words.plainArguments(arguments).isEmpty();
    return !goal || has(arguments, "-o", "--offline") ? Optional.empty() : Optional.of(MAVEN);
  }

  private static Optional<Ecosystem> gradle(List<String> arguments) {
    boolean nothing = arguments.isEmpty() || has(arguments, "--offline", "wrapper");
    return nothing ? Optional.empty() : Optional.of(GRADLE);
  }

  private static boolean has(List<String> words, String... any) {
    for (String word : any) {
      if (words.contains(word)) {
        return true;
      }
    }
    return false;
  }

  private static boolean anyContains(List<String> words, String... parts) {
    return words.stream()
        .anyMatch(w -> {
          for (String part : parts) {
            if (w.contains(part)) {
              return true;
            }
          }
          return false;
        });
  }
}
