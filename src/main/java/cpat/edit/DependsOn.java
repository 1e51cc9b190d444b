package cpat.edit;

import cpat.read.yaml.Node;
import cpat.read.yaml.Node.Entry;
import cpat.read.yaml.Node.Mapping;
import cpat.read.yaml.Node.Scalar;
import cpat.source.Edit;
import cpat.source.Source;
import cpat.source.Span;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.StringJoiner;

/// Compose's `depends_on` of a service, so that it waits for some of them to be healthy. The short
/// list becomes a mapping.
public final class DependsOn {
  private DependsOn() {}

  /// `service` is the place of the service's entry. Empty where the list stands elsewhere, holds
  /// comments, or has an anchor that others may name.
  public static Optional<Edit> healthy(Span service, Set<String> names) {
    Optional<Mapping> mapping =
        YamlPlace.exactly(service)
            .flatMap(p ->
                p.collection().fields().stream().filter(e -> e.at().equals(p.at())).findFirst())
            .map(Entry::value)
            .flatMap(Node::mapping);
    return mapping
        .flatMap(m -> m.entry("depends_on"))
        .filter(e -> service.contains(e.at()) && e.at().contains(e.value().at()))
        .filter(e -> !e.at().text().contains("#"))
        .filter(e -> !YamlEdits.ANCHOR.matcher(e.at().text()).find())
        .flatMap(e -> list(e, names, mapping.get().at().text().startsWith("{")));
  }

  private static Optional<Edit> list(Entry entry, Set<String> names, boolean flow) {
    List<Node> items = entry.value().elements();
    List<Scalar> scalars = items.stream().flatMap(i -> i.scalar().stream()).toList();
    if (items.isEmpty() || scalars.size() != items.size()) {
      return Optional.empty();
    }
    Source source = entry.at().source();
    Span key = entry.key().at();
    int end = items.getLast().at().end();
    boolean brackets = entry.value().at().text().startsWith("[");
    Span all = source.span(key.start(), brackets ? entry.value().at().end() : end);
    return Optional.of(new Edit(all, flow ? inline(scalars, names) : block(key, scalars, names)));
  }

  private static String inline(List<Scalar> items, Set<String> names) {
    StringJoiner all = new StringJoiner(", ", "depends_on: {", "}");
    items.forEach(i -> all.add(i.written().text() + ": {condition: " + condition(i, names) + "}"));
    return all.toString();
  }

  private static String block(Span key, List<Scalar> items, Set<String> names) {
    String line = Lines.end(key.source()) + " ".repeat(key.first().column() - 1) + "  ";
    StringBuilder all = new StringBuilder("depends_on:");
    for (Scalar item : items) {
      all.append(line).append(item.written().text()).append(':');
      all.append(line).append("  condition: ").append(condition(item, names));
    }
    return all.toString();
  }

  private static String condition(Scalar item, Set<String> names) {
    return names.contains(item.text()) ? "service_healthy" : "service_started";
  }
}
