package cpat.patterns.ac;

import cpat.facts.Proxies;
import cpat.facts.Proxies.Proxy;
import cpat.model.Container;
import cpat.model.Run;
import cpat.rule.Use;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// A container that is such a proxy, known by its image, its program, its name, or by who uses it.
final class Ambassador {
  private Ambassador() {}

  static Optional<Use> use(Container container) {
    Optional<Clients.Client> client = Clients.of(container);
    Optional<Proxy> proxy = proxy(container);
    if (proxy.isPresent()) {
      return of(container, proxy.get(), client);
    }
    return client
        .filter(Clients.Client::byProxyVariable)
        .map(c ->
            use(container, "the application sends its requests out through it")
                .because(c.at(), "the application's setting")
                .likely());
  }

  static Optional<Proxy> proxy(Container container) {
    Optional<Proxy> command = Proxies.command(container.run().words());
    if (command.isPresent()) {
      return command;
    }
    if (kubectlProxy(container)) {
      return Optional.of(new Proxy("the cluster's API", true));
    }
    return Proxies.image(container.image())
        .or(() -> container.image().isEmpty() ? Proxies.image(container.run().name()) : none())
        .or(() -> outbound(container.run()));
  }

  private static Optional<Proxy> none() {
    return Optional.empty();
  }

  private static boolean kubectlProxy(Container container) {
    List<String> words = container.run().words();
    return container.repository().contains("kubectl")
        && !words.isEmpty()
        && words.stream().limit(2).anyMatch(w -> w.equals("proxy") || w.endsWith(" proxy"));
  }

  /// A container that calls itself one; what publishes ports stands in front instead.
  private static Optional<Proxy> outbound(Run run) {
    String name = run.name().toLowerCase(Locale.ROOT);
    boolean named = name.contains("ambassador") || name.contains("egress-proxy");
    return named && run.ports().isEmpty()
        ? Optional.of(new Proxy("the services outside", true))
        : Optional.empty();
  }

  private static Optional<Use> of(
      Container container, Proxy proxy, Optional<Clients.Client> client) {
    String repository = container.image().toLowerCase(Locale.ROOT);
    if (repository.contains("cloudflared")
        && client.isEmpty()
        && !container.run().words().contains("proxy-dns")
        && container.run().environment().stream().noneMatch(v -> v.name().text().contains("DNS"))) {
      return Optional.empty();
    }
    if (repository.contains("envoy") && front(container.run())) {
      return Optional.empty();
    }
    String reason = "the application speaks to this proxy, which reaches " + proxy.reaches();
    if (client.isPresent()) {
      return Optional.of(
          use(container, reason).because(client.get().at(), "the fixed address it is given"));
    }
    boolean dns = container.run().words().contains("proxy-dns");
    return proxy.alone() || dns || named(container.run())
        ? Optional.of(use(container, reason).likely())
        : Optional.empty();
  }

  private static boolean named(Run run) {
    String name = run.name().toLowerCase(Locale.ROOT);
    return name.contains("ambassador") || name.contains("egress") || name.contains("outbound");
  }

  /// What publishes ports takes requests in, unless its name says otherwise.
  private static boolean front(Run run) {
    return (!run.ports().isEmpty() && run.invocation().isEmpty() && !named(run) && published(run))
        || run.name().toLowerCase(Locale.ROOT).contains("front");
  }

  private static boolean published(Run run) {
    return run.settings().stream()
        .anyMatch(s -> s.name().startsWith("ports") && !s.name().contains("containerPort"));
  }

  private static Use use(Container container, String reason) {
    return Use.used("AC", container.subject(), container.title(), reason);
  }
}
