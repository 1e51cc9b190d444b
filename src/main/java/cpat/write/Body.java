package cpat.write;

import cpat.report.JsonWriter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// A JSON object in the making. Values are texts, whole numbers, truth values, lists and maps.
final class Body {
  private final Map<String, Object> members = new LinkedHashMap<>();

  /// At a path of member names: `HostConfig.Memory`.
  Body put(String path, Object value) {
    Map<String, Object> at = members;
    int from = 0;
    for (int dot = path.indexOf('.'); dot >= 0; dot = path.indexOf('.', from)) {
      at = within(at, path.substring(from, dot));
      from = dot + 1;
    }
    at.put(path.substring(from), value);
    return this;
  }

  /// Leaves a member out that would say nothing.
  Body putUnlessEmpty(String path, Object value) {
    boolean empty =
        switch (value) {
          case String text -> text.isEmpty();
          case List<?> list -> list.isEmpty();
          case Map<?, ?> map -> map.isEmpty();
          case Boolean truth -> !truth;
          case Long number -> number == 0;
          default -> false;
        };
    return empty ? this : put(path, value);
  }

  Map<String, Object> members() {
    return members;
  }

  @SuppressWarnings("unchecked") // Only `put` makes maps of members here.
  private static Map<String, Object> within(Map<String, Object> at, String name) {
    return (Map<String, Object>) at.computeIfAbsent(name, _ -> new LinkedHashMap<String, Object>());
  }

  String text() {
    JsonWriter json = new JsonWriter(false);
    write(members, json);
    return json.toString();
  }

  private static void write(Object value, JsonWriter json) {
    switch (value) {
      case String text -> json.value(text);
      case Long number -> json.value(number);
      case Boolean truth -> json.value(truth);
      case List<?> list -> {
        json.beginArray();
        list.forEach(item -> write(item, json));
        json.endArray();
      }
      case Map<?, ?> map -> {
        json.beginObject();
        map.forEach((name, member) -> {
          json.name(name.toString());
          write(member, json);
        });
        json.endObject();
      }
      default -> throw new IllegalStateException("no JSON value: " + value.getClass());
    }
  }
}
