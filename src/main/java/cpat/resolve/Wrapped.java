package cpat.resolve;

import cpat.facts.Wrappers;
import cpat.model.ShellKind;
import cpat.resolve.Pid1.Outcome;
import cpat.resolve.Pid1.Stop;
import java.util.List;
import java.util.Locale;

/// What becomes of a program that is started by another: `tini -- prog`, `gosu user prog`, `npm
/// start`.
final class Wrapped {
  private Wrapped() {}

  static Pid1 of(Following following, List<String> argv, Wrappers.Wrapper wrapper, ShellKind sh) {
    List<String> inner = wrapper.program();
    String name = ShellLine.name(argv.getFirst());
    String why = name + ": " + wrapper.why();
    if (name.equals("timeout") && sh == ShellKind.BUSYBOX && !inner.isEmpty()) {
      return following.follow(inner, false).after(Pid1.reason("busybox timeout execs the program"));
    }
    if (wrapper.kind() == Wrappers.Kind.DEPENDS) {
      return launcher(argv, List.of(), Stop.UNKNOWN, why);
    }
    if (wrapper.kind() == Wrappers.Kind.BY_SHELL) {
      return byShell(argv, name, why, sh);
    }
    if (inner.isEmpty()) {
      return launcher(argv, inner, Stop.HANDED_ON, why);
    }
    return switch (wrapper.kind()) {
      case GIVES_WAY -> following.follow(inner, false).after(Pid1.reason(why));
      case INIT, GROUP_INIT ->
          Inits.over(
              argv,
              wrapper.kind() == Wrappers.Kind.GROUP_INIT,
              following.followBelow(inner, false));
      case HANDS_ON -> {
        Pid1 child = following.followBelow(inner, false);
        yield child.outcome() == Outcome.NO_START
            ? child
            : launcher(argv, child.program(), Inits.notFirst(child), why);
      }
      case KEEPS ->
          launcher(argv, following.followBelow(inner, false).program(), Stop.IGNORED, why);
      case LEAVES -> launcher(argv, inner, Stop.CUT_SHORT, why + ", so the container ends with it");
      case BY_SHELL, DEPENDS -> throw new IllegalStateException();
    };
  }

  private static Pid1 launcher(List<String> argv, List<String> program, Stop stop, String why) {
    return Pid1.of(Outcome.LAUNCHER, argv, program, stop, Pid1.reason(why));
  }

  /// npm 7, 8, 10 and 11 and yarn 1.22 were measured with each shell, npm 9.9 reached nobody.
  private static Pid1 byShell(List<String> argv, String name, String why, ShellKind sh) {
    boolean dash = sh == ShellKind.DASH;
    Pid1 result = launcher(argv, List.of(), dash ? Stop.CUT_SHORT : Stop.UNKNOWN, why);
    return result.then(
        Pid1.reason(
            dash
                ? "that shell is dash: it ends and leaves the program, which never sees the signal"
                    + " (npm 9: nothing happens until the grace time is over)"
                : "whether the program sees it depends on that shell giving way to the script's"
                    + " last command, and on the version of "
                    + name
                    + "; next: start the program itself"));
  }

  /// A Windows container's first process; what a stop does there was not measured.
  static Pid1 windows(List<String> argv) {
    String name = ShellLine.name(argv.getFirst().replace('\\', '/')).toLowerCase(Locale.ROOT);
    boolean shell = name.startsWith("cmd") || name.startsWith("powershell") || name.equals("pwsh");
    return Pid1.of(
        shell ? Outcome.SHELL : Outcome.PROGRAM,
        argv,
        shell ? List.of() : argv,
        Stop.UNKNOWN,
        Pid1.reason(
            shell
                ? name + " stays as the first process of the Windows container"
                : "Windows starts `" + name + "` itself"));
  }
}
