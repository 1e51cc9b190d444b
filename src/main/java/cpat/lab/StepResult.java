package cpat.lab;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/// What a step gave: its command as run, all that it printed, how long it took, and whether what
/// was expected is so. `failure` says why the command itself did not succeed.
public record StepResult(
    String narration,
    List<String> command,
    String output,
    Duration taken,
    List<Check> checks,
    Optional<String> failure) {
  /// An expectation, and whether it holds.
  public record Check(String expectation, boolean holds) {}

  public boolean ok() {
    return failure.isEmpty() && checks.stream().allMatch(Check::holds);
  }
}
