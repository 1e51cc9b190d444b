package cpat.lab;

import cpat.engine.Engine;
import cpat.engine.EngineException;
import cpat.engine.Session;
import cpat.model.Problem;
import cpat.model.Run;
import cpat.model.Setting;
import cpat.model.Word;
import cpat.read.engine.RunLine;
import cpat.write.Caller;
import cpat.write.CreateRequest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/// `docker run` and `docker create`.
record DockerRun(Engine engine, Sandbox sandbox, Path folder) {
  /// What the client does beside the request, and cpat does not.
  private static final List<String> NOT_DONE = List.of("attach", "cidfile", "use-api-socket");

  private static final Duration LONGEST = Duration.ofMinutes(10);
  private static final SecureRandom RANDOM = new SecureRandom();

  int run(DockerLine line, Sink out) throws EngineException {
    List<Problem> problems = new ArrayList<>();
    Run run =
        RunLine.read(line.line(), line.invocation(), problems)
            .orElseThrow(() -> new EngineException("`docker run` names no image"));
    if (!problems.isEmpty()) {
      throw new EngineException(problems.getFirst().message());
    }
    List<String> unknown = new ArrayList<>(CreateRequest.unknown(run));
    NOT_DONE.stream().filter(run::on).forEach(unknown::add);
    if (!unknown.isEmpty()) {
      throw new EngineException("cpat does not know `docker run --" + unknown.getFirst() + "`");
    }
    String image = run.image().map(Word::text).orElse("");
    if (!engine.images().has(image)) {
      out.line("Unable to find image '" + image + "' locally");
      engine.images().pull(image, out::line);
    }
    String name =
        run.settings("name")
            .map(Setting::value)
            .map(Word::text)
            .findFirst()
            .orElseGet(
                () -> "cpat-" + HexFormat.of().toHexDigits(RANDOM.nextInt()) + "-" + sandbox.id());
    String id = create(run, name);
    if (line.verb().equals("create")) {
      out.line(id);
      return 0;
    }
    try {
      if (run.on("detach")) {
        engine.containers().start(id);
        out.line(id);
        return 0;
      }
      int code = attached(id, run.on("tty"), out);
      if (run.on("rm")) {
        engine.containers().remove(id);
      }
      return code;
    } catch (EngineException e) {
      // A container that did not start would hold its name against the next try.
      try {
        engine.containers().remove(id);
      } catch (EngineException second) {
        e.addSuppressed(second);
      }
      throw e;
    }
  }

  private String create(Run run, String name) throws EngineException {
    Caller caller =
        new Caller(
            folder.toAbsolutePath().toString(),
            this::file,
            variable -> Optional.ofNullable(System.getenv(variable)),
            engine.api().minor());
    try {
      // With `--rm` the engine could be quicker than the question for the exit code.
      String request = CreateRequest.of(run.without("rm"), sandbox.bounds(), caller);
      return engine.containers().create(name, request);
    } catch (IllegalArgumentException e) {
      throw new EngineException(String.valueOf(e.getMessage()));
    }
  }

  private Optional<String> file(String path) {
    try {
      return Optional.of(Files.readString(folder.resolve(path)));
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  /// Attached before it starts, so that its first words are not missed.
  private int attached(String id, boolean terminal, Sink out) throws EngineException {
    try (Session session = engine.containers().attach(id, false, terminal)) {
      engine.containers().start(id);
      session.copy(out);
    }
    return engine.containers().await(id, LONGEST);
  }
}
