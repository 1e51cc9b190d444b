package launcher;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The engine behind the mounted socket, asked in HTTP/1.0: an answer then ends with its connection.
final class Engine {
  private static final Path SOCKET = Path.of("/var/run/docker.sock");
  private static final Pattern OFFERED = Pattern.compile("(?im)^api-version: *([0-9.]+)");

  private final String version;

  private Engine(String version) {
    this.version = version;
  }

  /// Takes the version of the API that the engine offers: a new engine refuses old versions.
  static Engine connect() throws IOException {
    if (Files.notExists(SOCKET)) {
      throw new IOException("no engine here; start with -v %1$s:%1$s".formatted(SOCKET));
    }
    Matcher offered = OFFERED.matcher(exchange("GET", "/_ping", ""));
    if (!offered.find()) {
      throw new IOException(SOCKET + " names no version of its API");
    }
    return new Engine(offered.group(1));
  }

  /// What there is at a path, if there is something.
  Optional<Object> find(String path) throws IOException {
    Answer answer = ask("GET", path, "");
    return answer.status() == 404 ? Optional.empty() : Optional.of(Json.parse(answer.good().body()));
  }

  /// Sends no body where the engine reads none: it would cut the connection short.
  String post(String path) throws IOException {
    return ask("POST", path, "").good().body();
  }

  String post(String path, Map<String, ?> body) throws IOException {
    return ask("POST", path, Json.write(body)).good().body();
  }

  /// Sees to it that something is gone.
  void delete(String path) throws IOException {
    Answer answer = ask("DELETE", path, "");
    if (answer.status() != 404) {
      answer.good();
    }
  }

  /// Runs a command in a container and gives its exit code. It is run attached: Podman tells the end of
  /// a detached one minutes later.
  int exec(String container, List<String> command) throws IOException, InterruptedException {
    Map<String, ?> wish = Map.of("Cmd", command, "AttachStdout", true, "AttachStderr", true);
    Object created = Json.parse(post("/containers/" + container + "/exec", wish));
    String exec = "/exec/" + Json.text(created, "Id");
    post(exec + "/start", Map.of("Detach", false));
    while (true) {
      Object state = find(exec + "/json").orElseThrow();
      if (!Json.text(state, "Running").equals("true")) {
        return Integer.parseInt(Json.text(state, "ExitCode"));
      }
      Thread.sleep(20);
    }
  }

  /// The last lines that a container wrote. They come in frames of 8 bytes, the last 4 of them a length.
  String lastWords(String container) throws IOException {
    String path = "/containers/" + container + "/logs?stdout=1&stderr=1&tail=20";
    ByteBuffer frames = ByteBuffer.wrap(ask("GET", path, "").good().bytes());
    ByteArrayOutputStream words = new ByteArrayOutputStream();
    while (frames.remaining() > 8) {
      byte[] text = new byte[Math.min(frames.getInt(frames.position() + 4), frames.remaining() - 8)];
      frames.position(frames.position() + 8).get(text);
      words.write(text);
    }
    return words.toString(StandardCharsets.UTF_8);
  }

  private Answer ask(String method, String path, String json) throws IOException {
    String all = exchange(method, "/v" + version + path, json);
    int end = all.indexOf("\r\n\r\n");
    if (end < 12) {
      throw new IOException(method + " " + path + ": the engine gave no answer");
    }
    int status = Integer.parseInt(all.substring(9, 12));
    return new Answer(method + " " + path, status, all.substring(end + 4));
  }

  private static String exchange(String method, String path, String json) throws IOException {
    byte[] body = json.getBytes(StandardCharsets.UTF_8);
    String head =
        "%s %s HTTP/1.0\r\nHost: engine\r\nContent-Type: application/json\r\nContent-Length: %d\r\n\r\n"
            .formatted(method, path, body.length);
    try (SocketChannel channel = SocketChannel.open(UnixDomainSocketAddress.of(SOCKET))) {
      write(channel, head.getBytes(StandardCharsets.US_ASCII));
      write(channel, body);
      byte[] answer = Channels.newInputStream(channel).readAllBytes();
      return new String(answer, StandardCharsets.ISO_8859_1); // a character for each byte
    }
  }

  private static void write(SocketChannel channel, byte[] bytes) throws IOException {
    ByteBuffer left = ByteBuffer.wrap(bytes);
    while (left.hasRemaining()) {
      channel.write(left);
    }
  }

  private record Answer(String request, int status, String content) {
    Answer good() throws IOException {
      if (status >= 400) {
        throw new IOException(request + ": " + body().strip());
      }
      return this;
    }

    byte[] bytes() {
      return content.getBytes(StandardCharsets.ISO_8859_1);
    }

    String body() {
      return new String(bytes(), StandardCharsets.UTF_8);
    }
  }
}
