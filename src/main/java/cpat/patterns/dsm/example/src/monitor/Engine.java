package monitor;

import java.io.IOException;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Asks the engine over its socket. HTTP/1.0, so that an answer ends with its connection.
record Engine(Path socket, String version) {
  private static final Pattern OFFERED = Pattern.compile("(?im)^api-version: *([0-9.]+)");

  /// Takes the version of the API that the engine offers: a new engine refuses old versions.
  static Engine connect(Path socket) throws IOException {
    Matcher offered = OFFERED.matcher(exchange(socket, "/_ping"));
    if (!offered.find()) {
      throw new IOException(socket + " names no version of its API");
    }
    return new Engine(socket, offered.group(1));
  }

  Object get(String path) throws IOException {
    String answer = exchange(socket, "/v" + version + path);
    int body = answer.indexOf("\r\n\r\n");
    if (body < 0 || !answer.startsWith(" 200 ", "HTTP/1.0".length())) {
      throw new IOException(path + ": " + answer.lines().findFirst().orElse("no answer"));
    }
    return Json.parse(answer.substring(body + 4));
  }

  private static String exchange(Path socket, String path) throws IOException {
    String request = "GET " + path + " HTTP/1.0\r\nHost: engine\r\n\r\n";
    try (SocketChannel channel = SocketChannel.open(UnixDomainSocketAddress.of(socket))) {
      ByteBuffer left = ByteBuffer.wrap(request.getBytes(StandardCharsets.US_ASCII));
      while (left.hasRemaining()) {
        channel.write(left);
      }
      byte[] answer = Channels.newInputStream(channel).readAllBytes();
      return new String(answer, StandardCharsets.UTF_8);
    }
  }
}
