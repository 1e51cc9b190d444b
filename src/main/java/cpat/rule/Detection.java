package cpat.rule;

import cpat.resolve.Resolution;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/// Runs detectors. One that crashes is named, and the others run on.
public record Detection(List<Use> uses, List<Failure> failures) {

  /// A bug of ours, told as such.
  public record Failure(Pattern pattern, Throwable cause) {}

  public static Detection of(List<Pattern> patterns, Resolution resolved) {
    List<Use> uses = new ArrayList<>();
    List<Failure> failures = new ArrayList<>();
    for (Pattern pattern : patterns) {
      try (Stream<Use> found = pattern.detector().find(resolved)) {
        uses.addAll(found.toList());
      } catch (RuntimeException | StackOverflowError e) {
        failures.add(new Failure(pattern, e));
      }
    }
    uses.sort(
        Comparator.comparing((Use u) -> u.at().source().path())
            .thenComparingInt(u -> u.at().start())
            .thenComparing(Use::pattern));
    return new Detection(List.copyOf(uses), List.copyOf(failures));
  }
}
