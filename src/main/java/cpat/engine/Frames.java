package cpat.engine;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;

/// What a container prints as the engine sends it: raw with a terminal, else in frames of eight
/// bytes (stream, three zeros, length big-endian) and the text.
final class Frames {
  private static final int STDERR = 2;

  private Frames() {}

  /// Reads to the end.
  static void read(InputStream in, boolean terminal, Output output) throws IOException {
    byte[] buffer = new byte[1 << 14];
    if (terminal) {
      for (int count = in.read(buffer); count >= 0; count = in.read(buffer)) {
        output.take(false, buffer, count);
      }
      return;
    }
    byte[] head = new byte[8];
    for (int got = in.readNBytes(head, 0, 8); got > 0; got = in.readNBytes(head, 0, 8)) {
      if (got < 8 || head[1] != 0 || head[2] != 0 || head[3] != 0 || head[0] > STDERR) {
        throw new IOException("the engine's stream is not in frames, or cut off");
      }
      long left = length(head);
      while (left > 0) {
        int count = in.read(buffer, 0, (int) Math.min(buffer.length, left));
        if (count < 0) {
          throw new IOException("the engine's stream is cut off");
        }
        output.take(head[0] == STDERR, buffer, count);
        left -= count;
      }
    }
  }

  private static long length(byte[] head) {
    return ByteBuffer.wrap(head).getInt(4) & 0xffff_ffffL;
  }
}
