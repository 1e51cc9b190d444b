package cpat.engine;

import cpat.read.yaml.Json;
import cpat.read.yaml.Node;
import cpat.source.Excerpt;
import cpat.source.Source;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;

/// An engine that answered. Calls are grouped by what they are about; each fails with an
/// [EngineException] that says what the engine said.
public final class Engine {
  /// Whose engine it is; both speak Docker's API.
  public enum Kind {
    DOCKER,
    PODMAN;

    /// The client's name on a command line.
    public String command() {
      return this == DOCKER ? "docker" : "podman";
    }

    @Override
    public String toString() {
      return this == DOCKER ? "Docker" : "Podman";
    }
  }

  static final Duration USUAL = Duration.ofSeconds(60);

  private final Endpoint endpoint;
  private final Kind kind;
  private final ApiVersion api;
  private final boolean buildKit;

  private Engine(Endpoint endpoint, Kind kind, ApiVersion api, boolean buildKit) {
    this.endpoint = endpoint;
    this.kind = kind;
    this.api = api;
    this.buildKit = buildKit;
  }

  /// Asks who is there and agrees on an API version: the newest that both sides know.
  public static Engine connect(Endpoint endpoint) throws EngineException {
    Request ping = Request.get("/_ping");
    try (Response response = open(endpoint, ping, false);
        Deadline _ = new Deadline(response.connection(), Duration.ofSeconds(15))) {
      String text = response.text();
      if (!response.ok()) {
        throw new EngineException(
            new EngineError(ping.toString(), response.status(), text.strip()));
      }
      String offered = response.headers().getOrDefault("api-version", "");
      Kind kind = response.headers().containsKey("libpod-api-version") ? Kind.PODMAN : Kind.DOCKER;
      // Every Docker since 18.09 has it, whatever it builds with when not asked; Windows never.
      boolean buildKit =
          kind == Kind.DOCKER && !response.headers().getOrDefault("ostype", "").equals("windows");
      return new Engine(endpoint, kind, ApiVersion.agree(offered), buildKit);
    } catch (IOException e) {
      throw new EngineException(Sentence.reason(e));
    }
  }

  public Endpoint endpoint() {
    return endpoint;
  }

  public Kind kind() {
    return kind;
  }

  /// The API version that is spoken with this engine.
  public ApiVersion api() {
    return api;
  }

  /// True when the engine can build with BuildKit.
  public boolean buildKit() {
    return buildKit;
  }

  public Containers containers() {
    return new Containers(this);
  }

  public Execs execs() {
    return new Execs(this);
  }

  public Images images() {
    return new Images(this);
  }

  public Networks networks() {
    return new Networks(this);
  }

  public Volumes volumes() {
    return new Volumes(this);
  }

  public Host host() {
    return new Host(this);
  }

  /// A call whose answer is JSON.
  Node json(Request request) throws EngineException {
    return json(request, text(request));
  }

  static Node json(Request request, String text) throws EngineException {
    Json read = Json.read(Excerpt.of(new Source(request.toString(), text)));
    boolean value = read.root().filter(r -> !(r instanceof Node.Scalar)).isPresent();
    if (!value || !read.problems().isEmpty()) {
      throw new EngineException(
          new EngineError(
              request.toString(), 0, "the answer is not JSON: " + Sentence.shortened(text)));
    }
    return read.root().orElseThrow();
  }

  /// A call whose answer is small or does not matter.
  String text(Request request) throws EngineException {
    return text(request, USUAL);
  }

  String text(Request request, Duration limit) throws EngineException {
    Deadline deadline = new Deadline(limit);
    try (Response response = stream(request, false, deadline)) {
      return response.text();
    } catch (IOException e) {
      throw deadline.failure(request, e);
    } finally {
      deadline.close();
    }
  }

  /// A call whose answer streams, or whose connection is taken over; the caller closes it.
  Response stream(Request request, boolean takeOver) throws EngineException {
    return stream(request, takeOver, new Deadline());
  }

  private Response stream(Request request, boolean takeOver, Deadline deadline)
      throws EngineException {
    Request versioned =
        new Request(
            request.method(), "/v" + api + request.path(), request.query(), request.content());
    Optional<Response> opened = Optional.empty();
    try {
      Connection connection = endpoint.open();
      deadline.watch(connection);
      Response response = send(connection, versioned, takeOver);
      if (response.ok()) {
        return response;
      }
      opened = Optional.of(response);
      throw refusal(request, response);
    } catch (IOException e) {
      throw deadline.failure(request, e);
    } finally {
      opened.ifPresent(Engine::closeQuietly);
    }
  }

  private static Response open(Endpoint endpoint, Request request, boolean takeOver)
      throws IOException {
    return send(endpoint.open(), request, takeOver);
  }

  private static Response send(Connection connection, Request request, boolean takeOver)
      throws IOException {
    try {
      return Http.send(connection, request, takeOver);
    } catch (IOException e) {
      connection.close();
      throw e;
    }
  }

  private static EngineException refusal(Request request, Response response) throws IOException {
    String text = response.text();
    Json read = Json.read(Excerpt.of(new Source(request.toString(), text)));
    String message = read.root().map(n -> n.text("message")).orElse("");
    return new EngineException(
        new EngineError(
            request.toString(),
            response.status(),
            message.isEmpty() ? Sentence.shortened(text) : message.strip()));
  }

  private static void closeQuietly(Response response) {
    try {
      response.close();
    } catch (IOException e) {
      // Nothing was to be read from it any more.
      return;
    }
  }
}
