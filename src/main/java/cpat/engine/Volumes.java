package cpat.engine;

import cpat.read.yaml.Node;
import cpat.report.JsonWriter;
import java.util.List;
import java.util.Map;

/// Named and anonymous volumes.
public record Volumes(Engine engine) {
  /// Gives the name, which the engine makes up when it is empty.
  public String create(String name, Map<String, String> labels) throws EngineException {
    JsonWriter json = new JsonWriter(false).beginObject();
    if (!name.isEmpty()) {
      json.member("Name", name);
    }
    json.name("Labels").beginObject();
    labels.forEach(json::member);
    json.endObject().endObject();
    return engine.json(Request.post("/volumes/create").json(json.toString())).text("Name");
  }

  public Node inspect(String name) throws EngineException {
    return engine.json(Request.get("/volumes/" + Names.encoded(name)));
  }

  public List<Node> list(Filters filters) throws EngineException {
    return engine
        .json(Request.get("/volumes").with(filters))
        .at("Volumes")
        .map(Node::elements)
        .orElse(List.of());
  }

  public void remove(String name) throws EngineException {
    engine.text(Request.delete("/volumes/" + Names.encoded(name)));
  }
}
