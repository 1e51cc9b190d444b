package cpat.patterns.sc;

import static cpat.rule.Level.ERROR;
import static cpat.rule.Level.NOTE;
import static cpat.rule.Level.WARNING;

import cpat.edit.YamlEdits;
import cpat.model.Container;
import cpat.model.Mount;
import cpat.model.Namespace;
import cpat.model.Run;
import cpat.model.Word;
import cpat.rule.Checked;
import cpat.rule.Fix;
import cpat.rule.Hit;
import cpat.rule.Rule;
import cpat.source.Span;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/// SC001: see the page of the same name.
final class MissingOwner {
  static final Rule RULE =
      new Rule(
          "SC001",
          "sidecar-without-owner",
          ERROR,
          "a sidecar joins a container that is not there, waits for it, or is not ordered after it",
          MissingOwner.class,
          MissingOwner::find);

  /// `late` is true for what the engine looks up when the sidecar starts, not when it is created.
  private record Join(Span at, Word target, boolean service, boolean late) {}

  private MissingOwner() {}

  private static Stream<Hit> find(Checked checked) {
    return checked.containers().flatMap(c -> joins(c).flatMap(j -> hit(c, j).stream()));
  }

  private static Stream<Join> joins(Container container) {
    return Stream.concat(
        container.run().namespaces().stream()
            .flatMap(n ->
                n instanceof Namespace.Joined(var kind, var at, var target, boolean service)
                    ? Stream.of(new Join(at, target, service, kind == Namespace.Kind.NET))
                    : Stream.empty()),
        container
            .run()
            .mounts(Mount.From.class)
            .map(m ->
                new Join(
                    m.at(),
                    m.container(),
                    container.compose() && !m.at().text().contains("container:"),
                    false)));
  }

  private static Optional<Hit> hit(Container container, Join join) {
    String target = join.target().text();
    if (!join.target().literal()) {
      return Optional.empty();
    }
    if (container.commandLine()) {
      return container.run().setting("name").filter(n -> n.text().equals(target)).isPresent()
          ? Optional.of(
              Hit.at(
                  join.at(), "`" + target + "` joins itself: the engine finds no such container"))
          : Optional.empty();
    }
    if (!container.compose()) {
      return Optional.empty();
    }
    return join.service() ? ofService(container, join) : ofContainer(container, join);
  }

  private static Optional<Hit> ofService(Container container, Join join) {
    String target = join.target().text();
    Optional<Run> owner = service(container, target);
    if (owner.isEmpty()) {
      return complete(container)
          ? Optional.of(
              Hit.at(
                  join.at(),
                  container.subject()
                      + " joins service `"
                      + target
                      + "`, which this file has not: Compose refuses the file"))
          : Optional.empty();
    }
    return waits(container, owner.get(), container.run().name(), new HashSet<>())
        ? Optional.of(
            Hit.at(
                join.at(),
                container.subject()
                    + " joins `"
                    + target
                    + "`, which itself waits for it: Compose finds a cycle and starts neither"))
        : Optional.empty();
  }

  /// `container:` says nothing to Compose of the order.
  private static Optional<Hit> ofContainer(Container container, Join join) {
    String target = join.target().text();
    return container
        .others()
        .filter(r -> r.setting("container_name").filter(n -> n.text().equals(target)).isPresent())
        .filter(r -> container.run().dependsOn().stream().noneMatch(d -> d.text().equals(r.name())))
        .findFirst()
        .map(r -> {
          Hit hit =
              Hit.at(
                      join.at(),
                      container.subject()
                          + " joins container `"
                          + target
                          + "`, but Compose does not know that service `"
                          + r.name()
                          + "` must be there first")
                  .level(join.late() ? NOTE : WARNING);
          return hit.fix(
              YamlEdits.append(container.run().at(), "depends_on", r.name())
                  .map(e -> Fix.unsafe("add depends_on", e))
                  .orElse(Fix.show("add `" + r.name() + "` to depends_on")));
        });
  }

  private static Optional<Run> service(Container container, String name) {
    return container.workload().runs().stream().filter(r -> r.name().equals(name)).findFirst();
  }

  /// Files that are laid over others name services of those.
  private static boolean complete(Container container) {
    return container.workload().runs().stream()
            .allMatch(r -> r.image().isPresent() || r.build().isPresent())
        && !container.workload().at().source().text().contains("include:");
  }

  private static boolean waits(Container container, Run from, String name, Set<String> seen) {
    if (from.name().equals(name)) {
      return true;
    }
    return seen.add(from.name())
        && Stream.concat(
                from.dependsOn().stream().map(Word::text),
                joins(new Container(container.workload(), from))
                    .filter(Join::service)
                    .map(j -> j.target().text()))
            .flatMap(n -> service(container, n).stream())
            .anyMatch(r -> waits(container, r, name, seen));
  }
}
