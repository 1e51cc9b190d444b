package cpat.engine;

import cpat.report.JsonWriter;
import java.util.List;
import java.util.Map;

/// What is to be built: names for the result, the Dockerfile's path in the context, and the rest.
/// `buildKit` false asks Docker for its classic builder.
public record Build(
    List<String> tags,
    String dockerfile,
    String target,
    Map<String, String> arguments,
    Map<String, String> labels,
    boolean buildKit) {

  Request request(Engine engine) {
    Request request = Request.post("/build").with("rm", "1").with("forcerm", "1");
    if (!tags.isEmpty()) {
      request = request.with("t", tags.getFirst());
    }
    if (!dockerfile.isEmpty()) {
      request = request.with("dockerfile", dockerfile);
    }
    if (!target.isEmpty()) {
      request = request.with("target", target);
    }
    if (buildKit && engine.buildKit()) {
      request = request.with("version", "2");
    }
    return request.with("buildargs", json(arguments)).with("labels", json(labels));
  }

  private static String json(Map<String, String> values) {
    JsonWriter json = new JsonWriter(false).beginObject();
    values.forEach(json::member);
    return json.endObject().toString();
  }
}
