package cpat.engine;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;

/// Two streams to an engine, open until closed.
interface Connection extends Closeable {
  InputStream in();

  OutputStream out();

  /// Says that nothing more will be written, where the transport can say so.
  void endOutput() throws IOException;
}
