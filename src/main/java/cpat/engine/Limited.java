package cpat.engine;

import java.io.IOException;
import java.io.InputStream;

/// Reads a body of a known length; an end before it is an error.
final class Limited extends BulkInput {
  private final InputStream in;
  private long left;

  Limited(InputStream in, long length) {
    this.in = in;
    this.left = length;
  }

  @Override
  public int read(byte[] bytes, int from, int length) throws IOException {
    if (length == 0) {
      return 0;
    }
    if (left <= 0) {
      return -1;
    }
    int count = in.read(bytes, from, (int) Math.min(length, left));
    if (count < 0) {
      throw new IOException("the answer is cut off, " + left + " bytes are missing");
    }
    left -= count;
    return count;
  }
}
