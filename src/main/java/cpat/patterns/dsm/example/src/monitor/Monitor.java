package monitor;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/// Lists the containers of the engine whose socket is mounted, from inside one of them.
public final class Monitor {
  private static final Path SOCKET = Path.of("/var/run/docker.sock");
  private static final String ROW = "%-13s %-30s %-34s %-9s %10s%n";

  private Monitor() {}

  public static void main(String[] arguments) {
    try {
      list(Engine.connect(SOCKET));
    } catch (IOException e) {
      System.err.println("monitor: " + SOCKET + ": " + e.getMessage());
      System.exit(1);
    }
  }

  private static void list(Engine engine) throws IOException {
    System.out.printf("API %s, asked from inside %s%n", engine.version(), System.getenv("HOSTNAME"));
    System.out.printf(ROW, "CONTAINER", "NAME", "IMAGE", "STATE", "MEMORY");
    if (engine.get("/containers/json?all=1") instanceof List<?> containers) {
      for (Object container : containers) {
        String id = Json.text(container, "Id");
        String state = Json.text(container, "State");
        String memory = state.equals("running") ? memory(engine, id) : "-";
        System.out.printf(
            ROW, id.substring(0, 12), name(container), Json.text(container, "Image"), state, memory);
      }
    }
    System.out.println("Who can ask this can also start a container that owns the host: root.");
  }

  private static String name(Object container) {
    return Json.list(container, "Names").stream()
        .map(n -> n.toString().replaceFirst("^/", ""))
        .findFirst()
        .orElse("");
  }

  /// A container may end between the two questions.
  private static String memory(Engine engine, String id) {
    try {
      Object stats = engine.get("/containers/" + id + "/stats?stream=false&one-shot=true");
      String usage = Json.text(stats, "memory_stats", "usage");
      return usage.isEmpty() ? "?" : Long.parseLong(usage) / 1024 + " KiB";
    } catch (IOException e) {
      return "gone";
    }
  }
}
