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
      return Optional.empty();
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
