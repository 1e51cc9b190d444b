package cpat.reactions;

import static cpat.rule.Level.WARNING;

import cpat.edit.JsonArray;
import cpat.edit.YamlEdits;
import cpat.facts.Starters;
import cpat.model.Command;
import cpat.model.Container;
import cpat.model.Word;
import cpat.resolve.Effective;
import cpat.resolve.From;
import cpat.resolve.Handover;
import cpat.resolve.Pid1;
import cpat.rule.Checked;
import cpat.rule.Fix;
import cpat.rule.Hit;
import cpat.rule.Rule;
import cpat.source.Edit;
import java.util.List;
import java.util.Optional;

/// R011: see the page of the same name.
final class OverrideDropsCmd {
  static final Rule RULE =
      new Rule(
          "R011",
          "override-drops-cmd",
          WARNING,
          "an ENTRYPOINT given at run time drops the image's CMD, which it needs",
          OverrideDropsCmd.class,
          c ->
              c.containers()
                  .filter(k -> !k.live())
                  .flatMap(k -> judge(c, k, c.effective(k)).stream()));

  private OverrideDropsCmd() {}

  private static Optional<Hit> judge(Checked checked, Container container, Effective effective) {
    Optional<Command> entrypoint = container.run().entrypoint();
    List<String> lost = effective.image().cmd().known().orElse(List.of());
    boolean dropped = effective.command().known().equals(Optional.of(List.of()));
    if (entrypoint.isEmpty()
        || entrypoint.get().words().isEmpty()
        || !dropped
        || lost.isEmpty()
        || Starters.prompt(lost)) {
      return Optional.empty();
    }
    if (startsNothing(checked, container, lost)) {
      return Optional.of(
          hit(
              container,
              effective,
              entrypoint.get(),
              lost,
              "it hands over to a command, and there is none"));
    }
    boolean same =
        effective.image().entrypoint().known().equals(Optional.of(entrypoint.get().words()));
    return same && !container.commandLine()
        ? Optional.of(
            hit(
                    container,
                    effective,
                    entrypoint.get(),
                    lost,
                    "it is the image's own ENTRYPOINT, now without its default arguments")
                .likely())
        : Optional.empty();
  }

  private static boolean startsNothing(Checked checked, Container container, List<String> lost) {
    List<Word> words = lost.stream().map(w -> Word.literal(w, container.run().at())).toList();
    Container restated =
        new Container(
            container.workload(),
            container.run().with(new Command.Exec(container.run().at(), words)));
    Pid1 with = checked.resolved().firstProcess(checked.resolved().container(restated));
    return new Handover(with, checked.firstProcess(container)).startsNothing();
  }

  private static Hit hit(
      Container container, Effective effective, Command entrypoint, List<String> lost, String why) {
    String cmd = JsonArray.of(lost);
    String key = container.kubernetes() ? "args" : "command";
    Hit hit =
        Hit.at(
            entrypoint.at(),
            "this ENTRYPOINT drops the CMD of "
                + effective.image().name()
                + ", "
                + cmd
                + ": "
                + why);
    boolean assumed =
        effective.image().cmd().from().stream()
            .anyMatch(f -> f instanceof From.OfImage(_, _, var a) && a);
    // A dollar is a variable in both kinds of files.
    Optional<Edit> edit =
        (container.compose() || container.kubernetes()) && cmd.indexOf('$') < 0
            ? YamlEdits.add(container.run().at(), key, cmd)
            : Optional.empty();
    String title = "say the image's CMD as `" + key + "`";
    return (assumed ? hit.likely() : hit)
        .fix(
            edit.map(e -> Fix.unsafe(title, e))
                .orElse(
                    Fix.show(
                        container.commandLine()
                            ? "write the command behind the image: " + String.join(" ", lost)
                            : title)));
  }
}
