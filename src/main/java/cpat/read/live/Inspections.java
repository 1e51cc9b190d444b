package cpat.read.live;

import cpat.model.Problem;
import cpat.model.Reading;
import cpat.read.yaml.Json;
import cpat.read.yaml.Node;
import cpat.source.Excerpt;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Reads `docker inspect CONTAINER…` and `podman inspect CONTAINER…`: an array of containers or one
/// of them. Each becomes a workload of one run, in docker's flags; where one lives in another's
/// namespace and the text has both, the other is called by its name.
public final class Inspections {
  private static final String KIND = "inspect";
  private static final String NEXT = "; next: docker inspect CONTAINER > FILE";

  private Inspections() {}

  public static Reading read(Excerpt text) {
    Json json = Json.read(text);
    Reading.Builder reading = Reading.of(KIND);
    reading.problems.addAll(json.problems());
    if (!json.problems().isEmpty() || json.root().isEmpty()) {
      // What stands before the damage may lack its end: nothing of it is a fact.
      return reading.build();
    }
    Node root = json.root().get();
    List<Node> items = root instanceof Node.Sequence list ? list.items() : List.of(root);
    Map<String, String> names = new HashMap<>();
    items.forEach(i -> names.put(i.text("Id"), name(i)));
    for (Node item : items) {
      if (item instanceof Node.Mapping container && is(container)) {
        reading.workloads.add(new InspectedContainer(container, names).workload());
      } else {
        reading.problems.add(
            new Problem(item.at(), "this is no container: it has no Config and State" + NEXT));
      }
    }
    if (items.isEmpty()) {
      reading.problems.add(new Problem(root.at(), "no container was found" + NEXT));
    }
    return reading.build();
  }

  /// True for a text that may be one, by its keys.
  public static boolean looksSo(String text) {
    return text.contains("\"State\"") && text.contains("\"HostConfig\"");
  }

  private static boolean is(Node.Mapping object) {
    return object.get("Config").flatMap(Node::mapping).isPresent()
        && object.get("State").isPresent();
  }

  /// `/web` → `web`; one without a name goes by the first digits of its id.
  static String name(Node container) {
    String name = container.text("Name").replaceFirst("^/+", "");
    String id = container.text("Id");
    return !name.isEmpty() ? name : id.length() > 12 ? id.substring(0, 12) : id;
  }
}
