package cpat.patterns.dyt;

import static cpat.rule.Level.NOTE;
import static cpat.rule.Level.WARNING;

import cpat.edit.RunOptions;
import cpat.model.Invocation;
import cpat.model.Run;
import cpat.model.Script;
import cpat.model.Word;
import cpat.rule.Checked;
import cpat.rule.Fix;
import cpat.rule.Hit;
import cpat.rule.Rule;
import java.util.Set;
import java.util.stream.Stream;

/// DYT001: see the page of the same name.
final class LeftContainer {
  static final Rule RULE =
      new Rule(
          "DYT001",
          "tool-run-without-rm",
          WARNING,
          "a tool is run without --rm: every call leaves a stopped container behind",
          LeftContainer.class,
          LeftContainer::find);

  /// What keeps a container for later, or tells others of it.
  private static final Set<String> KEPT =
      Set.of("name", "restart", "detach", "cidfile", "replace", "pod", "help");

  /// What needs the container once it has ended.
  private static final Set<String> LATER =
      Set.of("commit", "cp", "export", "start", "logs", "diff", "wait", "rm", "inspect", "restart");

  private LeftContainer() {}

  private static Stream<Hit> find(Checked checked) {
    return ToolLine.all(checked)
        .filter(line -> !line.run().on("rm") && !kept(line.run()) && !line.openOptions())
        .filter(line -> line.container().frame().captured().isEmpty())
        .filter(line -> !neededLater(checked, line))
        .map(line -> {
          Hit hit =
              Hit.at(
                      line.run().at(),
                      "each run of "
                          + line.subject()
                          + " leaves a stopped container with its files behind, and nothing removes"
                          + " it")
                  .fix(
                      RunOptions.add(line.run(), "--rm")
                          .map(e -> Fix.safe("add --rm", e))
                          .orElseGet(() -> Fix.show("add --rm behind run")));
          return line.kind() == Script.Kind.CI ? hit.level(NOTE) : hit;
        });
  }

  private static boolean kept(Run run) {
    return KEPT.stream().anyMatch(run::on);
  }

  /// The same text works with a container that has ended: `docker cp $(docker ps -lq):/out .`
  private static boolean neededLater(Checked checked, ToolLine line) {
    return checked.project().scripts().stream()
        .filter(s -> s.at().contains(line.run().at()))
        .flatMap(s -> s.invocations().stream())
        .filter(i -> Set.of("docker", "podman", "nerdctl").contains(i.name()))
        .anyMatch(LeftContainer::later);
  }

  private static boolean later(Invocation command) {
    return command.arguments().stream().limit(2).map(Word::text).anyMatch(LATER::contains)
        || (command.starts("ps")
            && command.arguments().stream()
                .anyMatch(w -> w.text().matches("-[a-z]*l[a-z]*|--latest")));
  }
}
