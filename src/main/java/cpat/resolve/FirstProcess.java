package cpat.resolve;

import java.util.List;
import java.util.Optional;

/// Who becomes PID 1.
final class FirstProcess {
  private FirstProcess() {}

  static Pid1 of(Pid1.Start start) {
    return new Pid1(
        Pid1.Outcome.UNKNOWN,
        start.argv(),
        List.of(),
        List.of(new Pid1.Reason("not looked at yet", Optional.empty())));
  }
}
