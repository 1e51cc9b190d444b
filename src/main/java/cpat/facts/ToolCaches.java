package cpat.facts;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Where tools keep what they download, in the official images and run as root.
public record ToolCaches(String folder, String volume, List<String> moved) {
  private static final ToolCaches MAVEN =
      new ToolCaches(
          "/root/.m2",
          "maven-cache",
          List.of("maven.repo.local", "user.home", "MAVEN_CONFIG", "MAVEN_OPTS"));
  private static final ToolCaches NPM =
      new ToolCaches(
          "/root/.npm",
          "npm-cache",
          List.of("--cache", "npm_config_cache", "NPM_CONFIG_CACHE", "HOME"));
  private static final ToolCaches CARGO =
      new ToolCaches(
          "/usr/local/cargo/registry", "cargo-cache", List.of("CARGO_HOME", "--offline"));
  private static final ToolCaches GO =
      new ToolCaches(
          "/go/pkg/mod", "go-cache", List.of("GOMODCACHE", "GOPATH", "GOFLAGS", "-mod=vendor"));
  private static final ToolCaches COMPOSER =
      new ToolCaches(
          "/tmp/cache", "composer-cache", List.of("COMPOSER_HOME", "COMPOSER_CACHE_DIR"));
  private static final ToolCaches PIP =
      new ToolCaches(
          "/root/.cache/pip",
          "pip-cache",
          List.of("--cache-dir", "--no-cache-dir", "PIP_CACHE_DIR", "HOME"));

  /// Which image each belongs to: elsewhere the folder may be another.
  private static final Map<String, Set<String>> IMAGES =
      Map.of(
          "mvn",
          Set.of("maven"),
          "npm",
          Set.of("node"),
          "cargo",
          Set.of("rust"),
          "go",
          Set.of("golang"),
          "composer",
          Set.of("composer"),
          "pip",
          Set.of("python"));

  /// The cache of a command (its name first) run from an image of this repository, if the command
  /// downloads something.
  public static Optional<ToolCaches> of(List<String> words, String repository) {
    String first = words.isEmpty() ? "" : words.getFirst();
    if (!IMAGES.getOrDefault(first, Set.of()).contains(repository)) {
      return Optional.empty();
    }
    String verb = words.stream().skip(1).filter(w -> !w.startsWith("-")).findFirst().orElse("");
    boolean all = verb.equals("$@") || verb.equals("$*") || words.size() == 1;
    return switch (first) {
      case "mvn" -> found(MAVEN, all || !verb.isEmpty());
      case "npm" -> found(NPM, all || Set.of("install", "ci", "i").contains(verb));
      case "cargo" ->
          found(CARGO, all || Set.of("build", "test", "run", "check", "clippy").contains(verb));
      case "go" ->
          found(GO, all || Set.of("build", "test", "run", "mod", "get", "vet").contains(verb));
      case "composer" ->
          found(COMPOSER, all || Set.of("install", "update", "require").contains(verb));
      case "pip" -> found(PIP, all || verb.equals("install"));
      default -> Optional.empty();
    };
  }

  /// True for a word or a variable's name that puts the cache elsewhere.
  public boolean isMoved(String word) {
    return moved.stream().anyMatch(word::contains);
  }

  private static Optional<ToolCaches> found(ToolCaches cache, boolean used) {
    return used ? Optional.of(cache) : Optional.empty();
  }
}
