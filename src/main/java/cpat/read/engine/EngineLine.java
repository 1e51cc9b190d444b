package cpat.read.engine;

import cpat.model.Invocation;
import cpat.model.Word;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// A command of a container engine: `docker [global options] [group] verb words…`.
public record EngineLine(String engine, String verb, Word first, List<Word> words) {
  private static final FlagTable GLOBAL =
      new FlagTable(
          """
          host/H context config log-level/l tlscacert tlscert tlskey debug/D! tls! tlsverify!
          version/v! help! cgroup-manager conmon connection events-backend hooks-dir identity
          imagestore module network-cmd-path network-config-dir noout! out remote/r! root runroot
          runtime runtime-flag ssh storage-driver storage-opt syslog! tmpdir transient-store! url
          volumepath namespace/n address/a snapshotter data-root cni-path cni-netconfpath
          """);

  public static Optional<EngineLine> of(Invocation invocation) {
    List<Word> words = bare(invocation.words());
    if (words.size() < 2) {
      return Optional.empty();
    }
    String engine = engine(words);
    if (engine.isEmpty()) {
      return Optional.empty();
    }
    int at = 1;
    while (at < words.size() && words.get(at).text().startsWith("-")) {
      at = pastGlobal(words, at);
    }
    if (at >= words.size()) {
      return Optional.empty();
    }
    String verb = words.get(at).text();
    boolean group =
        switch (verb) {
          case "container", "image", "buildx", "builder" -> at + 1 < words.size();
          default -> false;
        };
    if (group) {
      String inner = words.get(++at).text();
      boolean builder = verb.startsWith("build") && inner.equals("create");
      verb = builder ? "buildx create" : inner;
    }
    return Optional.of(
        new EngineLine(engine, verb, words.getFirst(), words.subList(at + 1, words.size())));
  }

  private static int pastGlobal(List<Word> words, int at) {
    String word = words.get(at).text();
    boolean twoDashes = word.startsWith("--");
    if (word.indexOf('=') > 0 || word.length() < 2) {
      return at + 1;
    }
    var flag = twoDashes ? GLOBAL.find(word.substring(2)) : shortFlag(word);
    return at + (flag.map(FlagTable.Flag::takesValue).orElse(false) ? 2 : 1);
  }

  /// `-c` is docker's context and podman's connection.
  private static Optional<FlagTable.Flag> shortFlag(String word) {
    return word.equals("-c")
        ? GLOBAL.find("context")
        : word.length() == 2 ? GLOBAL.find(word.charAt(1)) : Optional.empty();
  }

  /// Without what a variable puts before the client: `$SUDO docker run`, `$(TIME) podman run`.
  private static List<Word> bare(List<Word> words) {
    if (words.size() < 3
        || words.getFirst().literal()
        || !words.getFirst().text().startsWith("$")) {
      return words;
    }
    return switch (words.get(1).text()) {
      case "docker", "podman", "nerdctl" -> words.subList(1, words.size());
      default -> words;
    };
  }

  private static String engine(List<Word> words) {
    String first = words.getFirst().text();
    String name = first.substring(first.lastIndexOf('/') + 1);
    if (name.endsWith(".exe")) {
      name = name.substring(0, name.length() - 4);
    }
    return switch (name) {
      case "docker", "podman", "nerdctl" -> name;
      case "nvidia-docker", "docker-cli", "sudo-docker" -> "docker";
      case "podman-remote" -> "podman";
      case "buildah" -> "buildah";
      default -> variable(words.getFirst(), words.get(1).text());
    };
  }

  /// `$DOCKER run …`, `$(CONTAINER_ENGINE) build …`.
  private static String variable(Word first, String verb) {
    String text = first.text();
    if (first.literal() || !text.startsWith("$") || text.length() > 60) {
      return "";
    }
    String lower = text.toLowerCase(Locale.ROOT);
    boolean named =
        lower.contains("docker")
            || lower.contains("podman")
            || lower.contains("container")
            || lower.contains("engine")
            || lower.contains("oci");
    return switch (verb) {
      case "run", "create", "build", "container", "image", "buildx" ->
          !named ? "" : lower.contains("podman") ? "podman" : "docker";
      default -> "";
    };
  }
}
