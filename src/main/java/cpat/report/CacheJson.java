package cpat.report;

import cpat.model.Problem;
import cpat.resolve.BuiltStage;
import cpat.resolve.CacheInputs;
import cpat.resolve.From;
import cpat.resolve.Step;
import java.util.List;

/// `cpat why --build --format json`, schema `cpat-why-build/1`: the steps of a build with the
/// inputs of their cache keys. `outside` is true for what comes from outside the Dockerfile.
public final class CacheJson {
  private static final String SCHEMA = "cpat-why-build/1";

  private CacheJson() {}

  public static String of(List<BuiltStage> stages, List<Problem> problems, String version) {
    JsonWriter json = new JsonWriter(true);
    json.beginObject().member("schema", SCHEMA).member("version", version);
    json.name("steps").beginArray();
    for (BuiltStage stage : stages) {
      for (Step step : stage.steps()) {
        json.beginObject().member("stage", stage.image().name());
        json.member("keyword", step.instruction().written().keyword());
        switch (step.from()) {
          case From.Written(var at) -> Json.location(json.name("location"), at);
          case From.OfImage(String image, _, _) -> json.member("image", image);
          case From.Default _, From.Given _ -> {}
        }
        json.member("trigger", step.trigger()).member("layer", step.makesLayer());
        json.name("inputs").beginArray();
        for (CacheInputs.Input input : CacheInputs.of(step).inputs()) {
          json.beginObject().member("text", input.text()).member("outside", input.outside());
          json.endObject();
        }
        json.endArray().endObject();
      }
    }
    json.endArray().name("problems").beginArray();
    problems.forEach(p -> Json.problem(json.beginObject(), p).endObject());
    return json.endArray().endObject().nextDocument().toString();
  }
}
