package cpat.engine;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

/// BuildKit's progress (`moby.buildkit.v1.StatusResponse`: vertexes 1, logs 3) as lines: each step
/// when it starts or is found in the cache, and what it prints.
final class BuildKitTrace {
  private final Consumer<String> lines;
  private final Set<String> told = new HashSet<>();
  private final Map<String, StringBuilder> open = new HashMap<>();

  BuildKitTrace(Consumer<String> lines) {
    this.lines = lines;
  }

  void take(byte[] response) {
    Protobuf.each(
        response,
        (field, bytes, _) -> {
          switch (field) {
            case 1 -> vertex(bytes);
            case 3 -> log(bytes);
            default -> {}
          }
        });
  }

  /// Vertex: digest 1, name 3, cached 4, started 5, completed 6, error 7.
  private void vertex(byte[] message) {
    Vertex vertex = new Vertex();
    Protobuf.each(message, vertex::field);
    boolean inner = vertex.name.startsWith("[internal]") || vertex.name.isEmpty();
    if (vertex.cached && told.add(vertex.digest + " cached") && !inner) {
      told.add(vertex.digest);
      lines.accept("CACHED " + vertex.name);
    } else if (vertex.started && !inner && told.add(vertex.digest)) {
      lines.accept(vertex.name);
    }
    if (!vertex.error.isEmpty()) {
      lines.accept("ERROR " + vertex.error);
    }
  }

  /// VertexLog: vertex 1, message 4.
  private void log(byte[] message) {
    String[] parts = {"", ""};
    Protobuf.each(
        message,
        (field, bytes, _) -> {
          if (field == 1 || field == 4) {
            parts[field == 1 ? 0 : 1] = new String(bytes, StandardCharsets.UTF_8);
          }
        });
    StringBuilder text = open.computeIfAbsent(parts[0], _ -> new StringBuilder()).append(parts[1]);
    for (int end = text.indexOf("\n"); end >= 0; end = text.indexOf("\n")) {
      lines.accept("  " + text.substring(0, end).stripTrailing());
      text.delete(0, end + 1);
    }
  }

  private static final class Vertex {
    String digest = "";
    String name = "";
    String error = "";
    boolean cached;
    boolean started;

    void field(int field, byte[] bytes, long number) {
      switch (field) {
        case 1 -> digest = new String(bytes, StandardCharsets.UTF_8);
        case 3 -> name = new String(bytes, StandardCharsets.UTF_8);
        case 4 -> cached = number != 0;
        case 5 -> started = true;
        case 7 -> error = new String(bytes, StandardCharsets.UTF_8);
        default -> {}
      }
    }
  }
}
