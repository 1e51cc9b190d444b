package cpat.facts;

import java.util.List;
import java.util.Locale;
import java.util.Set;

/// Programs that only read what another container has written into a volume.
public final class VolumeReaders {
  /// They ship or show logs; the last part of the image's name.
  private static final Set<String> SHIPPERS =
      Listing.words(
          """
          fluent-bit fluentbit fluentd filebeat promtail logstash vector goaccess
          docker-promtail promtail-k8s aws-for-fluent-bit datadog-agent-logs
          """);

  /// Where they keep what they write themselves.
  private static final List<String> OWN =
      List.of("/fluentd", "/usr/share/", "/var/lib/", "/data", "/tmp", "/run", "/buffers");

  private static final Set<String> COMMANDS =
      Listing.words("tail cat grep head less wc ls echo sleep test true date : awk sort");

  private VolumeReaders() {}

  /// True for a program that reads logs at a path where logs lie.
  public static boolean ships(String repository, String target) {
    return SHIPPERS.contains(Wildcard.lastSegment(repository).toLowerCase(Locale.ROOT))
        && target.toLowerCase(Locale.ROOT).contains("log")
        && OWN.stream().noneMatch(target::startsWith);
  }

  /// True for a program that writes to its output only.
  public static boolean reads(String command) {
    return COMMANDS.contains(command);
  }
}
