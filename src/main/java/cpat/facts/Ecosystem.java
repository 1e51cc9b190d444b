package cpat.facts;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// A world of packages, and the files in which a project lists what it depends on. Names are in
/// small letters; `*` stands for anything.
public enum Ecosystem {
  NODE(
      "package.json",
      "package-lock.json",
      "npm-shrinkwrap.json",
      "yarn.lock",
      "pnpm-lock.yaml",
      "bun.lock",
      "bun.lockb",
      "bower.json",
      "deno.json",
      "deno.jsonc",
      "deno.lock",
      "jspm.json",
      "deps.ts"),
  PYTHON(
      "requirements*.txt",
      "*requirements.txt",
      "requirements*.in",
      "requirements*.lock",
      "requirements",
      "requirements.d",
      "reqs.txt",
      "pipfile",
      "pipfile.lock",
      "pyproject.toml",
      "poetry.lock",
      "uv.lock",
      "pdm.lock",
      "setup.py",
      "setup.cfg",
      "constraints*.txt"),
  CONDA(
      "environment*.yml",
      "environment*.yaml",
      "*environment.yml",
      "*environment.yaml",
      "conda*.yml",
      "conda*.yaml",
      "conda-lock.yml",
      "pixi.toml",
      "pixi.lock"),
  MAVEN("pom.xml", "*pom.xml", "*.pom", "ivy.xml"),
  GRADLE(
      "build.gradle",
      "build.gradle.kts",
      "settings.gradle",
      "settings.gradle.kts",
      "*.gradle",
      "*.gradle.kts",
      "libs.versions.toml",
      "gradle.lockfile"),
  SBT("build.sbt", "*.sbt", "build.sc"),
  CLOJURE("project.clj", "deps.edn", "build.boot"),
  GO(
      "go.mod",
      "go.sum",
      "go.work",
      "go.work.sum",
      "glide.yaml",
      "glide.lock",
      "gopkg.toml",
      "gopkg.lock",
      "vendor.conf",
      "vendor.json"),
  RUST("cargo.toml", "cargo.lock", "recipe.json"),
  DOTNET(
      "*.csproj",
      "*.fsproj",
      "*.vbproj",
      "*.sln",
      "*.slnx",
      "*.proj",
      "packages.config",
      "packages.lock.json",
      "project.json",
      "paket.dependencies",
      "paket.lock",
      "directory.packages.props"),
  PHP("composer.json", "composer.lock", "symfony.lock"),
  RUBY("gemfile", "gemfile.lock", "*.gemspec", "berksfile", "berksfile.lock"),
  ELIXIR("mix.exs", "mix.lock"),
  ERLANG("rebar.config", "rebar.lock", "erlang.mk"),
  HASKELL(
      "stack.yaml",
      "stack.yaml.lock",
      "package.yaml",
      "*.cabal",
      "cabal.project",
      "cabal.project.freeze",
      "cabal.config"),
  SWIFT("package.swift", "package.resolved"),
  COCOA("podfile", "podfile.lock", "cartfile", "cartfile.resolved"),
  DART("pubspec.yaml", "pubspec.lock"),
  CXX("conanfile.txt", "conanfile.py", "conan.lock", "vcpkg.json"),
  R("renv.lock", "description", "packrat.lock"),
  JULIA("project.toml", "manifest.toml"),
  PERL("cpanfile", "cpanfile.snapshot", "makefile.pl"),
  CRYSTAL("shard.yml", "shard.lock"),
  NIM("*.nimble"),
  OCAML("*.opam", "dune-project"),
  ELM("elm.json", "elm-package.json"),
  LUA("*.rockspec"),
  ANSIBLE("requirements.yml", "requirements.yaml"),
  ROS("package.xml"),
  BAZEL("workspace", "workspace.bazel", "module.bazel");

  @SuppressWarnings("ImmutableEnumChecker") // made by List.of
  private final List<String> manifests;

  Ecosystem(String... manifests) {
    this.manifests = List.of(manifests);
  }

  /// Whose dependency list a file name is. The name may be a pattern itself: `package*.json`.
  public static Optional<Ecosystem> listedIn(String path) {
    String name = Wildcard.lastSegment(path).toLowerCase(Locale.ROOT);
    for (Ecosystem ecosystem : values()) {
      for (String manifest : ecosystem.manifests) {
        if (Wildcard.meet(name, manifest)) {
          return Optional.of(ecosystem);
        }
      }
    }
    return Optional.empty();
  }

  /// True when the list of one may be what the installer of the other reads.
  public boolean sharesListsWith(Ecosystem other) {
    return this == other || family() == other.family();
  }

  private Ecosystem family() {
    return switch (this) {
      case CONDA -> PYTHON;
      case GRADLE, SBT, CLOJURE -> MAVEN;
      case ERLANG -> ELIXIR;
      case COCOA -> SWIFT;
      default -> this;
    };
  }
}
