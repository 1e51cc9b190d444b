package cpat.patterns.hs;

import static cpat.rule.Level.WARNING;

import cpat.edit.FlagEdits;
import cpat.edit.YamlEdits;
import cpat.model.Container;
import cpat.model.Namespace;
import cpat.model.Setting;
import cpat.rule.Checked;
import cpat.rule.Fix;
import cpat.rule.Hit;
import cpat.rule.Rule;
import cpat.source.Edit;
import cpat.source.Span;
import java.util.List;
import java.util.stream.Stream;

/// HS004: see the page of the same name.
final class PortsOnHostNetwork {
  static final Rule RULE =
      new Rule(
          "HS004",
          "ports-on-host-network",
          WARNING,
          "published ports of a container in the host's network are discarded",
          PortsOnHostNetwork.class,
          PortsOnHostNetwork::find);

  private PortsOnHostNetwork() {}

  private static Stream<Hit> find(Checked checked) {
    return checked
        .containers()
        .filter(c -> c.compose() || c.commandLine())
        .filter(c ->
            c.run()
                .namespace(Namespace.Kind.NET)
                .filter(Namespace.Host.class::isInstance)
                .isPresent())
        .flatMap(c -> c.compose() ? service(c) : line(c));
  }

  private static Stream<Hit> service(Container container) {
    return container.run().ports().stream()
        .limit(1)
        .map(p -> {
          Hit hit = Hit.at(p.at(), message(container, p.text()));
          return hit.fix(
              YamlEdits.removeKey(container.run().at(), "ports")
                  .map(e -> Fix.safe("remove `ports`", e))
                  .orElse(Fix.show("remove `ports` where it is written")));
        });
  }

  private static Stream<Hit> line(Container container) {
    List<Setting> published =
        container.run().settings().stream()
            .filter(s ->
                s.name().equals("publish")
                    || (s.name().equals("publish-all") && container.run().on("publish-all")))
            .toList();
    if (published.isEmpty()) {
      return Stream.empty();
    }
    Span first = published.getFirst().at();
    Hit hit = Hit.at(first, message(container, published.getFirst().value().text()));
    boolean plain =
        published.stream()
            .allMatch(s -> s.at().text().matches("(?s)(-p|--publish|-P|--publish-all).*"));
    List<Edit> edits = published.stream().map(s -> FlagEdits.remove(s.at())).toList();
    return Stream.of(
        hit.fix(
            plain
                ? Fix.safe("remove the published ports", edits)
                : Fix.show("remove the published ports")));
  }

  private static String message(Container container, String port) {
    return container.subject()
        + " is in the host's network: `"
        + port
        + "` is discarded, and the program listens on the port it chooses itself";
  }
}
