package cpat.write;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;

/// A socket that speaks as much of the engine's API as docker's client needs before it creates a
/// container; it keeps the request to create one and refuses it, so nothing is ever made.
final class RecordingEngine implements AutoCloseable {
  private static final String API = "1.51";

  /// A request to create a container: its address and its body.
  record Create(String target, String body) {}

  private final ServerSocketChannel server;
  private final AtomicReference<Optional<Create>> last = new AtomicReference<>(Optional.empty());

  RecordingEngine(Path socket) throws IOException {
    server = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
    server.bind(UnixDomainSocketAddress.of(socket));
    Thread.ofVirtual().start(this::serve);
  }

  /// What was asked since the last time.
  Optional<Create> take() {
    return last.getAndSet(Optional.empty());
  }

  private void serve() {
    try {
      while (true) {
        SocketChannel channel = server.accept();
        Thread.ofVirtual().start(() -> talk(channel));
      }
    } catch (IOException e) {
      // Closed: the test is over.
      return;
    }
  }

  private void talk(SocketChannel channel) {
    try (channel;
        InputStream in = new BufferedInputStream(Channels.newInputStream(channel))) {
      for (String first = line(in); !first.isEmpty(); first = line(in)) {
        int length = 0;
        boolean chunked = false;
        for (String header = line(in); !header.isEmpty(); header = line(in)) {
          String lower = header.toLowerCase(Locale.ROOT);
          if (lower.startsWith("content-length:")) {
            length = Integer.parseInt(header.substring("content-length:".length()).strip());
          }
          chunked |= lower.startsWith("transfer-encoding:") && lower.contains("chunked");
        }
        String body =
            new String(chunked ? chunks(in) : in.readNBytes(length), StandardCharsets.UTF_8);
        String[] words = first.split(" ", -1);
        channel.write(
            ByteBuffer.wrap(answer(words[0], words[1], body).getBytes(StandardCharsets.UTF_8)));
      }
    } catch (IOException e) {
      // The client has gone.
      return;
    }
  }

  private String answer(String method, String target, String body) {
    String path = target.replaceFirst("[?].*", "").replaceFirst("^/v[0-9.]+", "");
    return switch (path) {
      case "/_ping" -> http("200 OK", method.equals("HEAD") ? "" : "OK");
      case "/info" -> http("200 OK", "{\"OSType\":\"linux\",\"Architecture\":\"x86_64\"}");
      case "/images/create" -> http("200 OK", "{\"status\":\"pulled\"}");
      case "/containers/create" -> {
        last.set(Optional.of(new Create(target, body)));
        yield http("500 Internal Server Error", "{\"message\":\"recorded\"}");
      }
      default -> http("404 Not Found", "{\"message\":\"not here\"}");
    };
  }

  private static String http(String status, String body) {
    return "HTTP/1.1 "
        + status
        + "\r\nApi-Version: "
        + API
        + "\r\nOstype: linux\r\nDocker-Experimental: false\r\nContent-Type: application/json"
        + "\r\nContent-Length: "
        + body.length()
        + "\r\n\r\n"
        + body;
  }

  private static byte[] chunks(InputStream in) throws IOException {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    for (int size = Integer.parseInt(line(in), 16); size > 0; ) {
      all.write(in.readNBytes(size));
      line(in);
      size = Integer.parseInt(line(in), 16);
    }
    line(in);
    return all.toByteArray();
  }

  /// Empty at the end, too.
  private static String line(InputStream in) throws IOException {
    StringBuilder line = new StringBuilder();
    for (int c = in.read(); c >= 0 && c != '\n'; c = in.read()) {
      line.append((char) c);
    }
    return line.toString().strip();
  }

  @Override
  public void close() throws IOException {
    server.close();
  }
}
