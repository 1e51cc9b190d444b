package cpat.patterns.dsm;

import static cpat.rule.Kind.*;

import cpat.facts.Sockets;
import cpat.model.Container;
import cpat.model.Mount;
import cpat.model.Setting;
import cpat.resolve.Resolution;
import cpat.rule.Pattern;
import cpat.rule.Use;
import cpat.source.Span;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/// Docker Socket Mount: the engine's socket, seen by a container.
public final class DockerSocketMount {
  public static final Pattern PATTERN =
      new Pattern(
          "DSM",
          "Docker Socket Mount",
          Set.of(RUNTIME),
          4,
          3,
          "the engine's socket is mounted into a container",
          DockerSocketMount::find,
          List.of(SocketMounted.RULE, ReadOnlySocket.RULE));

  private DockerSocketMount() {}

  private static Stream<Use> find(Resolution resolved) {
    Set<Span> told = new HashSet<>();
    return Container.all(resolved.project())
        .flatMap(c -> use(c).stream())
        .filter(u -> told.add(u.at()));
  }

  private static Optional<Use> use(Container container) {
    return container
        .run()
        .mounts(Mount.Bind.class)
        .filter(b -> Sockets.engine(b.source().text()))
        .findFirst()
        .map(bind -> mounted(container, bind))
        .or(() -> apiSocket(container))
        .or(() -> feature(container))
        .or(() -> folder(container));
  }

  private static Use mounted(Container container, Mount.Bind bind) {
    Optional<Mount.Bind> client =
        container
            .run()
            .mounts(Mount.Bind.class)
            .filter(b -> Sockets.client(b.source().text()))
            .findFirst();
    if (client.isPresent()) {
      return use(
              container,
              bind.at(),
              true,
              "the host's docker program comes along with the"
                  + " socket: it needs the host's libraries, an image has a client of its own")
          .because(client.get().at(), "the host's program");
    }
    if (overTcp(container)) {
      return use(
          container,
          bind.at(),
          true,
          "the engine's socket is handed on over plain TCP:"
              + " whoever reaches the port commands the host");
    }
    return use(
        container,
        bind.at(),
        false,
        bind.readOnly()
            ? "the container can command the engine; read-only does not change that"
            : "the container can command the engine, and with it the host");
  }

  /// socat and its like, which filter nothing.
  private static boolean overTcp(Container container) {
    return container.run().words().stream()
        .anyMatch(w ->
            w.toUpperCase(java.util.Locale.ROOT).startsWith("TCP-LISTEN")
                || w.toUpperCase(java.util.Locale.ROOT).startsWith("TCP4-LISTEN"));
  }

  private static Optional<Use> apiSocket(Container container) {
    return Stream.of("use_api_socket", "use-api-socket")
        .filter(container.run()::on)
        .flatMap(container.run()::settings)
        .findFirst()
        .map(s ->
            use(
                container,
                s.at(),
                false,
                "Docker mounts its socket and the registry" + " credentials into the container"));
  }

  private static Optional<Use> feature(Container container) {
    if (!container.devContainer()) {
      return Optional.empty();
    }
    return Stream.concat(
            container.run().settings().stream(), container.workload().settings().stream())
        .filter(DockerSocketMount::outside)
        .findFirst()
        .map(s ->
            use(
                container,
                s.at(),
                false,
                "the feature mounts the host's socket into the" + " dev container"));
  }

  private static boolean outside(Setting setting) {
    return setting.name().startsWith("features")
        && (setting.name().contains("docker-outside-of-docker")
            || setting.name().contains("docker-from-docker"));
  }

  private static Optional<Use> folder(Container container) {
    if (container.kubernetes() && !container.repository().contains("docker")) {
      return Optional.empty();
    }
    return container
        .run()
        .mounts(Mount.Bind.class)
        .filter(b -> Sockets.folder(b.source().text()))
        .findFirst()
        .map(b ->
            use(
                    container,
                    b.at(),
                    false,
                    "the host's whole "
                        + b.source().text()
                        + " is mounted, the engine's socket in it")
                .possible());
  }

  private static Use use(Container container, Span at, boolean misapplied, String reason) {
    return misapplied
        ? Use.misapplied("DSM", container.subject(), at, reason)
        : Use.used("DSM", container.subject(), at, reason);
  }
}
