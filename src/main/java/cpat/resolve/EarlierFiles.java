package cpat.resolve;

import cpat.model.Container;
import cpat.resolve.flags.ComposeProject;
import cpat.resolve.flags.Surroundings;
import java.util.List;
import java.util.Optional;

/// A service as the files say it that lie below the last one: what an override takes the place of.
final class EarlierFiles {
  private EarlierFiles() {}

  static Optional<Container> of(Container container, Surroundings around) {
    List<String> files = around.files();
    if (!container.compose() || files.size() < 2) {
      return Optional.empty();
    }
    String name = container.workload().name();
    ComposeProject.Order order =
        new ComposeProject.Order(
            "",
            name,
            files.subList(0, files.size() - 1),
            List.of(),
            Optional.of(name).filter(n -> !n.isEmpty()),
            List.of(),
            around.variables());
    return ComposeProject.of(order, around.lookup()).stream()
        .flatMap(p ->
            p.workload().runs().stream()
                .filter(r -> r.name().equals(container.run().name()))
                .map(r -> new Container(p.workload(), r)))
        .findFirst();
  }
}
