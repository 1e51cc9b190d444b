package cpat.write;

import cpat.read.yaml.Json;
import cpat.read.yaml.Node;
import cpat.source.Excerpt;
import cpat.source.Source;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/// A create request as a tree to compare. Everything that the two sides may write differently is
/// here, each with its reason; nothing else is passed over.
final class SentTree {
  /// The names in these are the user's: a name counts even where nothing is said of it.
  private static final Set<String> USERS_NAMES =
      Set.of(
          "Annotations",
          "Config",
          "DriverOpts",
          "EndpointsConfig",
          "ExposedPorts",
          "Labels",
          "Options",
          "PortBindings",
          "StorageOpt",
          "Sysctls",
          "Tmpfs",
          "Volumes");

  /// Here "none" and "not said" are two things to an engine.
  private static final Set<String> EMPTY_COUNTS = Set.of("Init", "MaskedPaths", "ReadonlyPaths");

  /// The size of the terminal that the client happens to have.
  private static final String TERMINAL = "ConsoleSize";

  /// The client collects these in a map of Go, whose order changes from run to run. Variables of
  /// one name stay as they follow each other: the last counts.
  private static final Set<String> UNORDERED = Set.of("Binds", "Env");

  private SentTree() {}

  static Node parse(String json) {
    Json read = Json.read(Excerpt.of(new Source("body.json", json)));
    return read.root().orElseThrow(() -> new AssertionError(json));
  }

  static Object of(Node node) {
    return switch (node) {
      case Node.Scalar s -> s.style() == Node.Style.DOUBLE ? '"' + s.text() + '"' : s.text();
      case Node.Sequence s -> new ArrayList<>(s.items().stream().map(SentTree::of).toList());
      case Node.Mapping m -> members(m, false);
    };
  }

  private static Map<String, Object> members(Node.Mapping mapping, boolean usersNames) {
    Map<String, Object> members = new TreeMap<>();
    for (Node.Entry entry : mapping.entries()) {
      String name = entry.name();
      Object value =
          entry.value() instanceof Node.Mapping inner
              ? members(inner, !usersNames && USERS_NAMES.contains(name))
              : of(entry.value());
      if (!usersNames && UNORDERED.contains(name) && value instanceof List<?> list) {
        value =
            list.stream()
                .map(Object::toString)
                .sorted(Comparator.comparing(SentTree::key))
                .toList();
      }
      boolean kept = !isEmpty(value) || (EMPTY_COUNTS.contains(name) && !value.equals("null"));
      if (usersNames || (kept && !name.equals(TERMINAL))) {
        members.put(name, value);
      }
    }
    return members;
  }

  private static String key(String text) {
    return text.replaceFirst("(?s)=.*", "");
  }

  /// Go writes members that nobody set: as null, "", 0, false, [] or {}.
  private static boolean isEmpty(Object value) {
    return value.equals("null")
        || value.equals("\"\"")
        || value.equals("0")
        || value.equals("false")
        || value.equals(List.of())
        || value.equals(Map.of());
  }
}
