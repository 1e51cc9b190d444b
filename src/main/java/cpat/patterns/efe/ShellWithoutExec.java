package cpat.patterns.efe;

import static cpat.rule.Level.NOTE;
import static cpat.rule.Level.WARNING;

import cpat.edit.ExecForm;
import cpat.edit.JsonArray;
import cpat.facts.Jobs;
import cpat.facts.ShellCommands;
import cpat.model.Command;
import cpat.model.Word;
import cpat.read.shell.Shell;
import cpat.resolve.Pid1;
import cpat.resolve.Pid1.Outcome;
import cpat.rule.Checked;
import cpat.rule.Fix;
import cpat.rule.Hit;
import cpat.rule.Rule;
import cpat.source.Source;
import cpat.source.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// EFE003: see the page of the same name.
final class ShellWithoutExec {
  static final Rule RULE =
      new Rule(
          "EFE003",
          "shell-without-exec",
          WARNING,
          "A shell in exec form, or a start script, that does not hand PID 1 on with `exec`",
          ShellWithoutExec.class,
          ShellWithoutExec::find);

  private static final Pattern TAKES = Pattern.compile("(?m)^\\s*(\\.|source)\\s");

  private ShellWithoutExec() {}

  private static Stream<Hit> find(Checked checked) {
    List<Hit> hits = new ArrayList<>();
    for (Started started : Started.all(checked).toList()) {
      text(started).ifPresent(hits::add);
      for (Pid1 link : started.links()) {
        place(checked, started, link)
            .filter(at -> hits.stream().noneMatch(h -> h.at().equals(at)))
            .ifPresent(at -> hits.add(script(started, link, at)));
      }
    }
    return hits.stream();
  }

  private static Optional<Hit> text(Started started) {
    Optional<Word> text = ShellWithin.script(started.words());
    Pid1 first = started.first();
    if (text.isEmpty()
        || !matters(first)
        || !started.said().at().source().equals(text.get().at().source())) {
      return Optional.empty();
    }
    String program = "`" + first.program().getFirst() + "`";
    String shell = "the shell of this array ";
    boolean plain = started.words().stream().anyMatch(w -> w.text().matches("(/bin/)?sh"));
    Hit hit = Hit.at(started.said().at(), shell + "starts " + program);
    Optional<Hit> told =
        switch (first.outcome()) {
          case SHELL ->
              Optional.of(
                  Hit.at(
                      hit.at(),
                      shell
                          + "stays PID 1 and keeps the stop signal from "
                          + program
                          + ", as the shell form would"));
          case UNKNOWN ->
              Optional.of(
                      Hit.at(
                          hit.at(),
                          shell
                              + "stays PID 1 where /bin/sh is dash, and keeps the stop signal from "
                              + program))
                  .map(Hit::likely)
                  .filter(_ -> plain);
          case PROGRAM ->
              Optional.of(
                      Hit.at(
                          hit.at(),
                          shell
                              + "gives way to "
                              + program
                              + "; that is the doing of this base image's /bin/sh and changes with"
                              + " it"))
                  .map(h -> h.level(NOTE))
                  .filter(_ -> plain);
          case INIT ->
              Optional.of(
                      Hit.at(
                          hit.at(),
                          shell
                              + "ends by the stop signal that the init hands to it, and the"
                              + " container with it: "
                              + program
                              + " is killed without having seen the signal"))
                  .filter(_ -> first.stop() == Pid1.Stop.CUT_SHORT);
          case TRAPPING_SHELL, LAUNCHER, SHARED, NO_START -> Optional.empty();
        };
    Optional<Command.Shell> inner =
        JsonArray.text(text.get().at())
            .map(e -> new Command.Shell(text.get().at(), e.text(), Shell.read(e)));
    return told.filter(_ -> inner.map(i -> !ExecForm.hands(i)).orElse(true))
        .map(h ->
            h.fix(
                inner
                    .flatMap(ExecForm::exec)
                    .map(e -> Fix.safe("hand PID 1 on with `exec`", e))
                    .orElse(
                        Fix.show("make the program the last command of the text, after `exec`"))));
  }

  /// A stop signal is of no use to a step that ends, or to a program without a handler.
  private static boolean matters(Pid1 link) {
    return !link.program().isEmpty()
        && !ShellCommands.step(link.program().getFirst())
        && !ShellCommands.withoutHandler(link.program().getFirst())
        && !ShellCommands.builtin(link.program().getFirst())
        && !Jobs.is(link.program());
  }

  /// Where a script of the project starts its program as a child.
  private static Optional<Span> place(Checked checked, Started started, Pid1 link) {
    return Optional.of(link)
        .filter(l -> l.outcome() == Outcome.SHELL && matters(l) && !l.reasons().isEmpty())
        .flatMap(l -> l.reasons().getLast().at())
        .filter(at -> at.source() != started.said().at().source())
        .filter(at -> checked.tree().find(at.source().path()).isPresent())
        .filter(at -> !lent(checked, at.source(), link.program().getFirst()));
  }

  /// A function that the script takes from another one: what it starts is written there.
  private static boolean lent(Checked checked, Source script, String name) {
    return TAKES.matcher(script.text()).find()
        && checked.project().scripts().stream()
            .map(s -> s.at().source())
            .anyMatch(s -> s != script && LastCommand.defines(s, name));
  }

  private static Hit script(Started started, Pid1 link, Span at) {
    String file = at.source().path();
    String name = file.substring(file.lastIndexOf('/') + 1);
    return Hit.at(
            at,
            name
                + " stays as the shell in front of its last command: of a container it is PID 1 and"
                + " keeps the stop signal from `"
                + link.program().getFirst()
                + "`")
        .note(started.said().at(), "starts " + name)
        .fix(
            LastCommand.exec(at)
                .map(e -> Fix.unsafe("hand PID 1 on with `exec`", e))
                .orElse(Fix.show("make the program the last command of the script, after `exec`")));
  }
}
