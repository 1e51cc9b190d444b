package launcher;

import java.io.IOException;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/// The engine behind the mounted socket. HTTP/1.0, so that each answer comes in one piece.
final class Engine {
  private static final Path SOCKET = Path.of("/var/run/docker.sock");

  /// What the engine answered.
  record Answer(int status, String head, String body) {
    boolean ok() {
      return status < 400;
    }

    String orThrow(String what) throws IOException {
      if (!ok()) {
        throw new IOException(what + ": " + Json.text(body, "message"));
      }
      return body;
    }
  }

  private final String version;

  private Engine(String version) {
    this.version = version;
  }

  /// Agrees on the version of the API that the engine speaks: new engines refuse old ones.
  static Engine connect() throws IOException {
    for (String line : exchange("GET", "/_ping", "").head().split("\r\n")) {
      if (line.toLowerCase(java.util.Locale.ROOT).startsWith("api-version:")) {
        return new Engine(line.substring(line.indexOf(':') + 1).strip());
      }
    }
    return new Engine("1.41");
  }

  Answer get(String path) throws IOException {
    return exchange("GET", "/v" + version + path, "");
  }

  Answer post(String path, String json) throws IOException {
    return exchange("POST", "/v" + version + path, json);
  }

  Answer delete(String path) throws IOException {
    return exchange("DELETE", "/v" + version + path, "");
  }

  private static Answer exchange(String method, String path, String json) throws IOException {
    byte[] body = json.getBytes(StandardCharsets.UTF_8);
    String head =
        method + " " + path + " HTTP/1.0\r\nHost: engine\r\nContent-Type: application/json\r\n"
            + "Content-Length: " + body.length + "\r\n\r\n";
    try (SocketChannel channel = SocketChannel.open(UnixDomainSocketAddress.of(SOCKET))) {
      write(channel, head.getBytes(StandardCharsets.US_ASCII));
      write(channel, body);
      String answer =
          new String(Channels.newInputStream(channel).readAllBytes(), StandardCharsets.UTF_8);
      int end = answer.indexOf("\r\n\r\n");
      if (end < 0 || answer.length() < 12) {
        throw new IOException(method + " " + path + ": no answer");
      }
      int status = Integer.parseInt(answer.substring(9, 12));
      return new Answer(status, answer.substring(0, end), answer.substring(end + 4));
    }
  }

  private static void write(SocketChannel channel, byte[] bytes) throws IOException {
    ByteBuffer left = ByteBuffer.wrap(bytes);
    while (left.hasRemaining()) {
      channel.write(left);
    }
  }
}
