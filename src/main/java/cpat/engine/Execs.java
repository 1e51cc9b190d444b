package cpat.engine;

import cpat.report.JsonWriter;
import java.io.IOException;
import java.util.List;
import java.util.Map;

/// Further commands in a running container.
public record Execs(Engine engine) {
  /// What to run: with a terminal or not, as whom and where (empty: as the container does).
  public record Command(
      List<String> argv,
      boolean terminal,
      boolean input,
      String user,
      String workdir,
      List<String> environment) {
    public static Command of(String... argv) {
      return new Command(List.of(argv), false, false, "", "", List.of());
    }
  }

  /// Prepares the command and gives the id of the exec.
  public String create(String container, Command command) throws EngineException {
    JsonWriter json = new JsonWriter(false).beginObject();
    json.member("AttachStdout", true).member("AttachStderr", true);
    json.member("AttachStdin", command.input()).member("Tty", command.terminal());
    if (!command.user().isEmpty()) {
      json.member("User", command.user());
    }
    if (!command.workdir().isEmpty()) {
      json.member("WorkingDir", command.workdir());
    }
    json.strings("Env", command.environment()).strings("Cmd", command.argv()).endObject();
    Request request = Request.post("/containers/" + Names.encoded(container) + "/exec");
    return engine.json(request.json(json.toString())).text("Id");
  }

  /// Starts it; the session carries its streams.
  public Session start(String id, boolean terminal) throws EngineException {
    Request request =
        Request.post("/exec/" + Names.encoded(id) + "/start")
            .json("{\"Detach\":false,\"Tty\":" + terminal + "}");
    return new Session(engine.stream(request, true), terminal);
  }

  public void resize(String id, int columns, int rows) throws EngineException {
    engine.text(
        Request.post("/exec/" + Names.encoded(id) + "/resize")
            .with("w", "" + columns)
            .with("h", "" + rows));
  }

  public int exitCode(String id) throws EngineException {
    Request request = Request.get("/exec/" + Names.encoded(id) + "/json");
    return Containers.number(request, engine.json(request).text("ExitCode"));
  }

  /// Runs a command without input to its end and gives its exit code.
  public int run(String container, Command command, Output output) throws EngineException {
    String id = create(container, command);
    try (Session session = start(id, command.terminal())) {
      session.copy(output);
    } catch (IOException e) {
      throw Containers.failure(
          new Request("POST", "/exec/start", Map.of(), java.util.Optional.empty()), e);
    }
    return exitCode(id);
  }
}
