package cpat.resolve;

import cpat.model.ShellKind;
import cpat.model.Word;
import cpat.read.shell.ShellTree;
import cpat.read.shell.ShellTree.*;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Walks a shell text as the shell would run it, every way that its conditions leave open, and
/// gathers what PID 1 is at the end of each.
final class ShellWalk {
  private static final int MOST_STATES = 24;
  private static final int DEEPEST = 60;
  private static final int MOST_STEPS = 20_000;

  /// The shell: its command line, what it is, whether it runs a `-c` text, and `$0`.
  record Self(List<String> argv, ShellKind kind, boolean text, String zero) {}

  final Self self;
  final ShellEnds ends;
  private final ShellCommand command;

  /// Above 0 where the text may or may not come by.
  private int conditional;

  /// Above 0 in a child process: what it execs is not PID 1.
  private int child;

  /// Above 0 in a job.
  private int background;

  private int depth;
  private int steps;

  ShellWalk(Following following, Self self) {
    this.self = self;
    this.ends = new ShellEnds(following, self);
    this.command = new ShellCommand(this, following);
  }

  Pid1 run(Sequence text, List<String> arguments) {
    List<ShellState> states = sequence(text, ShellState.of(arguments), self.text(), true);
    states.forEach(ends::stays);
    return ends.merged();
  }

  boolean inChild() {
    return child > 0;
  }

  boolean inJob() {
    return background > 0;
  }

  boolean isConditional() {
    return conditional > 0;
  }

  /// The states in which the text goes on behind this part; none when it never does. `last` is true
  /// where the shell may give way.
  List<ShellState> walk(ShellTree tree, ShellState state, boolean last) {
    if (++depth > DEEPEST || ++steps > MOST_STEPS) {
      ends.lost();
      depth--;
      return List.of();
    }
    boolean gives = last && ShellTail.through(self.kind(), tree);
    List<ShellState> states =
        switch (tree) {
          case Simple simple -> command.run(simple, state, gives);
          case Pipeline pipeline -> List.of(pipeline(pipeline, state));
          case AndOr chain -> chain(chain, state, gives);
          case Sequence all -> sequence(all, state, gives, false);
          case Group group when group.subshell() && !gives -> List.of(child(group.body(), state));
          case Group group -> sequence(group.body(), state, gives, false);
          case If choice -> choice(choice, state, gives);
          case Case choice -> cases(choice, state, gives);
          case Loop loop -> loop(loop, state);
          case Function function -> List.of(state.function(function));
        };
    depth--;
    return states;
  }

  List<ShellState> sequence(Sequence all, ShellState from, boolean last, boolean whole) {
    boolean gives = last && ShellTail.last(self.kind(), all, whole);
    List<ShellState> states = List.of(from);
    for (int i = 0; i < all.items().size(); i++) {
      Item item = all.items().get(i);
      boolean lastItem = gives && i == all.items().size() - 1;
      List<ShellState> next = new ArrayList<>();
      for (ShellState state : states) {
        next.addAll(
            item.background()
                ? List.of(background(item.tree(), state))
                : walk(item.tree(), state, lastItem));
      }
      states = distinct(next);
    }
    return states;
  }

  private List<ShellState> distinct(List<ShellState> states) {
    Set<ShellState> all = new LinkedHashSet<>(states);
    if (all.size() > MOST_STATES) {
      all = new LinkedHashSet<>(states.stream().map(ShellState::coarse).toList());
    }
    if (all.size() > MOST_STATES) {
      ends.lost();
      return List.of();
    }
    return List.copyOf(all);
  }

  /// What a child process runs: of all it does only what it is busy with comes back.
  private ShellState child(ShellTree tree, ShellState state) {
    child++;
    List<ShellState> inner = walk(tree, state.busy(Optional.empty()), false);
    child--;
    Optional<ShellState.Busy> busy = inner.stream().flatMap(s -> s.busy().stream()).findFirst();
    return busy.isPresent() ? state.busy(busy) : state;
  }

  /// In the background also a small step is a job: `sleep 100 & wait` waits for it.
  private ShellState background(ShellTree tree, ShellState state) {
    background++;
    Optional<ShellState.Busy> busy = child(tree, state.busy(Optional.empty())).busy();
    background--;
    return busy.isEmpty()
        ? state
        : state.job(new ShellState.Busy(false, busy.get().argv(), tree.at()));
  }

