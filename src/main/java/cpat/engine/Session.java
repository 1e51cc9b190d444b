package cpat.engine;

import java.io.IOException;
import java.io.OutputStream;

/// A connection that belongs to a container's streams now (attach, exec).
public final class Session implements AutoCloseable {
  private final Request request;
  private final Response response;
  private final boolean terminal;

  Session(Request request, Response response, boolean terminal) {
    this.request = request;
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
  public void copy(Output output) throws EngineException {
    try {
      Frames.read(response.body(), terminal, output);
    } catch (IOException e) {
      throw response.deadline().failure(request, e);
    }
  }

  @Override
  public void close() {
    response.close();
  }
}
