package cpat.engine;

import cpat.read.yaml.Json;
import cpat.read.yaml.Node;
import cpat.source.Excerpt;
import cpat.source.Source;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Duration;

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

  /// For builds, and for programs that are watched to their end.
  static final Duration LONG = Duration.ofMinutes(15);

  private static final Duration PING = Duration.ofSeconds(15);

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
    try (Response response = open(endpoint, ping, ping, false, PING)) {
      String text = text(ping, response);
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
    try (Response response = stream(request, false, limit)) {
      return text(request, response);
    }
  }

  /// Copies an answer of any size.
  void copy(Request request, OutputStream to) throws EngineException {
    try (Response response = stream(request, false, LONG)) {
      try {
        response.body().transferTo(to);
      } catch (IOException e) {
        throw response.deadline().failure(request, e);
      }
    }
  }

  /// Hands on the JSON objects of an answer that streams them.
  void each(Request request, Duration limit, JsonStream.Taker taker) throws EngineException {
    try (Response response = stream(request, false, limit)) {
      try {
        JsonStream.each(request, response.body(), taker);
      } catch (IOException e) {
        throw response.deadline().failure(request, e);
      }
    }
  }

  private static String text(Request request, Response response) throws EngineException {
    try {
      return response.text();
    } catch (IOException e) {
      throw response.deadline().failure(request, e);
    }
  }

  /// A call whose answer streams, or whose connection is taken over; the caller closes it. When the
  /// time is over the connection is closed under whoever still reads.
  Response stream(Request request, boolean takeOver, Duration limit) throws EngineException {
    Request versioned =
        new Request(
            request.method(), "/v" + api + request.path(), request.query(), request.content());
    Response response = open(endpoint, request, versioned, takeOver, limit);
    if (response.ok()) {
      return response;
    }
    try (response) {
      throw refusal(request, response);
    }
  }

  private static Response open(
      Endpoint endpoint, Request told, Request sent, boolean takeOver, Duration limit)
      throws EngineException {
    Deadline deadline = new Deadline(limit);
    try {
      Connection connection = endpoint.open();
      deadline.watch(connection);
      try {
        return Http.send(connection, sent, takeOver, deadline);
      } catch (IOException e) {
        connection.close();
        throw e;
      }
    } catch (IOException e) {
      deadline.close();
      throw deadline.failure(told, e);
    }
  }

  private static EngineException refusal(Request request, Response response)
      throws EngineException {
    String text = text(request, response);
    Json read = Json.read(Excerpt.of(new Source(request.toString(), text)));
    String message = read.root().map(n -> n.text("message")).orElse("");
    return new EngineException(
        new EngineError(
            request.toString(),
            response.status(),
            message.isEmpty() ? Sentence.shortened(text) : message.strip()));
  }
}
