package cpat.patterns.sc;

import static cpat.rule.Level.ERROR;

import cpat.edit.YamlEdits;
import cpat.model.Container;
import cpat.model.Namespace;
import cpat.model.Word;
import cpat.rule.Checked;
import cpat.rule.Fix;
import cpat.rule.Hit;
import cpat.rule.Rule;
import cpat.source.Edit;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// SC002: see the page of the same name.
final class SidecarPorts {
  static final Rule RULE =
      new Rule(
          "SC002",
          "ports-on-shared-network",
          ERROR,
          "a sidecar publishes ports, though its network is another container's",
          SidecarPorts.class,
          SidecarPorts::find);

  private SidecarPorts() {}

  private static Stream<Hit> find(Checked checked) {
    return checked
        .containers()
        .filter(c -> c.compose() || c.commandLine())
        .filter(c -> !c.run().ports().isEmpty())
        .flatMap(c ->
            c.run().namespace(Namespace.Kind.NET).stream()
                .flatMap(n -> n instanceof Namespace.Joined j ? hit(c, j) : Stream.empty()));
  }

  private static Stream<Hit> hit(Container container, Namespace.Joined joined) {
    Hit hit =
        Hit.at(
            container.run().ports().getFirst().at(),
            container.subject()
                + " publishes ports, but its network is that of `"
                + joined.target().text()
                + "`: the engine refuses to start it");
    return Stream.of(
        hit.note(joined.at(), "the other's network")
            .fix(
                moved(container, joined)
                    .map(edits ->
                        Fix.unsafe("publish them at `" + joined.target().text() + "`", edits))
                    .orElse(
                        Fix.show("publish them where `" + joined.target().text() + "` is run"))));
  }

  private static Optional<List<Edit>> moved(Container container, Namespace.Joined joined) {
    List<Word> ports = container.run().ports();
    if (!joined.service() || ports.stream().anyMatch(p -> p.raw().contains("target"))) {
      return Optional.empty();
    }
    return container
        .others()
        .filter(r -> r.name().equals(joined.target().text()))
        .findFirst()
        .flatMap(owner -> {
          Optional<Edit> added =
              ports.size() == 1
                  ? YamlEdits.append(owner.at(), "ports", ports.getFirst().raw())
                  : YamlEdits.add(
                      owner.at(),
                      "ports",
                      ports.stream().map(p -> "\n  - " + p.raw()).collect(Collectors.joining()));
          return YamlEdits.removeKey(container.run().at(), "ports")
              .flatMap(r -> added.map(a -> List.of(r, a)));
        });
  }
}
