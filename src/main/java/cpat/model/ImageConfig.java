package cpat.model;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What an image says of how it is to be run: the `config` of the OCI image specification, with
/// what docker keeps beside it. What is not set is empty. Environment in order, as `NAME=value`;
/// ports as `80/tcp`; durations in nanoseconds, 0 for the engine's default.
public record ImageConfig(
    List<String> entrypoint,
    List<String> cmd,
    List<String> environment,
    String user,
    String workdir,
    List<String> ports,
    List<String> volumes,
    Map<String, String> labels,
    String stopSignal,
    List<String> shell,
    Optional<Health> healthcheck,
    List<String> onBuild,
    String os) {
  public static final ImageConfig EMPTY =
      new ImageConfig(
          List.of(),
          List.of(),
          List.of(),
          "",
          "",
          List.of(),
          List.of(),
          Map.of(),
          "",
          List.of(),
          Optional.empty(),
          List.of(),
          "linux");

  /// HEALTHCHECK: `test` begins with NONE, CMD or CMD-SHELL.
  public record Health(
      List<String> test,
      long interval,
      long timeout,
      long startPeriod,
      long startInterval,
      long retries) {
    public Health with(List<String> other) {
      return new Health(other, interval, timeout, startPeriod, startInterval, retries);
    }
  }
}
