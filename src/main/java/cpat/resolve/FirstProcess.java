package cpat.resolve;

import cpat.model.ShellKind;
import cpat.resolve.Pid1.Outcome;
import cpat.resolve.Pid1.Start;
import cpat.resolve.Pid1.Stop;
import java.util.ArrayList;
import java.util.List;

/// Predicts who will be PID 1: follows the command line through inits, wrappers, shells and the
/// scripts that the build put into the image.
public final class FirstProcess {
  private FirstProcess() {}

  public static Pid1 of(Start start) {
    String namespace = start.pidNamespace();
    if (!namespace.isEmpty() && !namespace.equals("private")) {
      return shared(start, namespace);
    }
    if (start.init() && start.shell() != ShellKind.CMD) {
      List<String> argv = new ArrayList<>(List.of("docker-init", "--"));
      argv.addAll(start.argv());
      Pid1 pid1 = followed(start, argv, false);
      return pid1.after(Pid1.reason("--init puts docker-init before the command"));
    }
    return followed(start, start.argv(), false);
  }

  /// Nobody is PID 1 here, so signals without a handler end a process as anywhere.
  private static Pid1 shared(Start start, String namespace) {
    Pid1 own = followed(start, start.argv(), true);
    Pid1 result =
        new Pid1(
            own.outcome() == Outcome.NO_START ? Outcome.NO_START : Outcome.SHARED,
            own.argv(),
            own.program(),
            Inits.notFirst(own),
            own.reasons());
    return result.after(
        Pid1.reason(
            "the PID namespace is shared ("
                + namespace
                + "): no process of the container is PID 1, none needs a handler to end"));
  }

  /// Where nobody knows what `/bin/sh` is, all that it may be must agree.
  private static Pid1 followed(Start start, List<String> argv, boolean below) {
    if (start.shell() != ShellKind.UNKNOWN) {
      return followed(start, start.shell(), argv, below);
    }
    List<Pid1> ends = new ArrayList<>();
    for (ShellKind kind : List.of(ShellKind.DASH, ShellKind.BASH, ShellKind.BUSYBOX)) {
      ends.add(followed(start, kind, argv, below));
    }
    Pid1 first = ends.getFirst();
    boolean agree =
        ends.stream()
            .allMatch(e ->
                e.outcome() == first.outcome()
                    && e.stop() == first.stop()
                    && e.argv().equals(first.argv()));
    if (agree) {
      return first;
    }
    boolean stops = ends.stream().allMatch(e -> e.outcome() == first.outcome());
    return new Pid1(
        stops ? first.outcome() : Outcome.UNKNOWN,
        first.argv(),
        first.program(),
        Stop.UNKNOWN,
        List.of(
            Pid1.reason(
                "it depends on what /bin/sh is in this image: dash stays, bash and busybox ash may"
                    + " give way to the last command; next: --image-config FILE of the base"
                    + " image, or ask an engine that has it")));
  }

  private static Pid1 followed(Start start, ShellKind kind, List<String> argv, boolean below) {
    Following following = new Following(start, kind);
    return below ? following.followBelow(argv, true) : following.follow(argv);
  }
}
