package cpat.engine;

import cpat.read.yaml.Node;
import cpat.report.JsonWriter;
import java.io.OutputStream;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Containers: create, start, stop, look at, remove.
public record Containers(Engine engine) {
  /// Creates one from the JSON body of the API and gives its id.
  public String create(String name, String body) throws EngineException {
    Request request = Request.post("/containers/create").json(body);
    return engine.json(name.isEmpty() ? request : request.with("name", name)).text("Id");
  }

  /// One that only lends its files and is never started. It has no network and no command that
  /// matters: an image without any would make no container.
  public String createIdle(String name, String image, Map<String, String> labels)
      throws EngineException {
    JsonWriter body = new JsonWriter(false).beginObject().member("Image", image);
    body.strings("Entrypoint", List.of("/idle")).strings("Cmd", List.of());
    body.name("Labels").beginObject();
    labels.forEach(body::member);
    body.endObject().name("HostConfig").beginObject().member("NetworkMode", "none").endObject();
    return create(name, body.endObject().toString());
  }

  public void start(String id) throws EngineException {
    engine.text(on("POST", id, "/start"));
  }

  /// Asks it to stop and kills it after the grace time; returns when it has ended.
  public void stop(String id, Duration grace) throws EngineException {
    engine.text(
        on("POST", id, "/stop").with("t", Long.toString(grace.toSeconds())),
        grace.plus(Engine.USUAL));
  }

  /// Asks it to stop, with the grace time that it was created with.
  public void stop(String id) throws EngineException {
    engine.text(on("POST", id, "/stop"), Duration.ofMinutes(10));
  }

  public void restart(String id, Duration grace) throws EngineException {
    engine.text(
        on("POST", id, "/restart").with("t", Long.toString(grace.toSeconds())),
        grace.plus(Engine.USUAL));
  }

  /// `signal` by name (`HUP`, `SIGHUP`) or number.
  public void kill(String id, String signal) throws EngineException {
    engine.text(on("POST", id, "/kill").with("signal", signal));
  }

  /// Waits for its end and gives the exit code.
  public int await(String id, Duration limit) throws EngineException {
    Request request = on("POST", id, "/wait");
    String code = Engine.json(request, engine.text(request, limit)).text("StatusCode");
    return number(request, code);
  }

  public Node inspect(String id) throws EngineException {
    return engine.json(on("GET", id, "/json"));
  }

  /// The text that `docker inspect` and `podman inspect` make of it. Podman's own tells more than
  /// the one that it gives to Docker's clients.
  public String inspection(String id) throws EngineException {
    if (engine.kind() == Engine.Kind.PODMAN) {
      try {
        return engine.text(Request.get("/libpod/containers/" + Names.encoded(id) + "/json"));
      } catch (EngineException e) {
        return engine.text(on("GET", id, "/json"));
      }
    }
    return engine.text(on("GET", id, "/json"));
  }

  public List<Node> list(boolean all, Filters filters) throws EngineException {
    return engine.json(Request.get("/containers/json").with("all", all).with(filters)).elements();
  }

  /// Removes it with its anonymous volumes, also while it runs.
  public void remove(String id) throws EngineException {
    engine.text(on("DELETE", id, "").with("force", "1").with("v", "1"));
  }

  /// What it printed so far; with `follow` also what comes, until its end.
  public void logs(String id, boolean follow, Output output) throws EngineException {
    logs(id, follow, "all", output);
  }

  /// The same from the last so many lines on.
  public void logs(String id, boolean follow, String tail, Output output) throws EngineException {
    boolean terminal = inspect(id).text("Config", "Tty").equals("true");
    Request request =
        on("GET", id, "/logs").with("stdout", "1").with("stderr", "1").with("follow", follow);
    request = request.with("tail", tail);
    try (Session session = session(request, false, terminal)) {
      session.copy(output);
    }
  }

  /// Its streams from now on. Attach before the start to miss nothing.
  public Session attach(String id, boolean input, boolean terminal) throws EngineException {
    Request request =
        on("POST", id, "/attach").with("stream", "1").with("stdout", "1").with("stderr", "1");
    return session(request.with("stdin", input), true, terminal);
  }

  /// The size of its terminal.
  public void resize(String id, int columns, int rows) throws EngineException {
    engine.text(on("POST", id, "/resize").with("w", "" + columns).with("h", "" + rows));
  }

  /// Its processes: `Titles` and `Processes`. Docker asks the `ps` of its host; Podman, unless told
  /// which columns, one in the container, where there may be none.
  public Node top(String id) throws EngineException {
    Request request = on("GET", id, "/top");
    boolean podman = engine.kind() == Engine.Kind.PODMAN;
    return engine.json(podman ? request.with("ps_args", "user,pid,ppid,args") : request);
  }

  /// One sample of what it uses.
  public Node stats(String id) throws EngineException {
    return engine.json(on("GET", id, "/stats").with("stream", "0"));
  }

  /// What a path of it is; empty when there is nothing. Works without a start.
  public Optional<PathStat> stat(String id, String path) throws EngineException {
    Request request = on("HEAD", id, "/archive").with("path", path);
    try (Response response = engine.stream(request, false, Engine.USUAL)) {
      String header = response.headers().getOrDefault(PathStat.HEADER, "");
      return PathStat.parse(request, path, header);
    } catch (EngineException e) {
      if (e.error().notFound()) {
        return Optional.empty();
      }
      throw e;
    }
  }

  /// A path of it as a tar archive.
  public void copyOut(String id, String path, OutputStream to) throws EngineException {
    Request request = on("GET", id, "/archive").with("path", path);
    engine.copy(request, to);
  }

  /// Unpacks a tar archive into a folder of it.
  public void copyIn(String id, String folder, Request.Writer tar) throws EngineException {
    engine.text(on("PUT", id, "/archive").with("path", folder).tar(tar));
  }

  private static Request on(String method, String id, String what) {
    return new Request(
        method, "/containers/" + Names.encoded(id) + what, Map.of(), Optional.empty());
  }

  private Session session(Request request, boolean takeOver, boolean terminal)
      throws EngineException {
    return new Session(request, engine.stream(request, takeOver, Engine.LONG), terminal);
  }

  static int number(Request request, String text) throws EngineException {
    try {
      return Integer.parseInt(text);
    } catch (NumberFormatException e) {
      throw new EngineException(
          new EngineError(request.toString(), 0, "no exit code but `" + text + "`"));
    }
  }
}
