package cpat.patterns.efe;

import static cpat.rule.Level.NOTE;
import static cpat.rule.Level.WARNING;

import cpat.edit.Lines;
import cpat.facts.Signals;
import cpat.facts.StopSignals;
import cpat.facts.StopSignals.Server;
import cpat.model.Container;
import cpat.model.Instruction;
import cpat.model.Instruction.StopSignal;
import cpat.resolve.ResolvedImage;
import cpat.rule.Checked;
import cpat.rule.Checked.Built;
import cpat.rule.Fix;
import cpat.rule.Hit;
import cpat.rule.Rule;
import cpat.source.Edit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/// EFE006: see the page of the same name.
final class WrongStopSignal {
  static final Rule RULE =
      new Rule(
          "EFE006",
          "wrong-stop-signal",
          WARNING,
          "A stop signal that the program cannot obey, or does not end in order by",
          WrongStopSignal.class,
          WrongStopSignal::find);

  /// No program sees these.
  private static final Set<String> UNSEEN = Set.of("SIGKILL", "SIGSTOP");

  private WrongStopSignal() {}

  private static Stream<Hit> find(Checked checked) {
    List<Hit> hits = new ArrayList<>();
    for (Built built : checked.stages().toList()) {
      written(checked, built)
          .or(() -> left(checked, built))
          .filter(hit -> hits.stream().noneMatch(h -> h.at().equals(hit.at())))
          .ifPresent(hits::add);
    }
    return hits.stream();
  }

  /// STOPSIGNAL as it stands in the file.
  private static Optional<Hit> written(Checked checked, Built built) {
    ResolvedImage image = checked.image(built);
    Optional<String> told = image.stopSignal().known().filter(Signals::isSignal);
    return image
        .said(image.stopSignal())
        .filter(StopSignal.class::isInstance)
        .map(StopSignal.class::cast)
        .flatMap(s -> told.flatMap(t -> judge(checked, built, s, t)));
  }

  private static Optional<Hit> judge(Checked checked, Built built, StopSignal said, String text) {
    String signal = Signals.canonical(text);
    Optional<Server> server = server(checked, built);
    if (UNSEEN.contains(signal)) {
      String does =
          signal.equals("SIGKILL")
              ? " kills the program at once: it cannot close connections or write out what it has"
              : " makes the program halt, and when the grace time is over it is killed: it cannot"
                  + " end in order";
      String right = server.map(Server::right).orElse("SIGTERM");
      return Optional.of(Hit.at(said.at(), signal + does).fix(replace(said, right)));
    }
    if (server.filter(s -> wrong(s, signal)).isPresent()) {
      return server.map(s -> hit(said, s, signal).fix(replace(said, s.right())));
    }
    return Optional.of(said)
        .filter(s -> s.signal().literal() && !text.equals(signal))
        .map(s ->
            Hit.at(s.at(), "`" + text + "` is " + signal + ": that name is the one readers know")
                .level(NOTE)
                .fix(Fix.safe("write " + signal, new Edit(s.signal().at(), signal))));
  }

  private static Fix replace(StopSignal said, String right) {
    return said.signal().literal()
        ? Fix.unsafe("stop it by " + right, new Edit(said.signal().at(), right))
        : Fix.show("give the variable the value " + right);
  }

  /// No STOPSIGNAL in the file, and the one of the base, or SIGTERM, is not what fits.
  private static Optional<Hit> left(Checked checked, Built built) {
    ResolvedImage image = checked.image(built);
    Optional<Instruction> starts =
        Started.of(checked, built)
            .map(Started::said)
            .filter(_ -> image.said(image.stopSignal()).isEmpty())
            .filter(_ -> checked.resolved().ordered(built.build()).contains(built.stage()))
            .filter(_ -> checked.containers(built.build()).noneMatch(WrongStopSignal::says));
    Optional<String> signal =
        image.stopSignal().known().map(s -> s.isEmpty() ? "SIGTERM" : Signals.canonical(s));
    if (starts.isEmpty() || signal.isEmpty()) {
      return Optional.empty();
    }
    Instruction said = starts.get();
    Optional<Server> server = server(checked, built);
    if (server.isPresent()) {
      return server
          .filter(s -> wrong(s, signal.get()))
          .map(s -> hit(said, s, signal.get()).fix(add(said, s.right())));
    }
    // Unless a handler is there for it, SIGWINCH does nothing to anybody.
    return program(checked, built)
        .filter(_ -> signal.get().equals("SIGWINCH"))
        .map(p ->
            Hit.at(
                    said.at(),
                    "the base image says STOPSIGNAL SIGWINCH, for Apache; `"
                        + p
                        + "` takes no notice of it and is killed when the grace time is over")
                .likely()
                .fix(add(said, "SIGTERM")));
  }

  private static boolean says(Container container) {
    return Stream.of("stop_signal", "stop-signal")
        .anyMatch(name -> container.run().setting(name).isPresent());
  }

  private static Fix add(Instruction said, String signal) {
    return Fix.unsafe("say STOPSIGNAL " + signal, Lines.before(said.at(), "STOPSIGNAL " + signal));
  }

  private static boolean wrong(Server server, String signal) {
    return !signal.equals(server.right()) && !server.others().contains(signal);
  }

  private static Hit hit(Instruction said, Server server, String signal) {
    String stopped = "`docker stop` sends " + signal + ": " + server.name() + " ";
    Hit hit =
        Hit.at(
            said.at(),
            stopped
                + (signal.equals("SIGTERM") ? server.otherwise() : "does not end in order by it")
                + "; "
                + server.right()
                + " is the signal by which it ends in order");
    return signal.equals("SIGTERM") && server.stops() ? hit.level(NOTE) : hit;
  }

  private static Optional<Server> server(Checked checked, Built built) {
    return StopSignals.of(argv(checked, built));
  }

  /// A program by its name that is no script, which may start anything.
  private static Optional<String> program(Checked checked, Built built) {
    return argv(checked, built).stream()
        .findFirst()
        .map(p -> p.substring(p.lastIndexOf('/') + 1))
        .filter(p -> p.matches("(php|node|python3?|java|ruby)"));
  }

  /// What it starts: as far as it can be followed, else what the words of the image say.
  private static List<String> argv(Checked checked, Built built) {
    Optional<List<String>> followed =
        Started.of(checked, built).map(s -> s.last().program()).filter(p -> !p.isEmpty());
    ResolvedImage image = checked.image(built);
    List<String> entrypoint = image.entrypoint().known().orElse(List.of());
    boolean script =
        entrypoint.size() == 1 && entrypoint.getFirst().matches(".*(entrypoint(\\.sh)?)");
    return followed.orElse(
        entrypoint.isEmpty() || script ? image.cmd().known().orElse(List.of()) : entrypoint);
  }
}
