package cpat.resolve;

import cpat.read.shell.ShellTree;
import cpat.source.Span;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/// What a shell knows at one point of its text: arguments (empty where something unknown changed
/// them), variables it set itself, functions, traps, background jobs, and what it is busy with.
record ShellState(
    Optional<List<String>> arguments,
    Map<String, String> variables,
    Map<String, ShellTree.Function> functions,
    Map<String, String> traps,
    boolean everTrapped,
    List<Busy> jobs,
    Optional<Busy> busy) {

  /// A command that takes its time: in the foreground, in the background, or `wait` for the latter.
  record Busy(boolean waits, List<String> argv, Span at) {}

  static ShellState of(List<String> arguments) {
    return new ShellState(
        Optional.of(List.copyOf(arguments)),
        Map.of(),
        Map.of(),
        Map.of(),
        false,
        List.of(),
        Optional.empty());
  }

  /// Cheap: the trees of functions are large, and names tell them apart well enough.
  @Override
  public int hashCode() {
    return Objects.hash(arguments, variables, functions.keySet(), traps, jobs.size());
  }

  ShellState arguments(Optional<List<String>> other) {
    return new ShellState(other, variables, functions, traps, everTrapped, jobs, busy);
  }

  ShellState busy(Optional<Busy> other) {
    return new ShellState(arguments, variables, functions, traps, everTrapped, jobs, other);
  }

  ShellState job(Busy job) {
    List<Busy> all = new ArrayList<>(jobs);
    all.add(job);
    return new ShellState(
        arguments, variables, functions, traps, everTrapped, List.copyOf(all), busy);
  }

  /// An empty value: the variable is not known any more.
  ShellState variable(String name, Optional<String> value) {
    Map<String, String> all = new HashMap<>(variables);
    all.remove(name);
    value.ifPresent(v -> all.put(name, v));
    return new ShellState(arguments, all, functions, traps, everTrapped, jobs, busy);
  }

  ShellState function(ShellTree.Function function) {
    Map<String, ShellTree.Function> all = new HashMap<>(functions);
    all.put(function.name(), function);
    return new ShellState(arguments, variables, all, traps, everTrapped, jobs, busy);
  }

  /// `trap body SIG…`; `-` takes traps away.
  ShellState trap(String body, List<String> signals) {
    Map<String, String> all = new HashMap<>(traps);
    for (String signal : signals) {
      if (body.equals("-")) {
        all.remove(signal);
      } else {
        all.put(signal, body);
      }
    }
    boolean pseudo = Set.of("DEBUG", "RETURN").containsAll(signals);
    boolean ever = everTrapped || (!pseudo && !body.equals("-") && !body.isEmpty());
    return new ShellState(arguments, variables, functions, all, ever, jobs, busy);
  }

  boolean traps(String signal) {
    return !traps.getOrDefault(signal, "").isEmpty();
  }

  /// The same, whatever variables hold and whatever was last in the foreground: fewer are told
  /// apart.
  ShellState coarse() {
    return new ShellState(
        arguments, Map.of(), functions, traps, everTrapped, jobs, Optional.empty());
  }
}
