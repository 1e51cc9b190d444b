package cpat.write;

import cpat.model.Run;
import cpat.report.JsonWriter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// `--mount type=…,src=…,dst=…` as the API's `Mounts`.
final class MountFlags {
  private MountFlags() {}

  static void write(Run run, JsonWriter json) {
    List<String> written = CreateRequest.values(run, "mount");
    if (written.isEmpty()) {
      return;
    }
    json.name("Mounts").beginArray();
    written.forEach(w -> mount(w, json));
    json.endArray();
  }

  private static void mount(String written, JsonWriter json) {
    Map<String, String> fields = new LinkedHashMap<>();
    for (String field : written.split(",", -1)) {
      int equals = field.indexOf('=');
      String key = equals < 0 ? field : field.substring(0, equals);
      fields.put(
          name(key.strip().toLowerCase(Locale.ROOT)),
          equals < 0 ? "true" : field.substring(equals + 1));
    }
    String type = fields.getOrDefault("type", "volume").toLowerCase(Locale.ROOT);
    json.beginObject().member("Type", type);
    json.member("Source", fields.getOrDefault("source", ""));
    json.member("Target", fields.getOrDefault("target", ""));
    String readOnly = fields.getOrDefault("readonly", "false");
    json.member("ReadOnly", readOnly.equals("true") || readOnly.equals("1"));
    if (fields.containsKey("bind-propagation")) {
      json.name("BindOptions").beginObject();
      json.member("Propagation", fields.getOrDefault("bind-propagation", "")).endObject();
    }
    if (fields.containsKey("tmpfs-size") || fields.containsKey("tmpfs-mode")) {
      json.name("TmpfsOptions").beginObject();
      if (fields.containsKey("tmpfs-size")) {
        json.member("SizeBytes", Amounts.bytes(fields.getOrDefault("tmpfs-size", "0")));
      }
      if (fields.containsKey("tmpfs-mode")) {
        json.member("Mode", Integer.parseInt(fields.getOrDefault("tmpfs-mode", "0"), 8));
      }
      json.endObject();
    }
    json.endObject();
  }

  private static String name(String key) {
    return switch (key) {
      case "src" -> "source";
      case "dst", "destination" -> "target";
      case "ro" -> "readonly";
      default -> key;
    };
  }
}
