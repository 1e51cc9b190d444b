package cpat.engine;

import java.io.IOException;
import java.io.InputStream;

/// A stream that is read in bulk; a single byte is a bulk of one.
abstract class BulkInput extends InputStream {
  @Override
  public abstract int read(byte[] bytes, int from, int length) throws IOException;

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
  }
}
