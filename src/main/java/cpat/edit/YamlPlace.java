package cpat.edit;

import cpat.read.yaml.Node;
import cpat.read.yaml.Node.Entry;
import cpat.read.yaml.Node.Mapping;
import cpat.read.yaml.Node.Sequence;
import cpat.read.yaml.Yaml;
import cpat.source.Excerpt;
import cpat.source.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// An entry or item of a YAML file and what it stands in. `siblings` counts it too; `holder` is the
/// entry whose value the collection is, if it is one.
record YamlPlace(Span at, Node collection, int siblings, Optional<Entry> holder) {

  /// The innermost entry or item that a place is, or lies in.
  static Optional<YamlPlace> of(Span at) {
    return path(at).reduce((_, last) -> last);
  }

  /// The entry or item of exactly this extent, or whose value has it.
  static Optional<YamlPlace> exactly(Span at) {
    return path(at)
        .filter(p -> p.at().start() == at.start() && p.at().end() >= at.end())
        .findFirst();
  }

  /// The entry whose value is the list in which an item stands.
  static Optional<YamlPlace> list(Span item) {
    Optional<Span> holder = exactly(item).flatMap(YamlPlace::holder).map(Entry::at);
    return path(item).filter(p -> holder.filter(p.at()::equals).isPresent()).findFirst();
  }

  private static java.util.stream.Stream<YamlPlace> path(Span at) {
    List<YamlPlace> path = new ArrayList<>();
    for (Node document : Yaml.read(Excerpt.of(at.source())).documents()) {
      descend(document, Optional.empty(), at, path);
    }
    return path.stream();
  }

  private static void descend(Node node, Optional<Entry> holder, Span at, List<YamlPlace> path) {
    if (path.size() > 100) {
      return;
    }
    switch (node) {
      case Mapping mapping -> {
        for (Entry entry : mapping.entries()) {
          if (entry.at().contains(at)) {
            path.add(new YamlPlace(entry.at(), mapping, mapping.entries().size(), holder));
            descend(entry.value(), Optional.of(entry), at, path);
            return;
          }
        }
      }
      case Sequence sequence -> {
        for (Node item : sequence.items()) {
          if (item.at().contains(at)) {
            path.add(new YamlPlace(item.at(), sequence, sequence.items().size(), holder));
            descend(item, Optional.empty(), at, path);
            return;
          }
        }
      }
      case Node.Scalar _ -> {}
    }
  }

  /// True for `[a, b]` and `{a: b}`.
  boolean flow() {
    String text = collection.at().text();
    return text.startsWith("[") || text.startsWith("{");
  }
}
