package cpat.reactions;

import static cpat.rule.Level.WARNING;

import cpat.facts.Sockets;
import cpat.model.Container;
import cpat.model.Mount;
import cpat.rule.Checked;
import cpat.rule.Fix;
import cpat.rule.Hit;
import cpat.rule.Rule;
import java.util.Optional;
import java.util.stream.Stream;

/// R007: see the page of the same name.
final class SocketAsUser {
  static final Rule RULE =
      new Rule(
          "R007",
          "socket-without-group",
          WARNING,
          "a user who is not root has the socket mounted, but not the group that may use it",
          SocketAsUser.class,
          SocketAsUser::find);

  private SocketAsUser() {}

  private static Stream<Hit> find(Checked checked) {
    return checked
        .containers()
        .filter(c -> c.compose() || c.commandLine() || c.kubernetes())
        .flatMap(c ->
            c.run()
                .mounts(Mount.Bind.class)
                .filter(b -> Sockets.engine(b.source().text()))
                .filter(b -> !b.source().text().contains("podman"))
                .limit(1)
                .flatMap(b -> hit(checked, c, b).stream()));
  }

  private static Optional<Hit> hit(Checked checked, Container container, Mount.Bind socket) {
    return checked
        .effective(container)
        .user()
        .known()
        .filter(u -> !root(u) && !u.contains(":") && !u.contains("$") && !group(container))
        .map(u ->
            Hit.at(
                    socket.at(),
                    container.subject()
                        + " runs as `"
                        + u
                        + "`, who is not in the group of the host's socket: \"permission denied\"")
                .likely()
                .fix(
                    Fix.show(
                        "add the group id of the socket (`stat -c %g /var/run/docker.sock`) with"
                            + " group_add, --group-add or supplementalGroups")));
  }

  private static boolean root(String user) {
    return user.isEmpty() || user.equals("0") || user.equals("root");
  }

  private static boolean group(Container container) {
    return Stream.of("group_add", "group-add", "userns", "userns_mode")
            .anyMatch(k -> container.run().settings(k).findAny().isPresent())
        || container.workload().settings().stream()
            .anyMatch(s -> s.name().endsWith("supplementalGroups"));
  }
}
