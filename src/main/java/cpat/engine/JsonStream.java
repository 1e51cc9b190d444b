package cpat.engine;

import cpat.read.yaml.Node;
import java.io.IOException;
import java.io.InputStream;

/// JSON objects that come one per line: events, progress, statistics.
final class JsonStream {
  /// A line of a build's progress can hold a log of its own.
  private static final int LONGEST = 16 << 20;

  private JsonStream() {}

  /// Takes an object; false ends the reading.
  @FunctionalInterface
  interface Taker {
    boolean take(Node object) throws EngineException;
  }

  static void each(Request request, InputStream in, Taker taker)
      throws IOException, EngineException {
    java.io.ByteArrayOutputStream line = new java.io.ByteArrayOutputStream();
    byte[] buffer = new byte[1 << 14];
    for (int count = in.read(buffer); count >= 0; count = in.read(buffer)) {
      for (int i = 0; i < count; i++) {
        if (buffer[i] != '\n') {
          line.write(buffer[i]);
        } else if (!object(request, line, taker)) {
          return;
        }
      }
      if (line.size() > LONGEST) {
        throw new IOException("the answer has a line without end");
      }
    }
    object(request, line, taker);
  }

  private static boolean object(Request request, java.io.ByteArrayOutputStream line, Taker taker)
      throws EngineException {
    String text = line.toString(java.nio.charset.StandardCharsets.UTF_8).strip();
    line.reset();
    return text.isEmpty() || taker.take(Engine.json(request, text));
  }
}
