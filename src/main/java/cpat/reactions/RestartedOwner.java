package cpat.reactions;

import static cpat.rule.Level.NOTE;
import static cpat.rule.Level.WARNING;

import cpat.edit.YamlEdits;
import cpat.model.Container;
import cpat.model.Namespace;
import cpat.rule.Checked;
import cpat.rule.Fix;
import cpat.rule.Hit;
import cpat.rule.Rule;
import cpat.source.Edit;
import java.util.Optional;
import java.util.stream.Stream;

/// R004: see the page of the same name.
final class RestartedOwner {
  static final Rule RULE =
      new Rule(
          "R004",
          "network-of-restarted-owner",
          WARNING,
          "when the owner of a shared network restarts, the sidecar is left without network",
          RestartedOwner.class,
          RestartedOwner::find);

  private RestartedOwner() {}

  private static Stream<Hit> find(Checked checked) {
    return checked
        .containers()
        .flatMap(c ->
            c.run().namespace(Namespace.Kind.NET).stream()
                .flatMap(n ->
                    n instanceof Namespace.Joined j && j.service() && present(c, j)
                        ? hit(c, j).stream()
                        : Stream.empty()));
  }

  /// One that is not there at all SC001 tells.
  private static boolean present(Container container, Namespace.Joined joined) {
    return container.others().anyMatch(r -> r.name().equals(joined.target().text()));
  }

  private static Optional<Hit> hit(Container container, Namespace.Joined joined) {
    String owner = joined.target().text();
    if (container.run().on("depends_on." + owner + ".restart")) {
      return Optional.empty();
    }
    Hit hit =
        Hit.at(
                joined.at(),
                "when `"
                    + owner
                    + "` is restarted, "
                    + container.subject()
                    + " stays in the network that is gone, and reaches nothing until it is"
                    + " restarted too")
            .likely()
            .fix(
                restart(container, owner)
                    .map(e -> Fix.unsafe("restart it together with `" + owner + "`", e))
                    .orElse(Fix.show("write depends_on in its long form, with `restart: true`")));
    // There somebody sits before it, and makes all of it anew when something is wrong.
    return Optional.of(container.development() ? hit.level(NOTE) : hit);
  }

  private static Optional<Edit> restart(Container container, String owner) {
    String prefix = "depends_on." + owner + ".condition";
    Optional<Edit> beside =
        container
            .run()
            .settings(prefix)
            .findFirst()
            .filter(s -> container.run().at().contains(s.at()))
            .flatMap(s -> YamlEdits.beside(s.value().at(), "restart", "true"));
    return beside.isPresent()
        ? beside
        : YamlEdits.add(
            container.run().at(),
            "depends_on",
            flow(container)
                ? "{" + owner + ": {condition: service_started, restart: true}}"
                : "\n  " + owner + ":\n    condition: service_started\n    restart: true");
  }

  private static boolean flow(Container container) {
    return container.run().at().text().matches("(?s)[^:]+:\\s*\\{.*");
  }
}
