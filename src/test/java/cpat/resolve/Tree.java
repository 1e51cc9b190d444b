package cpat.resolve;

import cpat.read.yaml.Json;
import cpat.read.yaml.Node;
import cpat.source.Excerpt;
import cpat.source.Source;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// JSON as maps, lists and texts, to be compared whole. What Go writes for a field that nobody set
/// (`null`, `[]`, `{}`, `""`, `0`, `false`) is left out of maps: engines differ in which they
/// write.
final class Tree {
  private static final Set<String> UNSET = Set.of("", "0", "false");

  /// Maps whose names are the user's: there an empty value says something.
  private static final Set<String> NAMED =
      Set.of("ExposedPorts", "Volumes", "Labels", "Tmpfs", "Sysctls", "PortBindings");

  private Tree() {}

  record Difference(String field, String ours, String theirs) {
    @Override
    public String toString() {
      return "  field  " + field + "\n  ours   " + ours + "\n  theirs " + theirs + "\n";
    }
  }

  static Map<String, Object> of(String json) {
    return map(Json.read(Excerpt.of(new Source("json", json))).root().orElseThrow());
  }

  static Map<String, Object> map(Node node) {
    Map<String, Object> map = new TreeMap<>();
    for (Node.Entry entry : node.fields()) {
      put(map, entry.name(), value(entry.value(), NAMED.contains(entry.name())));
    }
    return map;
  }

  private static Object value(Node node, boolean named) {
    if (!named) {
      return value(node);
    }
    Map<String, Object> map = new TreeMap<>();
    node.fields().forEach(entry -> map.put(entry.name(), value(entry.value())));
    return map;
  }

  private static Object value(Node node) {
    return switch (node) {
      case Node.Mapping mapping -> map(mapping);
      case Node.Sequence sequence -> sequence.elements().stream().map(Tree::value).toList();
      case Node.Scalar scalar -> scalar.isNull() ? "" : scalar.text();
    };
  }

  /// Sets a field, unless to what stands for nothing.
  static void put(Map<String, Object> map, String name, Object value) {
    boolean unset =
        switch (value) {
          case Map<?, ?> inner -> inner.isEmpty();
          case List<?> items -> items.isEmpty();
          default -> UNSET.contains(value.toString());
        };
    if (unset) {
      map.remove(name);
    } else {
      map.put(name, value);
    }
  }

  static List<Difference> differences(Map<String, Object> ours, Map<String, Object> theirs) {
    List<Difference> found = new ArrayList<>();
    compare("", ours, theirs, found);
    return found;
  }

  private static void compare(
      String field, @Nullable Object ours, @Nullable Object theirs, List<Difference> found) {
    if (ours instanceof Map<?, ?> left && theirs instanceof Map<?, ?> right) {
      Set<Object> names = new TreeSet<>(left.keySet());
      names.addAll(right.keySet());
      for (Object name : names) {
        String inner = field.isEmpty() ? name.toString() : field + "." + name;
        compare(inner, left.get(name), right.get(name), found);
      }
    } else if (!Objects.equals(ours, theirs)) {
      found.add(new Difference(field, String.valueOf(ours), String.valueOf(theirs)));
    }
  }
}
