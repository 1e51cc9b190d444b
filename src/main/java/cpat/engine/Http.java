package cpat.engine;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// HTTP/1.1 as far as an engine speaks it: one request on a connection, lengths, chunks, and
/// streams that are taken over (`101 UPGRADED`, or `200` without an end).
final class Http {
  private static final int LONGEST_HEAD = 1 << 16;
  private static final byte[] CRLF = {'\r', '\n'};

  private Http() {}

  /// Sends and reads the head of the answer; its body is still to be read.
  static Response send(Connection connection, Request request, boolean takeOver, Deadline deadline)
      throws IOException {
    OutputStream out = new BufferedOutputStream(new Outgoing(connection.out()), 1 << 15);
    Optional<Broken> broken = Optional.empty();
    try {
      out.write(head(request, takeOver).getBytes(StandardCharsets.US_ASCII));
      if (request.content().isPresent()) {
        body(out, request.content().get());
      }
      out.flush();
    } catch (Broken e) {
      // An engine that refuses does so before it has read all: its answer says why.
      broken = Optional.of(e);
    }
    try {
      return response(connection, request.method(), deadline);
    } catch (IOException e) {
      throw broken.isPresent() ? broken.get() : e;
    }
  }

  /// The connection takes no more: unlike a file of ours that cannot be read.
  private static final class Broken extends IOException {
    private static final long serialVersionUID = 1;

    Broken(IOException cause) {
      super(cause.getMessage(), cause);
    }
  }

  private static final class Outgoing extends FilterOutputStream {
    Outgoing(OutputStream out) {
      super(out);
    }

    @Override
    public void write(byte[] bytes, int from, int length) throws Broken {
      try {
        out.write(bytes, from, length);
      } catch (IOException e) {
        throw new Broken(e);
      }
    }

    @Override
    public void flush() throws Broken {
      try {
        out.flush();
      } catch (IOException e) {
        throw new Broken(e);
      }
    }
  }

  private static String head(Request request, boolean takeOver) {
    StringBuilder head = new StringBuilder();
    head.append(request.method()).append(' ').append(request.target()).append(" HTTP/1.1\r\n");
    head.append("Host: engine\r\nUser-Agent: cpat\r\n");
    head.append(takeOver ? "Connection: Upgrade\r\nUpgrade: tcp\r\n" : "Connection: close\r\n");
    if (request.content().isPresent()) {
      Request.Content content = request.content().get();
      head.append("Content-Type: ").append(content.type()).append("\r\n");
      head.append(
          content.length() < 0
              ? "Transfer-Encoding: chunked\r\n"
              : "Content-Length: " + content.length() + "\r\n");
    } else if (!request.method().equals("GET")) {
      head.append("Content-Length: 0\r\n");
    }
    return head.append("\r\n").toString();
  }

  private static void body(OutputStream out, Request.Content content) throws IOException {
    if (content.length() >= 0) {
      content.writer().write(out);
      return;
    }
    OutputStream chunks = new BufferedOutputStream(new Chunks(out), 1 << 15);
    content.writer().write(chunks);
    chunks.flush();
    out.write(new byte[] {'0', '\r', '\n', '\r', '\n'});
  }

  private static Response response(Connection connection, String method, Deadline deadline)
      throws IOException {
    InputStream in = new BufferedInputStream(connection.in(), 1 << 15);
    String line = line(in);
    String[] parts = line.split(" ", 3);
    if (!line.startsWith("HTTP/1.") || parts.length < 2 || !parts[1].matches("[0-9]{3}")) {
      throw new IOException("no HTTP answer but `" + Sentence.shortened(line) + "`");
    }
    int status = Integer.parseInt(parts[1]);
    Map<String, String> headers = new TreeMap<>();
    for (String header = line(in); !header.isEmpty(); header = line(in)) {
      int colon = header.indexOf(':');
      if (colon > 0) {
        headers.put(
            header.substring(0, colon).toLowerCase(Locale.ROOT),
            header.substring(colon + 1).strip());
      }
    }
    InputStream body = in;
    if (status == 204 || status == 304 || method.equals("HEAD")) {
      body = InputStream.nullInputStream();
    } else if (headers.getOrDefault("transfer-encoding", "").contains("chunked")) {
      body = new Chunked(in);
    } else if (headers.containsKey("content-length")) {
      String length = headers.getOrDefault("content-length", "");
      if (!length.matches("[0-9]{1,18}")) {
        throw new IOException("the answer has no length: Content-Length `" + length + "`");
      }
      body = new Limited(in, Long.parseLong(length));
    }
    return new Response(status, headers, body, connection, deadline);
  }

  static String line(InputStream in) throws IOException {
    ByteArrayOutputStream line = new ByteArrayOutputStream();
    for (int c = in.read(); c != '\n'; c = in.read()) {
      if (c < 0) {
        throw new IOException(
            line.size() == 0 ? "the engine closed the connection" : "the answer is cut off");
      }
      if (line.size() > LONGEST_HEAD) {
        throw new IOException("the answer has a line without end");
      }
      if (c != '\r') {
        line.write(c);
      }
    }
    return line.toString(StandardCharsets.UTF_8);
  }

  /// Each write becomes a chunk.
  private static final class Chunks extends OutputStream {
    private final OutputStream out;

    Chunks(OutputStream out) {
      this.out = out;
    }

    @Override
    public void write(int one) throws IOException {
      write(new byte[] {(byte) one}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int from, int length) throws IOException {
      if (length > 0) {
        out.write(Integer.toHexString(length).getBytes(StandardCharsets.US_ASCII));
        out.write(CRLF);
        out.write(bytes, from, length);
        out.write(CRLF);
      }
    }

    @Override
    public void flush() throws IOException {
      out.flush();
    }
  }
}
