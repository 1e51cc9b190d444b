package cpat.engine;

import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;

/// A connection that belongs to a container's streams now (attach, exec).
public final class Session implements Closeable {
  private final Response response;
  private final boolean terminal;

  Session(Response response, boolean terminal) {
    this.response = response;
    this.terminal = terminal;
  }

  /// What is written here the program reads.
  public OutputStream input() {
    return response.connection().out();
  }

  /// The program meets the end of its input.
  public void endInput() throws IOException {
    response.connection().endOutput();
  }

  /// Hands on all that is printed, until the end.
  public void copy(Output output) throws IOException {
    Frames.read(response.body(), terminal, output);
  }

  @Override
  public void close() throws IOException {
    response.close();
  }
}
