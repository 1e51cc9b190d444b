package cpat.patterns.sc;

import cpat.facts.Sidecars;
import cpat.model.Container;
import cpat.model.Mount;
import cpat.model.Run;
import cpat.model.Word;
import cpat.rule.Use;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// A helper that renews or reads what another service has in a volume both mount.
final class SharedVolume {
  private static final List<String> HOST =
      List.of(
          "/etc/localtime",
          "/etc/timezone",
          "/etc/hostname",
          "/etc/machine-id",
          "/etc/passwd",
          "/etc/group",
          "/var/lib/docker",
          "/var/log/journal",
          "/var/run",
          "/run",
          "/proc",
          "/sys",
          "/dev",
          "/lib/modules");

  private SharedVolume() {}

  static Optional<Use> use(Container container) {
    if (!container.compose()
        || !(Sidecars.volumeHelper(container.run().name())
            || Sidecars.volumeHelper(container.repository()))) {
      return Optional.empty();
    }
    return container.run().mounts().stream()
        .filter(m -> container.others().anyMatch(other -> shares(other, m)))
        .findFirst()
        .map(m ->
            Use.used(
                "SC",
                container.subject(),
                m.at(),
                "a helper beside another service: both mount " + source(m).orElse("it")));
  }

  private static boolean shares(Run other, Mount mount) {
    Optional<String> source = source(mount);
    return source.isPresent() && other.mounts().stream().anyMatch(m -> source(m).equals(source));
  }

  /// A volume's name or a folder of the project; what only the host has is shared by everyone.
  static Optional<String> source(Mount mount) {
    Stream<Word> source =
        switch (mount) {
          case Mount.Volume v -> v.name().stream();
          case Mount.Bind b -> Stream.of(b.source()).filter(w -> !host(w.text()));
          case Mount.Tmpfs _, Mount.From _, Mount.Other _ -> Stream.empty();
        };
    return source.findFirst().map(Word::text).map(SharedVolume::trimmed);
  }

  private static boolean host(String path) {
    return path.endsWith(".sock")
        || path.equals("/")
        || HOST.stream().anyMatch(h -> path.equals(h) || path.startsWith(h + "/"))
        || trimmed(path).equals("/var/log");
  }

  private static String trimmed(String path) {
    return path.length() > 1 && path.endsWith("/") ? path.substring(0, path.length() - 1) : path;
  }
}
