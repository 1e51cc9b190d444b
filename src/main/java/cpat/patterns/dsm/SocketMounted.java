package cpat.patterns.dsm;

import static cpat.rule.Level.NOTE;
import static cpat.rule.Level.WARNING;

import cpat.facts.Launchers;
import cpat.facts.Sockets;
import cpat.model.Container;
import cpat.model.Instruction.Variable;
import cpat.model.Mount;
import cpat.model.Word;
import cpat.rule.Checked;
import cpat.rule.Fix;
import cpat.rule.Hit;
import cpat.rule.Rule;
import cpat.source.Span;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/// DSM001: see the page of the same name.
final class SocketMounted {
  static final Rule RULE =
      new Rule(
          "DSM001",
          "engine-socket",
          WARNING,
          "the engine's socket is given to a container, and with it the host",
          List.of(
              "KSV-0006",
              "CKV_K8S_27",
              "docker-sock",
              "KICS Docker Socket Mounted In Container",
              "KICS Docker Daemon Socket is Exposed to Containers",
              "semgrep exposing-docker-socket-volume",
              "semgrep exposing-docker-socket-hostpath"),
          SocketMounted.class,
          SocketMounted::find);

  private static final List<String> HOSTS =
      List.of(
          "//host.docker.internal", "//host.containers.internal", "//172.17.0.1", "//dockerhost");

  private SocketMounted() {}

  private static Stream<Hit> find(Checked checked) {
    Set<Span> told = new HashSet<>();
    return checked
        .containers()
        .filter(c -> !filter(c))
        .flatMap(c -> found(c).map(h -> judged(c, h, checked)))
        .filter(h -> told.add(h.at()));
  }

  private static boolean filter(Container container) {
    return Sockets.filter(container.image()) || Sockets.filter(container.run().name());
  }

  private static Stream<Hit> found(Container container) {
    return Stream.of(
            container.run().mounts(Mount.Bind.class).flatMap(b -> mount(container, b).stream()),
            Stream.of("use_api_socket", "use-api-socket")
                .filter(container.run()::on)
                .flatMap(container.run()::settings)
                .map(s ->
                    Hit.at(
                        s.at(),
                        container.subject()
                            + " gets the engine's socket and the registry credentials: it can"
                            + " command the host")),
            container.run().environment().stream()
                .filter(SocketMounted::tcp)
                .map(v ->
                    Hit.at(
                            v.value().orElse(v.name()).at(),
                            container.subject()
                                + " commands the host's engine over TCP: whoever reaches that port"
                                + " is root on the host")
                        .likely()))
        .flatMap(hits -> hits);
  }

  private static Optional<Hit> mount(Container container, Mount.Bind bind) {
    String source = bind.source().text();
    if (!Sockets.engine(source) && !Sockets.runtime(source)) {
      return Optional.empty();
    }
    return Optional.of(
        Hit.at(
            bind.at(),
            container.subject()
                + " gets `"
                + source
                + "`: it can start containers that own the host, so it is root there"));
  }

  private static boolean tcp(Variable variable) {
    String value = variable.value().map(Word::text).orElse("");
    return variable.name().text().equals("DOCKER_HOST")
        && value.startsWith("tcp:")
        && HOSTS.stream().anyMatch(value::contains);
  }

  /// What it is there for: then it is said, not condemned.
  private static Hit judged(Container container, Hit hit, Checked checked) {
    String name = container.repository() + " " + container.run().name();
    boolean declared =
        container.development()
            || Launchers.helper(name)
            || Launchers.other(name)
            || Launchers.image(container.repository())
            || checked.uses("CL").anyMatch(u -> container.run().at().contains(u.at()));
    Hit mended =
        hit.fix(
            Fix.show(
                "put a socket proxy in front that lets only the needed requests through, and set"
                    + " DOCKER_HOST to it"));
    return declared ? mended.level(NOTE) : mended;
  }
}
