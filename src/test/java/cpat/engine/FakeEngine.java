package cpat.engine;

import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Function;

/// A socket that answers each request with what a test says, byte for byte; an empty answer keeps
/// the connection open and says nothing.
final class FakeEngine implements AutoCloseable {
  static final String PING = "HTTP/1.1 200 OK\r\nApi-Version: 1.44\r\nContent-Length: 2\r\n\r\nOK";

  private final ServerSocketChannel server;
  private final Path socket;
  final List<String> requests = Collections.synchronizedList(new ArrayList<>());

  FakeEngine(Path socket, Function<String, String> answers) throws IOException {
    this.socket = socket;
    server = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
    server.bind(UnixDomainSocketAddress.of(socket));
    Thread.ofVirtual().start(() -> serve(answers));
  }

  /// Pings are answered properly, everything else as said.
  static FakeEngine answering(Path socket, String answer) throws IOException {
    return new FakeEngine(socket, line -> line.contains("/_ping") ? PING : answer);
  }

  Endpoint endpoint() {
    return new Endpoint.Unix(socket);
  }

  private void serve(Function<String, String> answers) {
    try {
      while (true) {
        SocketChannel channel = server.accept();
        Thread.ofVirtual().start(() -> answer(channel, answers));
      }
    } catch (IOException e) {
      // Closed: the test is over.
      return;
    }
  }

  private void answer(SocketChannel channel, Function<String, String> answers) {
    try {
      ByteBuffer bytes = ByteBuffer.allocate(1 << 16);
      channel.read(bytes);
      String request = new String(bytes.array(), 0, bytes.position(), StandardCharsets.UTF_8);
      requests.add(request);
      String answer = answers.apply(request.lines().findFirst().orElse(""));
      if (!answer.isEmpty()) {
        channel.write(ByteBuffer.wrap(answer.getBytes(StandardCharsets.UTF_8)));
        channel.close();
      }
    } catch (IOException e) {
      // The client has gone.
      return;
    }
  }

  @Override
  public void close() throws IOException {
    server.close();
  }
}
