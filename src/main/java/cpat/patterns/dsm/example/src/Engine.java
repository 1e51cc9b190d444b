import java.io.IOException;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Asks the engine over its socket. HTTP/1.0, so that answers come in one piece.
record Engine(Path socket, String version) {
  /// Agrees on the version of the API that the engine speaks: new engines refuse old ones.
  static Engine connect(Path socket) throws IOException {
    Matcher offered =
        Pattern.compile("(?im)^api-version: *([0-9.]+)").matcher(exchange(socket, "/_ping"));
    return new Engine(socket, offered.find() ? offered.group(1) : "1.41");
  }

  String get(String path) throws IOException {
    String answer = exchange(socket, "/v" + version + path);
    int body = answer.indexOf("\r\n\r\n");
    if (!answer.matches("(?s)HTTP/1\\.[01] 200 .*") || body < 0) {
      throw new IOException(path + ": " + answer.lines().findFirst().orElse("no answer"));
    }
    return answer.substring(body + 4);
  }

  private static String exchange(Path socket, String path) throws IOException {
    try (SocketChannel channel = SocketChannel.open(UnixDomainSocketAddress.of(socket))) {
      String request = "GET " + path + " HTTP/1.0\r\nHost: engine\r\n\r\n";
      ByteBuffer bytes = ByteBuffer.wrap(request.getBytes(StandardCharsets.US_ASCII));
      while (bytes.hasRemaining()) {
        channel.write(bytes);
      }
      return new String(
          Channels.newInputStream(channel).readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
