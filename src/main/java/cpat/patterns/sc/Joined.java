package cpat.patterns.sc;

import cpat.model.Container;
import cpat.model.Mount;
import cpat.model.Namespace;
import cpat.rule.Use;
import cpat.source.Span;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// A container that enters the network or the processes of another, or takes over its volumes.
final class Joined {
  private record Share(Span at, String what) {}

  private Joined() {}

  static Optional<Use> use(Container container) {
    List<Share> shares =
        Stream.concat(
                container.run().namespaces().stream().flatMap(n -> namespace(n).stream()),
                container
                    .run()
                    .mounts(Mount.From.class)
                    .map(m -> new Share(m.at(), "the volumes of " + m.container())))
            .sorted(Comparator.comparingInt((Share s) -> s.at().start()))
            .toList();
    if (shares.isEmpty()) {
      return pod(container);
    }
    Share first = shares.getFirst();
    String all = String.join(" and ", shares.stream().map(Share::what).distinct().toList());
    Use use =
        Use.used(
            "SC", container.subject(), first.at(), "it lives beside another container: " + all);
    for (Share share : shares.subList(1, shares.size())) {
      use = use.because(share.at(), share.what());
    }
    return Optional.of(use);
  }

  /// The later ones of a pod that is filled by command lines.
  private static Optional<Use> pod(Container container) {
    return container
        .run()
        .settings("pod")
        .findFirst()
        .filter(p ->
            container
                .others()
                .filter(r -> r.at().start() < container.run().at().start())
                .flatMap(r -> r.settings("pod"))
                .anyMatch(o -> same(o.value().text(), p.value().text())))
        .map(p ->
            Use.used(
                "SC",
                container.subject(),
                p.at(),
                "it lives in one pod with another container: they share the network"));
  }

  /// `--pod new:web` makes the pod that `--pod web` joins.
  private static boolean same(String one, String other) {
    return one.replaceFirst("^new:", "").equals(other.replaceFirst("^new:", ""));
  }

  private static Optional<Share> namespace(Namespace namespace) {
    if (!(namespace instanceof Namespace.Joined(var kind, var at, var target, _))) {
      return Optional.empty();
    }
    String what =
        switch (kind) {
          case NET -> "the network of ";
          case PID -> "the processes of ";
          case IPC -> "the shared memory of ";
          case UTS -> "the host name of ";
          case USER -> "the user ids of ";
          case CGROUP -> "the control group of ";
        };
    return Optional.of(new Share(at, what + target));
  }
}
