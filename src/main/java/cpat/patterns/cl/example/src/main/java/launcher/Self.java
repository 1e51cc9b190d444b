package launcher;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;

/// The container that this program runs in, as the engine knows it.
record Self(String name, String image, Map<String, String> labels) {
  /// The engine gives a container's id to it as host name.
  static Self of(Engine engine) throws IOException {
    String host = System.getenv("HOSTNAME");
    Object found =
        engine
            .find("/containers/" + host + "/json")
            .orElseThrow(() -> new IOException("this engine runs no container " + host));
    Map<String, String> labels = new LinkedHashMap<>();
    if (found instanceof Map<?, ?> all
        && all.get("Config") instanceof Map<?, ?> config
        && config.get("Labels") instanceof Map<?, ?> marks) {
      marks.forEach((key, value) -> labels.put(key.toString(), value.toString()));
    }
    return new Self(
        Json.text(found, "Name").replaceFirst("^/", ""),
        Json.text(found, "Image"),
        labels);
  }
}
