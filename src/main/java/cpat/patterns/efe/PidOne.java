package cpat.patterns.efe;

import cpat.model.ShellKind;
import cpat.resolve.FirstProcess;
import cpat.resolve.Pid1;
import cpat.resolve.ResolvedImage;
import cpat.resolve.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// What becomes of the shell in front of a program, as far as the image's /bin/sh is known. The
/// form is the same fault either way; this says what it costs here.
final class PidOne {
  private PidOne() {}

  static String shell(ResolvedImage image) {
    return switch (outcome(image)) {
      case PROGRAM -> "although the /bin/sh of this image gives way and the program is PID 1";
      case SHELL -> "and the shell stays PID 1 and keeps signals from the program";
      case TRAPPING_SHELL, INIT, LAUNCHER, SHARED, NO_START, UNKNOWN ->
          "and a shell that stays as PID 1 (dash does) keeps signals from the program";
    };
  }

  static String wrapped(ResolvedImage image) {
    return switch (outcome(image)) {
      case PROGRAM ->
          "it gives way and the program is PID 1, but the arguments of `docker run` miss it";
      case SHELL -> "it stays PID 1 and keeps the signals from the program";
      case TRAPPING_SHELL, INIT, LAUNCHER, SHARED, NO_START, UNKNOWN ->
          "unless that shell gives way, it is PID 1 and gets the signals";
    };
  }

  private static Pid1.Outcome outcome(ResolvedImage image) {
    Optional<List<String>> entrypoint = image.entrypoint().known();
    if (entrypoint.isEmpty() || image.shellKind() instanceof Value.Unknown) {
      return Pid1.Outcome.UNKNOWN;
    }
    List<String> argv = new ArrayList<>(entrypoint.get());
    argv.addAll(image.cmd().known().orElse(List.of()));
    ShellKind kind = image.shellKind().known().orElse(ShellKind.UNKNOWN);
    return FirstProcess.of(new Pid1.Start(argv, kind, false, "", _ -> Optional.empty())).outcome();
  }
}
