package cpat.reactions;

import static cpat.rule.Level.NOTE;

import cpat.edit.YamlEdits;
import cpat.facts.Insisting;
import cpat.model.Container;
import cpat.model.Namespace;
import cpat.model.Run;
import cpat.model.Setting;
import cpat.model.Word;
import cpat.resolve.Effective;
import cpat.resolve.From;
import cpat.resolve.Value;
import cpat.rule.Fix;
import cpat.rule.Hit;
import cpat.rule.Level;
import cpat.rule.Rule;
import cpat.source.Span;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/// R003: see the page of the same name.
final class NotFirstProcess {
  static final Rule RULE =
      new Rule(
          "R003",
          "not-the-first-process",
          NOTE,
          "in a shared PID namespace a program is not PID 1, and ends with the one that is",
          NotFirstProcess.class,
          c -> c.containers().filter(k -> !k.live()).flatMap(k -> judge(k, c.effective(k))));

  private static final Set<String> RESTARTED = Set.of("always", "unless-stopped", "on-failure");

  /// The usual case, and how podman calls it.
  private static final Set<String> ITS_OWN = Set.of("own", "private");

  private NotFirstProcess() {}

  private static Stream<Hit> judge(Container container, Effective effective) {
    Optional<Namespace> pid =
        container.run().namespace(Namespace.Kind.PID).filter(n -> !(n instanceof Namespace.Other));
    Optional<Setting> init =
        container.run().on("init")
            ? container.run().settings("init").findFirst()
            : Optional.empty();
    Optional<Hit> insists = insists(container, effective, init);
    if (insists.isPresent() || pid.isEmpty()) {
      return insists.stream();
    }
    return Stream.concat(
        init.map(i -> useless(container, i, pid.get())).stream(),
        pid
            .filter(Namespace.Joined.class::isInstance)
            .map(Namespace.Joined.class::cast)
            .flatMap(j -> owner(container, j).map(o -> dies(container, j, o)))
            .stream());
  }

  /// s6-overlay and systemd end at once where they are not PID 1.
  private static Optional<Hit> insists(
      Container container, Effective effective, Optional<Setting> init) {
    boolean program = Insisting.program(effective.argv().known().orElse(java.util.List.of()));
    boolean image =
        container.run().entrypoint().isEmpty() && Insisting.image(container.repository());
    return program || image
        ? Optional.ofNullable(effective.namespaces().get(Namespace.Kind.PID))
            .filter(v -> v.known().filter(s -> !ITS_OWN.contains(s)).isPresent())
            .flatMap(NotFirstProcess::place)
            .or(() -> init.map(Setting::at))
            .map(at ->
                Hit.at(
                        at,
                        "what "
                            + container.subject()
                            + " starts must be PID 1 and refuses to run as anything else; this"
                            + " line puts another process there")
                    .level(Level.WARNING)
                    .likely()
                    .fix(Fix.show("take this line away: its first process is an init already")))
        : Optional.empty();
  }

  private static Optional<Span> place(Value<?> value) {
    return value.from().stream()
        .flatMap(f -> f instanceof From.Written(var at) ? Stream.of(at) : Stream.empty())
        .findFirst();
  }

  private static Hit useless(Container container, Setting init, Namespace pid) {
    Hit hit =
        Hit.at(
                init.at(),
                "no init is put before the program of "
                    + container.subject()
                    + ": it is not PID 1 of its namespace, so it needs none")
            .note(pid.at(), "the PID namespace it lives in");
    return container.compose()
        ? hit.fix(
            YamlEdits.removeKey(container.run().at(), "init")
                .map(e -> Fix.unsafe("take `init` away", e)))
        : hit.fix(Fix.show("take `--init` away"));
  }

  /// The container whose PID namespace it is, if the engine brings that back after its end.
  private static Optional<Run> owner(Container container, Namespace.Joined joined) {
    return container
        .others()
        .filter(r -> called(r, joined))
        .filter(r ->
            r.setting("restart")
                .map(Word::text)
                .map(t -> t.split(":", 2)[0])
                .filter(RESTARTED::contains)
                .isPresent())
        .findFirst();
  }

  private static boolean called(Run run, Namespace.Joined joined) {
    String name = joined.target().text();
    return joined.service()
        ? run.name().equals(name)
        : Stream.of("container_name", "name")
            .anyMatch(k -> run.setting(k).map(Word::text).filter(name::equals).isPresent());
  }

  private static Hit dies(Container container, Namespace.Joined joined, Run owner) {
    String name = joined.target().text();
    return Hit.at(
            joined.at(),
            "when `"
                + name
                + "` ends, the kernel kills "
                + container.subject()
                + " with it (exit code 137); the engine brings back `"
                + name
                + "` only")
        .likely()
        .note(
            owner.settings("restart").findFirst().map(Setting::at).orElse(owner.at()),
            "it is started anew after its end")
        .fix(
            Fix.show(
                "have both started anew from outside (`docker compose up -d`), or share less than"
                    + " the processes"));
  }
}
