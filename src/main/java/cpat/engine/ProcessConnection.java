package cpat.engine;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;

/// A connection through a program's standard streams.
record ProcessConnection(Process process) implements Connection {
  @Override
  public InputStream in() {
    return process.getInputStream();
  }

  @Override
  public OutputStream out() {
    return process.getOutputStream();
  }

  @Override
  public void endOutput() throws IOException {
    process.getOutputStream().close();
  }

  @Override
  public void close() {
    process.destroy();
  }
}
