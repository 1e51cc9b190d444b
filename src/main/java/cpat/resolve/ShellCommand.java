package cpat.resolve;

import cpat.facts.ShellCommands;
import cpat.model.ShellKind;
import cpat.model.Word;
import cpat.read.shell.Shell;
import cpat.read.shell.ShellTree;
import cpat.read.shell.ShellTree.Simple;
import cpat.source.Excerpt;
import cpat.source.Source;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// One simple command of a walk: what it does to the shell, and whether it ends it.
final class ShellCommand {
  private static final int DEEPEST = 8;

  private final ShellWalk walk;
  private final Following following;
  private int nested;

  ShellCommand(ShellWalk walk, Following following) {
    this.walk = walk;
    this.following = following;
  }

  List<ShellState> run(Simple simple, ShellState state, boolean last) {
    List<String> words =
        new ArrayList<>(ShellValues.fields(simple.words(), state, walk.self.zero()));
    while (words.size() > 1
        && (words.getFirst().equals("command") || words.getFirst().equals("builtin"))
        && !words.get(1).startsWith("-")) {
      words.removeFirst();
    }
    if (words.isEmpty()) {
      return List.of(assigned(simple.assignments(), state));
    }
    if (walk.self.kind() == ShellKind.DASH
        && simple.redirected()
        && simple.at().text().contains("&>")) {
      // `prog &>log` is two commands for dash: `prog &` and `>log`.
      return List.of(state.job(new ShellState.Busy(false, words, simple.at())));
    }
    ShellTree.Function function = state.functions().get(words.getFirst());
    if (function != null) {
      return called(function, words, state);
    }
    return switch (words.getFirst()) {
      case "exec" -> exec(simple, words, state);
      case "exit" -> exit(state);
      case "set" -> List.of(set(words, state));
      case "shift" -> List.of(shift(words, state));
      case "trap" -> List.of(trap(words, state));
      case "wait" -> List.of(wait(simple, state));
      case "eval" -> eval(words, simple, state);
      case ".", "source" -> sourced(words, state);
      case "export", "declare", "local", "readonly", "typeset" ->
          List.of(assigned(simple.words().subList(1, simple.words().size()), state));
      case "read", "unset" -> List.of(forget(words, state));
      default -> started(simple, words, state, last);
    };
  }

  private List<ShellState> started(
      Simple simple, List<String> words, ShellState state, boolean last) {
    if (ShellCommands.builtin(words.getFirst())) {
      return List.of(state);
    }
    if (last && !walk.inChild() && gives(state)) {
      if (walk.self.kind() == ShellKind.BASH && state.traps().containsValue("")) {
        walk.ends.unsure(simple.at());
      } else {
        walk.ends.becomes(words, simple.at(), false);
      }
      return List.of();
    }
    var busy = new ShellState.Busy(false, words, simple.at());
    walk.ends.seen(busy);
    boolean step = ShellCommands.step(words.getFirst());
    // In a job, a step counts until something greater comes: `{ sleep 5; server; } &`.
    boolean counts = !step || (walk.inJob() && state.busy().isEmpty());
    return List.of(counts ? state.busy(Optional.of(busy)) : state);
  }

  /// A shell with a trap stays to run it: bash while one is set, busybox once one was.
  private boolean gives(ShellState state) {
    return walk.self.kind() == ShellKind.BASH
        ? state.traps().entrySet().stream()
            .allMatch(t ->
                t.getValue().isEmpty() || t.getKey().equals("DEBUG") || t.getKey().equals("RETURN"))
        : !state.everTrapped();
  }

  private List<ShellState> exec(Simple simple, List<String> words, ShellState state) {
    int at = 1;
    while (at < words.size() && words.get(at).length() > 1 && words.get(at).startsWith("-")) {
      at += words.get(at).equals("-a") ? 2 : 1;
    }
    List<String> rest = ShellValues.rest(words, at);
    if (rest.isEmpty()) {
      return List.of(state);
    }
    if (walk.inChild()) {
      return List.of(state.busy(Optional.of(new ShellState.Busy(false, rest, simple.at()))));
    }
    if (!following.again(rest)) {
      walk.ends.becomes(rest, simple.at(), true);
    }
    return List.of();
  }

