package cpat.patterns.efe;

import static cpat.rule.Level.NOTE;
import static cpat.rule.Level.WARNING;

import cpat.edit.JsonArray;
import cpat.facts.BuildRunners;
import cpat.facts.Jobs;
import cpat.facts.Wrappers;
import cpat.model.Command;
import cpat.model.ShellKind;
import cpat.model.Word;
import cpat.resolve.Pid1;
import cpat.rule.Certainty;
import cpat.rule.Checked;
import cpat.rule.Fix;
import cpat.rule.Hit;
import cpat.rule.Rule;
import cpat.source.Edit;
import cpat.source.Span;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// EFE005: see the page of the same name.
final class LauncherFirst {
  static final Rule RULE =
      new Rule(
          "EFE005",
          "launcher-before-program",
          WARNING,
          "PID 1 is npm, yarn, a build tool or a helper: the program is its child and may miss the"
              + " stop signal",
          LauncherFirst.class,
          LauncherFirst::find);

  private LauncherFirst() {}

  private static Stream<Hit> find(Checked checked) {
    Set<Checked.Built> ordered = checked.ordered().collect(Collectors.toSet());
    return Started.all(checked)
        .filter(s -> !launcher(s).isEmpty() && !Jobs.is(launcher(s)))
        .flatMap(s ->
            judge(checked, s).map(h -> ordered.contains(s.built()) ? h : h.level(NOTE)).stream());
  }

  /// The words of the launcher; an init before one hands the signal to it, and helps no further.
  private static List<String> launcher(Started started) {
    Pid1 last = started.last();
    return switch (last.outcome()) {
      case LAUNCHER -> last.argv();
      case INIT -> {
        List<String> argv = last.argv();
        yield IntStream.range(0, argv.size())
            .filter(i -> byShell(argv.subList(i, argv.size())))
            .mapToObj(i -> argv.subList(i, argv.size()))
            .findFirst()
            .orElse(List.of());
      }
      case PROGRAM, SHELL, TRAPPING_SHELL, SHARED, NO_START, UNKNOWN -> List.of();
    };
  }

  private static Optional<Hit> judge(Checked checked, Started started) {
    List<String> argv = launcher(started);
    String name = program(argv.getFirst());
    String line = String.join(" ", argv.subList(0, Math.min(3, argv.size())));
    Span at = started.said().at();
    String who = "`" + line + "` stays before the program";
    Optional<NodeScript> script = NodeScript.of(argv, started.image(), checked.tree());
    Optional<Hit> hit =
        switch (started.last().stop()) {
          case CUT_SHORT ->
              Optional.of(
                  Hit.at(
                      at,
                      byShell(argv)
                          ? who
                              + " and runs it by `sh -c`: that shell, dash, ends with the stop"
                              + " signal, and the program is killed without having seen it"
                          : "`"
                              + line
                              + "` starts the program and ends, and the container with it"));
          case IGNORED ->
              Optional.of(
                  Hit.at(
                      at,
                      who
                          + " and hands no signal on: a stop takes the whole grace time, and then"
                          + " kills"));
          case UNKNOWN -> unknown(started, name, who, script);
          case REACHES, HANDED_ON -> Optional.empty();
        };
    return hit.map(h -> (started.open() ? h.likely() : h).fix(fix(started, argv, script)));
  }

  private static Optional<Hit> unknown(
      Started started, String name, String who, Optional<NodeScript> script) {
    List<String> argv = launcher(started);
    if (byShell(argv)) {
      boolean unclear =
          started.image().shellKind().known().orElse(ShellKind.UNKNOWN) == ShellKind.UNKNOWN;
      String text =
          unclear
              ? who
                  + " and runs it by `sh -c`: where /bin/sh is dash, the program is killed without"
                  + " having seen the stop signal"
              : who
                  + " and runs it by `sh -c`: the program sees the stop signal only if that shell"
                  + " gives way to it, and with npm 9 not even then";
      Hit hit = Hit.at(started.said().at(), text);
      boolean single = script.filter(s -> s.program().isPresent()).isPresent();
      return Optional.of(
          unclear
              ? hit.likely()
              : hit.level(NOTE).sure(single ? Certainty.POSSIBLE : Certainty.LIKELY));
    }
    return Optional.of(
            Hit.at(
                    started.said().at(),
                    who
                        + ": whether that sees the stop signal depends on what "
                        + name
                        + " makes of it")
                .level(NOTE)
                .possible())
        .filter(_ -> BuildRunners.is(argv));
  }

  /// npm, npx and yarn: they run what they are told by a shell.
  private static boolean byShell(List<String> argv) {
    return Wrappers.of(argv).filter(w -> w.kind() == Wrappers.Kind.BY_SHELL).isPresent();
  }

  private static String program(String word) {
    return word.substring(word.lastIndexOf('/') + 1);
  }

  private static Fix fix(Started started, List<String> argv, Optional<NodeScript> script) {
    Optional<Edit> edit =
        script.flatMap(NodeScript::program).flatMap(words -> edit(started, words));
    return edit.map(e -> Fix.unsafe("start the program itself", e))
        .orElseGet(() ->
            Fix.show(
                script
                    .map(s ->
                        "start what the script `" + s.name() + "` says itself: `" + s.text() + "`")
                    .orElse(next(argv))));
  }

  private static String next(List<String> argv) {
    return byShell(argv)
        ? "start the program itself, such as `[\"node\", \"server.js\"]`"
        : BuildRunners.is(argv)
            ? "build with " + program(argv.getFirst()) + " in a RUN, and start what it made"
            : "start the program itself";
  }

  /// The words of the launcher become those of the program, wherever they stand in the line.
  private static Optional<Edit> edit(Started started, List<String> words) {
    List<String> launcher = launcher(started);
    return switch (Started.command(started.said())) {
      case Command.Exec(var at, var argv) -> {
        List<String> all = argv.stream().map(Word::text).toList();
        int from = all.size() - launcher.size();
        if (from < 0 || !all.subList(from, all.size()).equals(launcher)) {
          yield Optional.empty();
        }
        String array = JsonArray.of(words);
        yield Optional.of(
            new Edit(
                at.source().span(argv.get(from).at().start(), argv.getLast().at().end()),
                array.substring(1, array.length() - 1)));
      }
      case Command.Shell shell ->
          Optional.of(new Edit(shell.at(), JsonArray.of(words)))
              .filter(_ -> List.of(shell.script().strip().split(" ", -1)).equals(launcher));
    };
  }
}