  private ShellState pipeline(Pipeline pipeline, ShellState state) {
    List<ShellState> parts =
        pipeline.parts().stream()
            .map(part -> child(part, state.busy(Optional.empty())))
            .filter(s -> s.busy().isPresent())
            .toList();
    return parts.isEmpty() ? state : state.busy(parts.getFirst().busy());
  }

  private List<ShellState> chain(AndOr chain, ShellState state, boolean last) {
    Optional<Boolean> left = ShellConditions.holds(chain.left(), state, self.zero());
    List<ShellState> before = walk(chain.left(), state, false);
    if (left.isPresent()) {
      return left.get() == chain.and() ? each(chain.right(), before, last) : before;
    }
    List<ShellState> all = new ArrayList<>();
    // A command that failed before `&&` is over: nobody is busy with it.
    before.forEach(s -> all.add(chain.and() ? s.busy(state.busy()) : s));
    conditional++;
    int ended = ends.count();
    List<ShellState> right = each(chain.right(), before, last);
    conditional--;
    // What comes behind a step that succeeds as a rule is what is meant, unless it is `exit`.
    boolean goesOn = !right.isEmpty() || ends.count() > ended;
    if (chain.and() && goesOn && !ShellConditions.tests(chain.left())) {
      return right;
    }
    all.addAll(right);
    return distinct(all);
  }

  private List<ShellState> each(ShellTree tree, List<ShellState> states, boolean last) {
    List<ShellState> all = new ArrayList<>();
    states.forEach(s -> all.addAll(walk(tree, s, last)));
    return distinct(all);
  }

  private List<ShellState> choice(If choice, ShellState state, boolean last) {
    List<ShellState> all = new ArrayList<>();
    List<ShellState> open = List.of(state);
    int outer = conditional;
    for (Arm arm : choice.arms()) {
      List<ShellState> next = new ArrayList<>();
      for (ShellState before : open) {
        Optional<Boolean> holds = ShellConditions.holds(arm.condition(), before, self.zero());
        List<ShellState> tested =
            sequence(arm.condition(), before, false, false).stream()
                .map(s -> s.busy(before.busy()))
                .toList();
        conditional = outer + (holds.isPresent() ? conditional - outer : 1);
        if (holds.orElse(true)) {
          all.addAll(each(arm.body(), tested, last));
        }
        if (!holds.orElse(false)) {
          next.addAll(tested);
        }
      }
      open = distinct(next);
    }
    all.addAll(each(choice.otherwise(), open, last));
    conditional = outer;
    return distinct(all);
  }

  private List<ShellState> cases(Case choice, ShellState state, boolean last) {
    Optional<String> subject = ShellValues.value(choice.subject(), state, self.zero());
    List<ShellState> all = new ArrayList<>();
    boolean sure = subject.isPresent();
    boolean taken = false;
    for (Choice one : choice.choices()) {
      boolean fits = false;
      boolean open = subject.isEmpty();
      for (Word pattern : one.patterns()) {
        Optional<Boolean> matches =
            subject.flatMap(s -> ShellConditions.matches(s, pattern.text()));
        fits |= matches.orElse(false) || pattern.text().equals("*");
        open |= matches.isEmpty();
      }
      if (fits || open) {
        sure &= fits;
        conditional += sure ? 0 : 1;
        all.addAll(walk(one.body(), state, last));
        conditional -= sure ? 0 : 1;
        taken |= fits;
      }
      if (fits) {
        break;
      }
    }
    if (!taken) {
      all.add(state);
    }
    return distinct(all);
  }

  private List<ShellState> loop(Loop loop, ShellState state) {
    ShellState start = LoopBodies.shifts(loop.body()) ? state.arguments(Optional.empty()) : state;
    conditional++;
    List<ShellState> tested = sequence(loop.condition(), start, false, false);
    List<ShellState> all = new ArrayList<>();
    tested.forEach(t -> all.addAll(walk(loop.body(), t, false)));
    conditional--;
    boolean endless = LoopBodies.endless(loop.condition());
    if (endless && !state.jobs().isEmpty()) {
      // `prog & while :; do sleep 1; done` waits as `wait` does, in small steps.
      return all.stream()
          .map(s ->
              s.busy().equals(state.busy()) ? s.busy(Optional.of(ends.waiting(s, loop.at()))) : s)
          .toList();
    }
    if (!endless) {
      all.addAll(tested.stream().map(s -> s.busy(state.busy())).toList());
    }
    return distinct(all);
  }
}
