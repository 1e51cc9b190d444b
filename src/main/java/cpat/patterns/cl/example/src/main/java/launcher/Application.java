package launcher;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The containers of one application and their network. All carry the launcher's own labels, so that
/// whoever finds the launcher by a label finds them too, and one that says who launched them.
final class Application {
  private static final String MARK = "launched-by";
  private static final List<String> ROLES = List.of("app", "db");

  private final Engine engine;
  private final Self self;
  private final String network;
  private final Map<String, String> labels;
  private boolean closed;

  Application(Engine engine, Self self) {
    this.engine = engine;
    this.self = self;
    this.network = self.name() + ".net";
    this.labels = new LinkedHashMap<>(self.labels());
    this.labels.put(MARK, self.name());
  }

  String container(String role) {
    return self.name() + "." + role;
  }

  synchronized void makeNetwork() throws IOException {
    open();
    engine.post(
        "/networks/create", Map.of("Name", network, "CheckDuplicate", true, "Labels", labels));
  }

  /// Creates and starts a container, within bounds; in the network it is found by its role.
  synchronized void start(String role, Map<String, ?> what, Map<String, ?> ports)
      throws IOException {
    open();
    Map<String, Object> wish = new LinkedHashMap<>(what);
    wish.put("Labels", labels);
    wish.put(
        "HostConfig",
        Map.of(
            "NetworkMode", network, "Memory", 512 << 20, "PidsLimit", 256, "PortBindings", ports));
    wish.put(
        "NetworkingConfig",
        Map.of("EndpointsConfig", Map.of(network, Map.of("Aliases", List.of(role)))));
    engine.post("/containers/create?name=" + container(role), wish);
    engine.post("/containers/" + container(role) + "/start");
  }

  boolean runs(String role) throws IOException {
    Optional<Object> found = engine.find("/containers/" + container(role) + "/json");
    return found.isPresent() && Json.text(found.get(), "State", "Running").equals("true");
  }

  /// From now on nothing is started any more.
  synchronized void close() throws IOException {
    closed = true;
    remove();
  }

  synchronized boolean closed() {
    return closed;
  }

  /// Removes what carries our name and our mark: ours, or left by an earlier start that was killed.
  synchronized void remove() throws IOException {
    for (String role : ROLES) {
      String container = "/containers/" + container(role);
      if (ours(engine.find(container + "/json"), "Config", "Labels", MARK)) {
        if (runs(role)) {
          engine.post(container + "/stop?t=3");
        }
        engine.delete(container + "?force=1&v=1");
        System.out.println(container(role) + " is removed");
      }
    }
    if (ours(engine.find("/networks/" + network), "Labels", MARK)) {
      engine.delete("/networks/" + network);
    }
  }

  private boolean ours(Optional<Object> found, String... mark) {
    return found.isPresent() && Json.text(found.get(), mark).equals(self.name());
  }

  private void open() throws IOException {
    if (closed) {
      throw new IOException("stopped while starting");
    }
  }
}
