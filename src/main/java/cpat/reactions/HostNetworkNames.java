package cpat.reactions;

import static cpat.rule.Level.ERROR;
import static cpat.rule.Level.WARNING;

import cpat.model.Container;
import cpat.model.Instruction.Variable;
import cpat.model.Namespace;
import cpat.model.Run;
import cpat.model.Word;
import cpat.rule.Checked;
import cpat.rule.Fix;
import cpat.rule.Hit;
import cpat.rule.Rule;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// R005: see the page of the same name.
final class HostNetworkNames {
  static final Rule RULE =
      new Rule(
          "R005",
          "names-on-host-network",
          WARNING,
          "in the host's network the names of services are not known",
          HostNetworkNames.class,
          HostNetworkNames::find);

  private HostNetworkNames() {}

  private static Stream<Hit> find(Checked checked) {
    return checked
        .containers()
        .filter(Container::compose)
        .filter(c ->
            c.run()
                .namespace(Namespace.Kind.NET)
                .filter(Namespace.Host.class::isInstance)
                .isPresent())
        .flatMap(c -> Stream.concat(networks(c).stream(), names(c)));
  }

  private static Optional<Hit> networks(Container container) {
    return container.run().settings().stream()
        .filter(s -> s.name().equals("networks") || s.name().startsWith("networks."))
        .findFirst()
        .map(s ->
            Hit.at(
                    s.at(),
                    container.subject()
                        + " has both network_mode: host and networks: Compose refuses the file")
                .level(ERROR)
                .fix(Fix.show("keep one of the two")));
  }

  private static Stream<Hit> names(Container container) {
    return container.run().environment().stream()
        .flatMap(v -> container.others().flatMap(r -> used(container, v, r).stream()).limit(1));
  }

  private static Optional<Hit> used(Container container, Variable variable, Run other) {
    // An address, not any text: `//db`, `@db:5432`, `db:5432`.
    Pattern address =
        Pattern.compile(
            "(//|@)"
                + Pattern.quote(other.name())
                + "([:/].*)?$|^"
                + Pattern.quote(other.name())
                + ":[0-9]+.*");
    return variable
        .value()
        .filter(v -> address.matcher(v.text()).find())
        .filter(_ -> container.run().settings("extra_hosts").findAny().isEmpty())
        .map(v -> hit(container, v, other));
  }

  private static Hit hit(Container container, Word value, Run other) {
    return Hit.at(
            value.at(),
            container.subject()
                + " is in the host's network, where nobody knows the name `"
                + other.name()
                + "`")
        .likely()
        .fix(
            Fix.show(
                "publish the port of `" + other.name() + "` on 127.0.0.1 and use that address"));
  }
}
