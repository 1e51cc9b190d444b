package cpat.engine;

import cpat.read.yaml.Node;
import cpat.report.JsonWriter;
import java.util.List;
import java.util.Map;

/// User-defined networks.
public record Networks(Engine engine) {
  public String create(String name, Map<String, String> labels) throws EngineException {
    JsonWriter json = new JsonWriter(false).beginObject().member("Name", name);
    json.member("CheckDuplicate", true).name("Labels").beginObject();
    labels.forEach(json::member);
    json.endObject().endObject();
    return engine.json(Request.post("/networks/create").json(json.toString())).text("Id");
  }

  public Node inspect(String id) throws EngineException {
    return engine.json(Request.get("/networks/" + Names.encoded(id)));
  }

  public List<Node> list(Filters filters) throws EngineException {
    return engine.json(Request.get("/networks").with(filters)).elements();
  }

  public void connect(String id, String container, List<String> aliases) throws EngineException {
    JsonWriter json = new JsonWriter(false).beginObject().member("Container", container);
    json.name("EndpointConfig").beginObject().strings("Aliases", aliases).endObject().endObject();
    engine.text(Request.post("/networks/" + Names.encoded(id) + "/connect").json(json.toString()));
  }

  public void disconnect(String id, String container) throws EngineException {
    String json =
        new JsonWriter(false)
            .beginObject()
            .member("Container", container)
            .member("Force", true)
            .endObject()
            .toString();
    engine.text(Request.post("/networks/" + Names.encoded(id) + "/disconnect").json(json));
  }

  public void remove(String id) throws EngineException {
    engine.text(Request.delete("/networks/" + Names.encoded(id)));
  }
}
