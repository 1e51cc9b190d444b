package cpat.patterns.ecc;

import static cpat.rule.Level.ERROR;
import static cpat.rule.Level.WARNING;

import cpat.edit.YamlEdits;
import cpat.facts.Starters;
import cpat.facts.Wildcard;
import cpat.model.Command;
import cpat.model.Container;
import cpat.model.Instruction.Cmd;
import cpat.model.Instruction.Entrypoint;
import cpat.resolve.Effective;
import cpat.resolve.From;
import cpat.resolve.ResolvedImage;
import cpat.resolve.Value;
import cpat.rule.Checked;
import cpat.rule.Fix;
import cpat.rule.Hit;
import cpat.rule.Rule;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// ECC005: see the page of the same name.
final class MisplacedWords {
  static final Rule RULE =
      new Rule(
          "ECC005",
          "misplaced-command-words",
          WARNING,
          "the program is said twice, or an argument stands where the program belongs",
          MisplacedWords.class,
          c ->
              Stream.concat(
                  c.stages().flatMap(b -> stage(c, b).stream()),
                  c.containers()
                      .filter(k -> !k.live())
                      .flatMap(k -> container(k, c.effective(k)).stream())));

  private MisplacedWords() {}

  private static Optional<Hit> stage(Checked checked, Checked.Built built) {
    ResolvedImage image = checked.image(built);
    boolean says =
        built.stage().last(Cmd.class).isPresent()
            || built.stage().last(Entrypoint.class).isPresent();
    Optional<Cmd> cmd =
        image
            .said(image.cmd())
            .filter(i -> i.at().source() == built.build().at().source())
            .filter(Cmd.class::isInstance)
            .map(Cmd.class::cast)
            .filter(c -> says && c.command() instanceof Command.Exec);
    List<String> entrypoint = image.entrypoint().known().orElse(List.of());
    List<String> words = cmd.map(c -> c.command().words()).orElse(List.of());
    Optional<Repeats> repeats = Repeats.of(entrypoint, words);
    if (repeats.isPresent()) {
      boolean alone =
          built.stage().last(Cmd.class).isPresent()
              && built.stage().last(Entrypoint.class).isPresent();
      return repeats.map(r ->
          twice(Hit.at(cmd.get().at(), repeated(r, "ENTRYPOINT")), r)
              .fix(drop(r, r.without(cmd.get(), alone).map(List::of))));
    }
    boolean last = checked.resolved().ordered(built.build()).contains(built.stage());
    return image.entrypoint().isKnown() && entrypoint.isEmpty() && last && flag(words)
        ? cmd.map(c ->
            sure(
                    Hit.at(
                        c.at(),
                        "CMD begins with `"
                            + words.getFirst()
                            + "`, and there is no ENTRYPOINT that would take it: the engine looks"
                            + " for a program of that name"),
                    image.entrypoint())
                .fix(Fix.show("write the program before it, or give it to ENTRYPOINT")))
        : Optional.empty();
  }

  private static Optional<Hit> container(Container container, Effective effective) {
    Optional<Command> entrypoint = container.run().entrypoint();
    Optional<Command> command = container.run().command();
    if (entrypoint.isPresent()) {
      Optional<Hit> argument = argument(container, effective.image(), entrypoint.get());
      if (argument.isPresent()) {
        return argument;
      }
    }
    List<String> first = effective.entrypoint().known().orElse(List.of());
    List<String> words = effective.command().known().orElse(List.of());
    if (command.isEmpty() || words.isEmpty() || !effective.entrypoint().isKnown()) {
      return Optional.empty();
    }
    if (first.isEmpty() && flag(words)) {
      return Optional.of(
          sure(
                  Hit.at(
                      command.get().at(),
                      "`"
                          + effective.image().name()
                          + "` has no ENTRYPOINT that would take `"
                          + words.getFirst()
                          + "`: the engine looks for a program of that name"),
                  effective.entrypoint())
              .fix(Fix.show("write the program before it")));
    }
    return Repeats.of(first, words)
        .map(r -> {
          String who = entrypoint.isPresent() ? key(container) : "the image's ENTRYPOINT";
          return twice(Hit.at(command.get().at(), repeated(r, who)), r)
              .fix(drop(r, r.without(container, command.get())));
        });
  }

  /// An argument where the program belongs: `command: ["--port=80"]` in a Pod.
  private static Optional<Hit> argument(
      Container container, ResolvedImage image, Command entrypoint) {
    List<String> words = entrypoint.words();
    List<String> own = image.entrypoint().known().orElse(List.of());
    List<String> cmd = image.cmd().known().orElse(List.of());
    if (words.isEmpty()) {
      return Optional.empty();
    }
    String word = words.getFirst();
    boolean verb =
        !own.isEmpty()
            && !cmd.isEmpty()
            && cmd.getFirst().equals(word)
            && word.indexOf('/') < 0
            && !Starters.of(own)
            && !Wildcard.lastSegment(own.getFirst()).equals(word);
    if (!verb && !flag(words)) {
      return Optional.empty();
    }
    Hit hit =
        Hit.at(
            entrypoint.at(),
            key(container)
                + " takes the place of the image's ENTRYPOINT: the engine looks for a program"
                + " called `"
                + word
                + "`");
    Optional<Fix> rename =
        container.kubernetes()
            ? YamlEdits.rename(container.run().at(), "command", "args")
                .map(e -> Fix.unsafe("call it `args`: they go to the image's ENTRYPOINT", e))
            : container.compose()
                ? YamlEdits.rename(container.run().at(), "entrypoint", "command")
                    .map(e -> Fix.unsafe("call it `command`: it goes to the image's ENTRYPOINT", e))
                : Optional.empty();
    return Optional.of(
        (verb ? hit.likely() : hit.level(ERROR))
            .fix(rename.orElse(Fix.show("write the program before it"))));
  }

  private static boolean flag(List<String> words) {
    return !words.isEmpty() && words.getFirst().matches("--?[A-Za-z][^>]*");
  }

  private static String key(Container container) {
    return container.kubernetes()
        ? "`command`"
        : container.compose() ? "`entrypoint`" : "`--entrypoint`";
  }

  private static String repeated(Repeats repeats, String who) {
    return who
        + " starts `"
        + repeats.entrypoint().getFirst()
        + "` already: what runs is `"
        + repeats.line()
        + "`";
  }

  private static Hit twice(Hit hit, Repeats repeats) {
    return repeats.exact() ? hit.likely() : hit.possible();
  }

  private static Fix drop(Repeats repeats, Optional<List<cpat.source.Edit>> edits) {
    String words = "`" + String.join(" ", repeats.entrypoint()) + "`";
    return edits
        .map(e -> Fix.unsafe("drop " + words + " here", e))
        .orElse(Fix.show("drop here what is " + words + "'s part"));
  }

  /// What the table of images says holds as a rule only.
  private static Hit sure(Hit hit, Value<?> entrypoint) {
    boolean assumed =
        entrypoint.from().stream().anyMatch(f -> f instanceof From.OfImage(_, _, var a) && a);
    return assumed ? hit.likely() : hit.level(ERROR);
  }
}
