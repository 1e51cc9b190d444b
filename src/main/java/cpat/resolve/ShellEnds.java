package cpat.resolve;

import cpat.facts.ShellCommands;
import cpat.model.ShellKind;
import cpat.resolve.Pid1.Outcome;
import cpat.resolve.Pid1.Reason;
import cpat.resolve.Pid1.Stop;
import cpat.source.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// How a walk through a shell text can end, and what all ends have in common.
final class ShellEnds {
  private static final Set<String> FOLLOWERS = Set.of("tail", "sleep", "cat", "read");

  private final Following following;
  private final ShellWalk.Self self;
  private final List<Pid1> ends = new ArrayList<>();

  /// Where nothing was left running: the shell just ends.
  private final List<Pid1> empty = new ArrayList<>();

  private Optional<ShellState.Busy> seen = Optional.empty();
  private boolean lost;

  ShellEnds(Following following, ShellWalk.Self self) {
    this.following = following;
    this.self = self;
  }

  void lost() {
    lost = true;
  }

  int count() {
    return ends.size();
  }

  /// The last command that was run at all: what is meant when there is no better one.
  void seen(ShellState.Busy busy) {
    seen = Optional.of(busy);
  }

  /// The shell is replaced.
  void becomes(List<String> argv, Span at, boolean exec) {
    String name = name();
    String text =
        exec
            ? "`exec` replaces " + name + " by `" + argv.getFirst() + "`"
            : name + " gives way to its last command, `" + argv.getFirst() + "`";
    ends.add(following.follow(argv, false).after(new Reason(text, shown(at))));
  }

  void unsure(Span at) {
    ends.add(
        Pid1.unknown(
            self.argv(),
            new Reason(
                "with an ignored signal bash 5.1 stays, 5.2 and newer give way; next: write `exec`",
                shown(at))));
  }

  /// What `wait` at this place waits for.
  ShellState.Busy waiting(ShellState state, Span at) {
    return new ShellState.Busy(true, meant(state).argv(), at);
  }

  /// The end of the text, or `exit`: the shell was there all the time.
  void stays(ShellState state) {
    Optional<ShellState.Busy> busy = state.busy();
    if (busy.isEmpty()) {
      if (state.jobs().isEmpty()) {
        empty.add(
            seen.map(s -> foreground(state, s, s.argv()))
                .orElseGet(() ->
                    Pid1.of(
                        Outcome.SHELL,
                        self.argv(),
                        List.of(),
                        Stop.IGNORED,
                        Pid1.reason(name() + " runs everything itself"))));
      } else {
        ends.add(onlyJobs(state));
      }
      return;
    }
    ShellState.Busy last = busy.get();
    boolean follows = FOLLOWERS.contains(ShellLine.name(last.argv().getFirst()));
    List<String> program = follows && !state.jobs().isEmpty() ? meant(state).argv() : last.argv();
    ends.add(last.waits() ? waits(state, last) : foreground(state, last, program));
  }

  private Pid1 foreground(ShellState state, ShellState.Busy last, List<String> program) {
    String command = "`" + shortened(last.at().text()) + "`";
    Pid1 result =
        Pid1.of(
            state.traps("TERM") ? Outcome.TRAPPING_SHELL : Outcome.SHELL,
            self.argv(),
            program,
            Stop.IGNORED,
            new Reason(
                name() + " stays: " + command + " runs as its child, no exec", shown(last.at())));
    return state.traps("TERM")
        ? result.then(
            Pid1.reason("the trap for SIGTERM runs only once that command has ended by itself"))
        : result;
  }

  private Pid1 waits(ShellState state, ShellState.Busy last) {
    boolean trapped = state.traps("TERM") || (self.kind() == ShellKind.BASH && state.traps("EXIT"));
    if (!trapped) {
      return Pid1.of(
          Outcome.SHELL,
          self.argv(),
          last.argv(),
          Stop.IGNORED,
          new Reason(
              name() + " stays and waits for its jobs, with no trap for SIGTERM",
              shown(last.at())));
    }
    String body = state.traps().getOrDefault(state.traps("TERM") ? "TERM" : "EXIT", "");
    String function = body.strip().split("\\s+", 2)[0];
    boolean kills =
        body.contains("kill")
            || (state.functions().containsKey(function)
                && state.functions().get(function).at().text().contains("kill"));
    return Pid1.of(
        Outcome.TRAPPING_SHELL,
        self.argv(),
        last.argv(),
        kills ? Stop.HANDED_ON : Stop.CUT_SHORT,
        new Reason(
            name()
                + (kills
                    ? " waits for its jobs and its trap passes SIGTERM on"
                    : " waits for its jobs; its trap ends the container without telling them"),
            shown(last.at())));
  }

  private Pid1 onlyJobs(ShellState state) {
    ShellState.Busy job = meant(state);
    return Pid1.of(
        Outcome.SHELL,
        self.argv(),
        job.argv(),
        Stop.CUT_SHORT,
        new Reason(
            name() + " ends as soon as it has started its job, and the container with it",
            shown(job.at())));
  }

  /// The last job that is more than a small step.
  private static ShellState.Busy meant(ShellState state) {
    return state.jobs().reversed().stream()
        .filter(j -> !ShellCommands.step(j.argv().getFirst()))
        .findFirst()
        .orElse(state.jobs().getLast());
  }

  /// One answer where all ends agree.
  Pid1 merged() {
    if (lost) {
      return Pid1.unknown(self.argv(), Pid1.reason("there are more ways through it than followed"));
    }
    List<Pid1> all = ends.isEmpty() ? empty : ends;
    if (all.isEmpty()) {
      return Pid1.unknown(self.argv(), Pid1.reason("no way through it leads to a program"));
    }
    // The last one is what is left when no special case holds.
    Pid1 usual = all.getLast();
    Optional<Pid1> other =
        all.stream()
            .filter(e -> e.outcome() != usual.outcome() || e.stop() != usual.stop())
            .findFirst();
    if (other.isEmpty()) {
      return usual;
    }
    List<Reason> reasons = new ArrayList<>();
    reasons.addAll(other.get().reasons());
    reasons.addAll(usual.reasons());
    reasons.add(Pid1.reason("which of these ways is taken is decided only at run time"));
    boolean stop = all.stream().allMatch(e -> e.outcome() == usual.outcome());
    return new Pid1(
        stop ? usual.outcome() : Outcome.UNKNOWN,
        stop ? usual.argv() : self.argv(),
        usual.program(),
        Stop.UNKNOWN,
        List.copyOf(reasons));
  }

  private String name() {
    String first = ShellLine.name(self.argv().getFirst());
    return first.equals("busybox") ? ShellLine.name(self.argv().get(1)) : first;
  }

  private static String shortened(String text) {
    String line = text.lines().findFirst().orElse("").strip();
    return line.length() > 60 ? line.substring(0, 57) + "…" : line;
  }

  /// A text of the command line has no place of its own.
  private static Optional<Span> shown(Span at) {
    return at.source().path().isEmpty() ? Optional.empty() : Optional.of(at);
  }
}
