package cpat.reactions;

import cpat.facts.Readiness;
import cpat.model.Container;
import cpat.model.Invocation;
import cpat.model.Script;
import cpat.model.Word;
import cpat.read.Paths;
import cpat.rule.Checked;
import cpat.rule.Fix;
import cpat.rule.Hit;
import java.util.Set;
import java.util.stream.Stream;

/// A script that starts a database and takes *running* for *ready*: `docker inspect -f
/// '{{.State.Running}}'`.
final class RunningLoop {
  private static final Set<String> ENGINES = Set.of("docker", "podman", "nerdctl");

  private RunningLoop() {}

  static Stream<Hit> find(Checked checked) {
    return checked.project().scripts().stream()
        .filter(s -> s.kind() == Script.Kind.SHELL)
        .flatMap(s ->
            s.invocations().stream()
                .filter(RunningLoop::asks)
                .limit(1)
                .flatMap(i -> database(checked, s).limit(1).map(d -> hit(i, d))));
  }

  private static Hit hit(Invocation asks, Container database) {
    return Hit.at(
            asks.at(),
            "asks whether the container runs: "
                + database.repository()
                + " runs at once, and takes seconds until it answers")
        .likely()
        .note(database.run().at(), "started here")
        .fix(
            Fix.show(
                "give it a --health-cmd and wait for `{{.State.Health.Status}}` to be healthy, or"
                    + " ask the database itself"));
  }

  private static boolean asks(Invocation command) {
    boolean lists = command.starts("ps") || command.starts("container", "ls");
    return ENGINES.contains(command.name())
        && (command.starts("inspect") || command.starts("container", "inspect") || lists)
        && command.arguments().stream().map(Word::text).anyMatch(RunningLoop::running);
  }

  private static boolean running(String word) {
    return (word.contains(".State.Running")
            || word.contains(".State.Status")
            || word.contains("status=running"))
        && !word.contains("Health");
  }

  /// Started in the background by the same script, or by one beside it that it is a part of.
  private static Stream<Container> database(Checked checked, Script script) {
    String folder = Paths.folder(script.at().source().path());
    String name = Paths.name(script.at().source().path());
    return checked
        .containers()
        .filter(c -> c.commandLine() && c.run().on("detach"))
        .filter(c -> Readiness.isSlow(c.repository()))
        .filter(c -> c.run().setting("health-cmd").isEmpty())
        .filter(c -> Paths.folder(c.run().at().source().path()).equals(folder))
        .filter(c ->
            c.run().at().source() == script.at().source()
                || c.run().at().source().text().contains(name));
  }
}
