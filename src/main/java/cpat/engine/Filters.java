package cpat.engine;

import cpat.report.JsonWriter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// The `filters` of a list call: every name with all the values that pass.
public record Filters(Map<String, List<String>> values) {
  public static final Filters NONE = new Filters(Map.of());

  public static Filters label(String label) {
    return NONE.and("label", label);
  }

  public Filters and(String name, String value) {
    Map<String, List<String>> more = new LinkedHashMap<>(values);
    List<String> all = new ArrayList<>(more.getOrDefault(name, List.of()));
    all.add(value);
    more.put(name, List.copyOf(all));
    return new Filters(more);
  }

  boolean isEmpty() {
    return values.isEmpty();
  }

  @Override
  public String toString() {
    JsonWriter json = new JsonWriter(false).beginObject();
    values.forEach(json::strings);
    return json.endObject().toString();
  }
}
