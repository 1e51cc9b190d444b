package cpat.engine;

import cpat.read.yaml.Node;
import cpat.report.JsonWriter;
import java.time.Duration;
import java.util.List;

/// Further commands in a running container.
public record Execs(Engine engine) {
  private static final int LOOKS = 600;
  private static final Duration PAUSE = Duration.ofMillis(50);

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
    JsonWriter json = new JsonWriter(false).beginObject().member("AttachStdout", true);
    json.member("AttachStderr", true);
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
    return new Session(request, engine.stream(request, true, Engine.LONG), terminal);
  }

  public void resize(String id, int columns, int rows) throws EngineException {
    engine.text(
        Request.post("/exec/" + Names.encoded(id) + "/resize")
            .with("w", "" + columns)
            .with("h", "" + rows));
  }

  /// Waits until the engine has noted the end: the output may end a moment before.
  public int exitCode(String id) throws EngineException {
    Request request = Request.get("/exec/" + Names.encoded(id) + "/json");
    Node state = engine.json(request);
    for (int i = 0; i < LOOKS && state.text("Running").equals("true"); i++) {
      try {
        Thread.sleep(PAUSE);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        break;
      }
      state = engine.json(request);
    }
    return Containers.number(request, state.text("ExitCode"));
  }

  /// Runs a command without input to its end and gives its exit code.
  public int run(String container, Command command, Output output) throws EngineException {
    String id = create(container, command);
    try (Session session = start(id, command.terminal())) {
      session.copy(output);
    }
    return exitCode(id);
  }
}
