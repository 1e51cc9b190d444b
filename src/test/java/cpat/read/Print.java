package cpat.read;

import java.util.stream.Collectors;

/// Nodes in one line, scalars as they are with quotes where they have them.
final class Print {
  private Print() {}

  static String node(Node node) {
    return switch (node) {
      case Node.Scalar s -> s.style() == Node.Style.SINGLE ? "'" + s.text() + "'" : s.text();
      case Node.Sequence s ->
          s.items().stream().map(Print::node).collect(Collectors.joining(", ", "[", "]"));
      case Node.Mapping m ->
          m.entries().stream()
              .map(e -> e.name() + ": " + node(e.value()))
              .collect(Collectors.joining(", ", "{", "}"));
    };
  }
}