  /// An `exit` on the way is not what the container is made for.
  private List<ShellState> exit(ShellState state) {
    if (walk.inChild()) {
      return List.of(state);
    }
    if (!walk.isConditional()) {
      walk.ends.stays(state);
    }
    return List.of();
  }

  private static ShellState set(List<String> words, ShellState state) {
    int dashes = words.indexOf("--");
    boolean plain =
        words.size() > 1 && !words.get(1).startsWith("-") && !words.get(1).startsWith("+");
    if (dashes > 0 || plain) {
      return state.arguments(Optional.of(ShellValues.rest(words, dashes > 0 ? dashes + 1 : 1)));
    }
    return state;
  }

  private static ShellState shift(List<String> words, ShellState state) {
    String count = words.size() > 1 ? words.get(1) : "1";
    return state.arguments(
        count.matches("\\d{1,3}")
            ? state.arguments().map(a -> ShellValues.rest(a, Integer.parseInt(count)))
            : Optional.empty());
  }

  private static ShellState trap(List<String> words, ShellState state) {
    List<String> rest = words.subList(1, words.size());
    if (!rest.isEmpty() && rest.getFirst().equals("--")) {
      rest = rest.subList(1, rest.size());
    }
    if (rest.isEmpty() || rest.getFirst().equals("-l") || rest.getFirst().equals("-p")) {
      return state;
    }
    return rest.size() == 1
        ? state.trap("-", List.of(signal(rest.getFirst())))
        : state.trap(
            rest.getFirst(),
            rest.subList(1, rest.size()).stream().map(ShellCommand::signal).toList());
  }

  private static String signal(String written) {
    String name = written.toUpperCase(Locale.ROOT);
    return switch (name) {
      case "0" -> "EXIT";
      case "1" -> "HUP";
      case "2" -> "INT";
      case "3" -> "QUIT";
      case "15" -> "TERM";
      default -> name.startsWith("SIG") ? name.substring(3) : name;
    };
  }

  private ShellState wait(Simple simple, ShellState state) {
    return state.jobs().isEmpty()
        ? state
        : state.busy(Optional.of(walk.ends.waiting(state, simple.at())));
  }

  private List<ShellState> eval(List<String> words, Simple simple, ShellState state) {
    String text = String.join(" ", words.subList(1, words.size()));
    if (text.startsWith("exec ") && text.indexOf('$') >= 0) {
      return exec(simple, new ArrayList<>(List.of(text.split("\\s+", -1))), state);
    }
    return inside(new Source("", text), state);
  }

  private List<ShellState> sourced(List<String> words, ShellState state) {
    Optional<Source> file =
        words.size() > 1 ? following.file(words.get(1)) : Optional.<Source>empty();
    return file.map(f -> inside(f, state)).orElse(List.of(state));
  }

  private List<ShellState> inside(Source text, ShellState state) {
    if (nested >= DEEPEST) {
      return List.of(state);
    }
    nested++;
    List<ShellState> states =
        Shell.tree(Excerpt.of(text))
            .map(tree -> walk.sequence(tree, state, false, false))
            .orElse(List.of(state));
    nested--;
    return states;
  }

  /// A function: its arguments are its own, all else is the shell's.
  private List<ShellState> called(
      ShellTree.Function function, List<String> words, ShellState state) {
    if (nested >= DEEPEST) {
      return List.of(state);
    }
    nested++;
    List<ShellState> states =
        walk.walk(function.body(), state.arguments(Optional.of(ShellValues.rest(words, 1))), false);
    nested--;
    return states.stream().map(s -> s.arguments(state.arguments())).toList();
  }

  private static ShellState forget(List<String> words, ShellState state) {
    ShellState all = state;
    for (String word : words.subList(1, words.size())) {
      all = all.variable(word, Optional.empty());
    }
    return all;
  }

  private ShellState assigned(List<Word> assignments, ShellState state) {
    ShellState all = state;
    for (Word word : assignments) {
      int equals = word.text().indexOf('=');
      if (equals > 0 && word.text().charAt(equals - 1) != '+') {
        Optional<String> value =
            word.literal() && !word.raw().endsWith("=")
                ? Optional.of(word.text().substring(equals + 1))
                : Optional.empty();
        all = all.variable(word.text().substring(0, equals), value);
      } else if (equals > 0) {
        all = all.variable(word.text().substring(0, equals - 1), Optional.empty());
      }
    }
    return all;
  }
}
