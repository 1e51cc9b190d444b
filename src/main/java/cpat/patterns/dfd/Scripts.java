package cpat.patterns.dfd;

import cpat.model.Command;
import cpat.model.Instruction.Run;
import cpat.model.Invocation;
import cpat.model.Stage;
import cpat.resolve.Step;
import cpat.rule.Checked;
import cpat.rule.Checked.Built;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/// Commands of RUNs that do what their line does not tell.
final class Scripts {
  private static final Set<String> SHELLS = Set.of("sh", "bash", "ash", "dash", "zsh");

  /// No engine takes an image with more.
  private static final int MOST_LAYERS = 127;

  private Scripts() {}

  static List<Invocation> commands(Run run) {
    return run.command() instanceof Command.Shell(_, _, var all) ? all : List.of();
  }

  /// The RUNs behind one, in every stage that stands on its stage: as many as an image has layers.
  static List<Run> behind(Checked checked, Built built, Run run) {
    int start = run.at().start();
    Map<Integer, Run> behind = new TreeMap<>();
    for (Stage stage : built.build().stages()) {
      List<Step> steps = checked.resolved().steps(built.build(), stage);
      if (steps.stream().anyMatch(s -> s.instruction().at().start() == start)) {
        steps.stream()
            .map(Step::instruction)
            .filter(i -> i instanceof Run && i.at().start() > start)
            .limit(MOST_LAYERS)
            .forEach(i -> behind.put(i.at().start(), (Run) i));
      }
    }
    return List.copyOf(behind.values());
  }

  /// True when a script, of which is not known what it installs, runs in this RUN or behind it.
  static boolean later(Checked checked, Built built, Run run) {
    return in(run) || behind(checked, built, run).stream().anyMatch(Scripts::in);
  }

  static boolean in(Run run) {
    return commands(run).stream().anyMatch(Scripts::is);
  }

  /// `./setup`, `install.sh`, `. env`, `bash setup`, `curl … | sh`, `make`.
  private static boolean is(Invocation command) {
    if (command.words().isEmpty()) {
      return false;
    }
    String first = command.words().getFirst().text();
    boolean shell = SHELLS.contains(command.name());
    boolean inline =
        command.words().size() > 1 && command.words().get(1).text().matches("-[a-z]*c");
    return first.startsWith("./")
        || first.startsWith("/tmp/")
        || first.startsWith("/opt/")
        || first.contains("$")
        || first.endsWith(".sh")
        || Set.of(".", "source", "make").contains(first)
        || (shell && !inline && (command.before().equals("|") || command.words().size() > 1));
  }
}
