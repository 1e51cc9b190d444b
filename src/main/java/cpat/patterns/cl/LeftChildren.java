package cpat.patterns.cl;

import static cpat.rule.Level.NOTE;
import static cpat.rule.Level.WARNING;

import cpat.edit.RunOptions;
import cpat.facts.Sockets;
import cpat.model.Container;
import cpat.model.Invocation;
import cpat.model.Mount;
import cpat.model.Run;
import cpat.model.Script;
import cpat.model.Setting;
import cpat.model.Word;
import cpat.rule.Checked;
import cpat.rule.Fix;
import cpat.rule.Hit;
import cpat.rule.Rule;
import cpat.rule.Use;
import cpat.source.Source;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// CL001: see the page of the same name.
final class LeftChildren {
  static final Rule RULE =
      new Rule(
          "CL001",
          "launcher-leaves-children",
          WARNING,
          "a launcher cannot start its containers, or leaves them behind",
          LeftChildren.class,
          LeftChildren::find);

  private static final Set<String> ENGINES = Set.of("docker", "podman", "docker-compose");
  private static final Set<String> ENDS = Set.of("rm", "stop", "kill", "down", "prune");

  private LeftChildren() {}

  private static Stream<Hit> find(Checked checked) {
    Set<Source> launchers =
        checked.uses("CL").map(Use::at).map(a -> a.source()).collect(Collectors.toSet());
    return checked
        .containers()
        .flatMap(c -> {
          boolean inside = launchers.contains(c.run().at().source()) && inside(checked, c);
          Stream<Hit> children =
              inside ? Stream.concat(left(checked, c).stream(), linked(c)) : Stream.empty();
          return Stream.concat(children, powerless(checked, c, launchers).stream());
        });
  }

  /// A line of the script that the detector says to run inside a launcher.
  private static boolean inside(Checked checked, Container container) {
    return container.commandLine()
        && checked
            .uses("CL")
            .filter(u -> u.subject().startsWith("script "))
            .anyMatch(u -> u.at().source() == container.run().at().source());
  }

  private static Optional<Hit> left(Checked checked, Container container) {
    Run run = container.run();
    boolean tidy =
        run.on("rm") || run.setting("label").isPresent() || run.setting("restart").isPresent();
    if (tidy || ends(checked, run.at().source())) {
      return Optional.empty();
    }
    String again =
        run.setting("name")
            .map(n -> "; the next start fails, since `" + n.text() + "` is taken")
            .orElse("");
    return Optional.of(
        Hit.at(
                run.at(),
                "nothing in "
                    + run.at().source().path()
                    + " ends or marks the container of "
                    + container.image()
                    + ": it outlives its launcher"
                    + again)
            .likely()
            .fix(
                RunOptions.add(run, "--rm")
                    .map(e -> Fix.unsafe("remove it when it ends", e))
                    .orElseGet(() -> Fix.show("add --rm, or a label to find it by"))));
  }

  /// Something in the script ends containers: `docker rm`, `docker compose down`, in a trap too.
  private static boolean ends(Checked checked, Source source) {
    Stream<Invocation> all =
        checked.project().scripts().stream()
            .filter(s -> s.at().source() == source)
            .map(Script::invocations)
            .flatMap(List::stream);
    return all.anyMatch(i ->
        ENGINES.contains(i.name())
            ? i.arguments().stream().limit(4).map(Word::text).anyMatch(ENDS::contains)
            : i.name().equals("trap")
                && i.arguments().stream()
                    .map(Word::text)
                    .anyMatch(
                        t -> t.matches(".*\\b(docker|podman)\\b.*\\b(rm|stop|kill|down)\\b.*")));
  }

  private static Stream<Hit> linked(Container container) {
    return container.run().settings("link").map(LeftChildren::link);
  }

  private static Hit link(Setting link) {
    return Hit.at(
            link.at(),
            "`"
                + link.value().text()
                + "`: links are of the old bridge, go one way, and point nowhere once the other"
                + " container is made anew")
        .level(NOTE)
        .fix(Fix.show("make a network for the launcher's containers: names are found in it"));
  }

  /// A run of a launcher's own image that gives it no way to the engine.
  private static Optional<Hit> powerless(
      Checked checked, Container container, Set<Source> launchers) {
    Run run = container.run();
    boolean candidate =
        (container.compose() || container.commandLine())
            && checked.resolved().builtHere(container)
            && checked.effective(container).image().steps().stream()
                .anyMatch(s -> launchers.contains(s.instruction().at().source()));
    if (!candidate || reaches(run)) {
      return Optional.empty();
    }
    return Optional.of(
        Hit.at(
                container.title(),
                container.subject()
                    + " is to start containers, and has neither the engine's socket nor"
                    + " DOCKER_HOST: \"Cannot connect to the Docker daemon\"")
            .likely()
            .fix(Fix.show("mount the socket (see DSM), or set DOCKER_HOST")));
  }

  private static boolean reaches(Run run) {
    return run.mounts(Mount.Bind.class)
            .anyMatch(b ->
                Sockets.engine(b.source().text())
                    || Sockets.engine(b.target().text())
                    || Sockets.folder(b.source().text())
                    || (!b.source().literal() && b.target().text().contains("sock")))
        || run.environment().stream().anyMatch(v -> v.name().text().equals("DOCKER_HOST"))
        || Stream.of(
                "privileged",
                "env-file",
                "env_file",
                "use-api-socket",
                "use_api_socket",
                "volumes-from")
            .anyMatch(o -> run.settings().stream().anyMatch(s -> s.name().startsWith(o)))
        || run.mounts(Mount.From.class).findAny().isPresent()
        || run.mounts(Mount.Volume.class).anyMatch(v -> v.target().text().contains("run"));
  }
}
