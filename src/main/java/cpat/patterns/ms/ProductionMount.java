package cpat.patterns.ms;

import static cpat.rule.Level.WARNING;

import cpat.edit.YamlEdits;
import cpat.model.Container;
import cpat.model.Mount;
import cpat.model.Run;
import cpat.model.Word;
import cpat.read.Paths;
import cpat.rule.Checked;
import cpat.rule.Fix;
import cpat.rule.Hit;
import cpat.rule.Rule;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/// MS004: see the page of the same name.
final class ProductionMount {
  static final Rule RULE =
      new Rule(
          "MS004",
          "source-mount-in-production",
          WARNING,
          "production runs sources from a folder of the host, not those in its image",
          ProductionMount.class,
          ProductionMount::find);

  /// The files that Compose reads first when it is told no other.
  private static final Set<String> FIRST =
      Set.of("compose.yaml", "compose.yml", "docker-compose.yaml", "docker-compose.yml");

  private ProductionMount() {}

  private static Stream<Hit> find(Checked checked) {
    return checked
        .containers()
        .filter(Container::compose)
        .filter(c -> Misapplied.forProduction(c.run().at().source().path()))
        .flatMap(c -> Stream.concat(own(checked, c), inherited(checked, c).stream()));
  }

  /// Written in the file for production itself.
  private static Stream<Hit> own(Checked checked, Container container) {
    boolean built = checked.resolved().builtHere(container);
    return sources(container)
        .filter(b -> b.at().source() == container.run().at().source())
        .map(b ->
            Hit.at(
                    b.at(),
                    "production runs "
                        + b.target()
                        + " of "
                        + container.subject()
                        + " from `"
                        + b.source()
                        + "` on the host: the image alone is not what was tested, and each machine"
                        + " needs the checkout beside it")
                .likely()
                .fix(
                    Optional.of(b)
                        .filter(_ -> built && container.run().at().contains(b.at()))
                        .flatMap(x -> YamlEdits.remove(x.at()))
                        .map(e -> Fix.unsafe("take the mount out: the image has the sources", e))
                        .orElseGet(() ->
                            Fix.show(
                                "copy the sources into an image, and mount them in"
                                    + " compose.override.yaml only"))));
  }

  /// Laid over the usual file, whose mounts stay: volumes of several files are put together.
  private static Optional<Hit> inherited(Checked checked, Container container) {
    Run run = container.run();
    String text = run.at().text();
    if (run.image().isPresent()
        || run.build().isPresent()
        || text.contains("!reset")
        || text.contains("!override")) {
      return Optional.empty();
    }
    String path = run.at().source().path();
    return checked
        .containers()
        .filter(c -> c.compose() && c.run().name().equals(run.name()))
        .filter(c -> FIRST.contains(Paths.name(c.run().at().source().path())))
        .filter(c -> Paths.folder(c.run().at().source().path()).equals(Paths.folder(path)))
        .flatMap(c -> inherited(container, c).stream())
        .findFirst();
  }

  private static Optional<Hit> inherited(Container over, Container usual) {
    List<Mount.Bind> stay =
        sources(usual)
            .filter(b -> over.run().mounts().stream().noneMatch(m -> target(m).equals(target(b))))
            .toList();
    if (stay.isEmpty()) {
      return Optional.empty();
    }
    Mount.Bind first = stay.getFirst();
    String file = first.at().source().path();
    boolean all = over.run().mounts().isEmpty() && usual.run().mounts().size() == stay.size();
    return Optional.of(
        Hit.at(
                over.title(),
                "production still runs "
                    + first.target()
                    + " of "
                    + over.subject()
                    + " from `"
                    + first.source()
                    + "`: the volumes of "
                    + file
                    + " stay when this file is laid over it")
            .likely()
            .note(first.at(), "mounted here")
            .fix(
                Optional.of(over.run())
                    .filter(_ -> all)
                    .flatMap(r -> YamlEdits.add(r.at(), "volumes", "!reset []"))
                    .map(e -> Fix.unsafe("take the volumes of " + file + " out here", e))
                    .orElseGet(() -> Fix.show("move the mount to compose.override.yaml"))));
  }

  private static Stream<Mount.Bind> sources(Container container) {
    return container.run().mounts(Mount.Bind.class).filter(b -> SourceMount.of(container, b));
  }

  private static String target(Mount mount) {
    return mount.place().map(Word::text).orElse("");
  }
}
