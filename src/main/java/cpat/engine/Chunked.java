package cpat.engine;

import java.io.IOException;
import java.io.InputStream;

/// Reads a body that comes in chunks (RFC 9112, section 7.1).
final class Chunked extends BulkInput {
  private final InputStream in;
  private long left;
  private boolean first = true;
  private boolean ended;

  Chunked(InputStream in) {
    this.in = in;
  }

  @Override
  public int read(byte[] bytes, int from, int length) throws IOException {
    if (length == 0) {
      return 0;
    }
    if (left == 0 && !ended) {
      next();
    }
    if (ended) {
      return -1;
    }
    int count = in.read(bytes, from, (int) Math.min(length, left));
    if (count < 0) {
      throw new IOException("the answer is cut off");
    }
    left -= count;
    return count;
  }

  private void next() throws IOException {
    if (!first) {
      Http.line(in);
    }
    first = false;
    String size = Http.line(in).replaceFirst(";.*", "").strip();
    if (!size.matches("[0-9a-fA-F]{1,15}")) {
      throw new IOException(
          "a chunk of the answer has no size: `" + Sentence.shortened(size) + "`");
    }
    left = Long.parseLong(size, 16);
    if (left == 0) {
      ended = true;
      String trailer = Http.line(in);
      while (!trailer.isEmpty()) {
        trailer = Http.line(in);
      }
    }
  }
}
