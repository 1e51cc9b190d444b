package cpat.facts;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/// What ties the versions that a tool installs: its `list`, the `locks` it reads beside it, and how
/// it is told to take nothing but what they say (`strict`: an option, or another verb).
public record LockFiles(String tool, String list, List<String> locks, Optional<Strict> strict) {

  /// `npm install` → `npm ci`; `yarn install` → `yarn install --frozen-lockfile`.
  public record Strict(Set<String> loose, String verb, String option) {}

  private static final List<LockFiles> ALL =
      List.of(
          new LockFiles(
              "npm",
              "package.json",
              List.of("package-lock.json", "npm-shrinkwrap.json"),
              Optional.of(new Strict(Set.of("install", "i"), "ci", ""))),
          new LockFiles(
              "yarn",
              "package.json",
              List.of("yarn.lock"),
              Optional.of(new Strict(Set.of("install"), "", "--frozen-lockfile"))),
          new LockFiles(
              "pnpm",
              "package.json",
              List.of("pnpm-lock.yaml"),
              Optional.of(new Strict(Set.of("install", "i"), "", "--frozen-lockfile"))),
          new LockFiles(
              "bun",
              "package.json",
              List.of("bun.lock", "bun.lockb"),
              Optional.of(new Strict(Set.of("install", "i"), "", "--frozen-lockfile"))),
          new LockFiles(
              "composer",
              "composer.json",
              List.of("composer.lock"),
              Optional.of(new Strict(Set.of("update", "u"), "install", ""))),
          new LockFiles(
              "bundle",
              "Gemfile",
              List.of("Gemfile.lock"),
              Optional.of(new Strict(Set.of("update"), "install", ""))),
          new LockFiles("poetry", "pyproject.toml", List.of("poetry.lock"), Optional.empty()),
          new LockFiles("pipenv", "Pipfile", List.of("Pipfile.lock"), Optional.empty()),
          new LockFiles("uv", "pyproject.toml", List.of("uv.lock"), Optional.empty()),
          new LockFiles("cargo", "Cargo.toml", List.of("Cargo.lock"), Optional.empty()),
          new LockFiles("mix", "mix.exs", List.of("mix.lock"), Optional.empty()));

  /// Options that say it already, or ask for the contrary.
  private static final Set<String> SAID =
      Set.of(
          "--frozen-lockfile",
          "--immutable",
          "--no-frozen-lockfile",
          "--pure-lockfile",
          "--no-lockfile",
          "--no-immutable",
          "--no-package-lock",
          "--package-lock=false");

  /// Those of a command that installs what a project lists.
  public static Optional<LockFiles> of(List<String> written) {
    List<String> words = Words.plain(written);
    boolean pip = words.contains("pip");
    return Installers.of(written).isEmpty() || pip
        ? Optional.empty()
        : ALL.stream().filter(l -> l.tool().equals(words.getFirst())).findFirst();
  }

  /// `npm ci` and what fails where no lock file is.
  public static boolean demands(List<String> written) {
    List<String> words = Words.plain(written);
    return words.getFirst().equals("npm")
        && words.stream().skip(1).limit(1).anyMatch(Set.of("ci", "clean-install")::contains);
  }

  /// True for a command that may install other versions than the lock file names.
  public boolean isLoose(List<String> written) {
    List<String> words = Words.plain(written);
    boolean bare = tool.equals("yarn") && words.size() == 1;
    return strict
        .filter(s -> bare || words.stream().skip(1).limit(1).anyMatch(s.loose()::contains))
        .filter(_ -> words.stream().noneMatch(SAID::contains))
        .isPresent();
  }

  /// True when a source of COPY is one of the locks, or a pattern that takes one in.
  public boolean isLock(String source) {
    String name = Wildcard.lastSegment(source);
    return locks.stream().anyMatch(l -> Wildcard.matches(l, name));
  }

  /// True when a source of COPY is the list, or a pattern that takes it in.
  public boolean isList(String source) {
    return Wildcard.matches(list, Wildcard.lastSegment(source));
  }
}
