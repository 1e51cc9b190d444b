package cpat.engine;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/// An answer whose body may still be coming. Header names are in lower case.
record Response(
    int status,
    Map<String, String> headers,
    InputStream body,
    Connection connection,
    Deadline deadline)
    implements AutoCloseable {
  /// An answer that does not stream is small; more than this is a mistake of somebody's.
  private static final int LARGEST = 64 << 20;

  boolean ok() {
    return status < 400;
  }

  String text() throws IOException {
    byte[] bytes = body.readNBytes(LARGEST + 1);
    if (bytes.length > LARGEST) {
      throw new IOException("the answer is larger than " + (LARGEST >> 20) + " MiB");
    }
    return new String(bytes, StandardCharsets.UTF_8);
  }

  /// Closes the connection; what could still have been read does not matter any more.
  @Override
  public void close() {
    deadline.close();
    try {
      connection.close();
    } catch (IOException e) {
      return;
    }
  }
}
