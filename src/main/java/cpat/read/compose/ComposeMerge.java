package cpat.read.compose;

import cpat.read.yaml.Node;
import cpat.read.yaml.Node.Entry;
import cpat.read.yaml.Node.Mapping;
import cpat.read.yaml.Node.Scalar;
import cpat.read.yaml.Node.Sequence;
import cpat.read.yaml.Node.Style;
import cpat.source.Excerpt;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Compose's override rules: one tree laid over another. What stays keeps its place, in its file.
record ComposeMerge(Interpolation variables) {

  /// Two whole files.
  ComposeFile files(ComposeFile base, ComposeFile over) {
    if (base.first() || over.first()) {
      Mapping services = mappings(base.services(), over.services(), "services");
      return new ComposeFile(base.source(), services, services, true);
    }
    Mapping root = mappings(base.root(), over.root(), "");
    Mapping services = mappings(base.services(), over.services(), "services");
    return new ComposeFile(base.source(), root, services, false);
  }

  /// Two versions of a service.
  Mapping services(Mapping base, Mapping over) {
    return mappings(base, over, "services.*");
  }

  private Mapping mappings(Mapping base, Mapping over, String path) {
    Map<String, Entry> result = new LinkedHashMap<>();
    base.entries().forEach(e -> result.put(e.name(), e));
    for (Entry entry : over.entries()) {
      Optional<Entry> below = Optional.ofNullable(result.get(entry.name()));
      if (entry.value().tag().equals("!reset")) {
        result.remove(entry.name());
      } else if (below.isEmpty() || entry.value().tag().equals("!override")) {
        result.put(entry.name(), entry);
      } else {
        String name = path.equals("services") ? "services.*" : join(path, entry.name());
        Node merged = nodes(below.get().value(), entry.value(), name);
        result.put(entry.name(), new Entry(entry.key(), merged, entry.at()));
      }
    }
    return new Mapping(List.copyOf(result.values()), base.tag(), over.at());
  }

  private static String join(String path, String name) {
    return path.isEmpty() ? name : path + "." + name;
  }

  private Node nodes(Node base, Node over, String path) {
    return switch (path) {
      case "services.*.command", "services.*.entrypoint", "services.*.healthcheck.test" -> over;
      case "services.*.environment",
          "services.*.labels",
          "services.*.annotations",
          "services.*.extra_hosts",
          "services.*.sysctls",
          "services.*.depends_on",
          "services.*.networks",
          "services.*.build.args",
          "services.*.build.labels",
          "services.*.deploy.labels" ->
          mappings(named(base), named(over), path + ".*");
      case "services.*.volumes", "services.*.secrets", "services.*.configs", "services.*.devices" ->
          byTarget(base, over);
      case "services.*.build" -> general(context(base), context(over), path);
      default -> general(base, over, path);
    };
  }

  private Node general(Node base, Node over, String path) {
    if (over.isNull()) {
      return base;
    }
    if (base instanceof Mapping below && over instanceof Mapping above) {
      return mappings(below, above, path);
    }
    return base instanceof Sequence || over instanceof Sequence
        ? appended(base, over)
        : replaced(base, over);
  }

  private static Node replaced(Node base, Node over) {
    return over instanceof Scalar || base instanceof Scalar || base.isNull() ? over : base;
  }

  /// `build: ./here` is `build: {context: ./here}`.
  private static Node context(Node build) {
    if (!(build instanceof Scalar s) || s.isNull()) {
      return build;
    }
    Scalar key = new Scalar("context", Style.PLAIN, "", s.written());
    return new Mapping(List.of(new Entry(key, s, s.at())), "", s.at());
  }

  /// `NAME=value` items and bare names as entries.
  private static Mapping named(Node node) {
    if (node instanceof Mapping m) {
      return m;
    }
    List<Entry> entries = new ArrayList<>();
    for (Node item : node.elements()) {
      item.scalar().ifPresent(s -> entries.add(named(s)));
    }
    return new Mapping(List.copyOf(entries), node.tag(), node.at());
  }

  private static Entry named(Scalar item) {
    Excerpt text = item.excerpt();
    int equals = text.text().indexOf('=');
    int split = equals < 0 ? text.length() : equals;
    int value = Math.min(text.length(), split + 1);
    return new Entry(part(text, 0, split), part(text, value, text.length()), item.at());
  }

  private static Scalar part(Excerpt text, int from, int to) {
    // An empty value after `=` is a text, a bare name has none.
    Style style =
        from == to && from > 0 && text.charAt(from - 1) == '=' ? Style.DOUBLE : Style.PLAIN;
    return new Scalar(text.text().substring(from, to), style, "", text.part(from, to));
  }

  /// Both lists, equal texts once.
  private Node appended(Node base, Node over) {
    List<Node> items = new ArrayList<>();
    Set<String> seen = new LinkedHashSet<>();
    for (Node list : List.of(base, over)) {
      for (Node item : list instanceof Scalar ? List.of(list) : list.elements()) {
        if (!(item instanceof Scalar s) || seen.add(s.text())) {
          items.add(item);
        }
      }
    }
    return new Sequence(List.copyOf(items), over.tag(), over.at());
  }

  /// Both lists; of those with the same target in the container the later one.
  private Node byTarget(Node base, Node over) {
    Map<String, Node> items = new LinkedHashMap<>();
    for (Node list : List.of(base, over)) {
      for (Node item : list.elements()) {
        items.put(target(item), item);
      }
    }
    return new Sequence(List.copyOf(items.values()), over.tag(), over.at());
  }

  private String target(Node item) {
    if (!(item instanceof Scalar s)) {
      String target = item.text("target");
      return target.isEmpty() ? item.text("source") : target;
    }
    Filled text = variables.fill(s);
    int windows = text.length() > 2 && text.string().startsWith(":\\", 1) ? 2 : 0;
    int colon = text.indexOf(':', windows);
    int second = colon < 0 ? -1 : text.indexOf(':', colon + 1);
    return text.string().substring(colon + 1, second < 0 ? text.length() : second);
  }
}
