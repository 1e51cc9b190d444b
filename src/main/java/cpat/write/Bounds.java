package cpat.write;

import java.util.List;
import java.util.Map;

/// What is added to every container that cpat makes: labels, limits (0: none) and security options.
/// A limit that the run itself sets wins.
public record Bounds(
    Map<String, String> labels,
    long memoryBytes,
    long nanoCpus,
    long pids,
    List<String> securityOptions) {
  public static final Bounds NONE = new Bounds(Map.of(), 0, 0, 0, List.of());
}
