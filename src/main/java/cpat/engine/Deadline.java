package cpat.engine;

import java.io.IOException;
import java.time.Duration;
import java.util.Optional;

/// Closes a connection when its time is over, so that no call waits for ever.
final class Deadline implements AutoCloseable {
  private final Duration limit;
  private Optional<Thread> watcher = Optional.empty();
  private volatile boolean passed;

  Deadline(Duration limit) {
    this.limit = limit;
  }

  void watch(Connection connection) {
    watcher = Optional.of(Thread.ofVirtual().start(() -> after(connection)));
  }

  private void after(Connection connection) {
    try {
      Thread.sleep(limit);
      passed = true;
      connection.close();
    } catch (InterruptedException | IOException e) {
      // Ended in time, or closed already.
      return;
    }
  }

  EngineException failure(Request request, IOException e) {
    String why = passed ? "no answer within " + limit.toSeconds() + " s" : Sentence.reason(e);
    return new EngineException(new EngineError(request.toString(), 0, why));
  }

  @Override
  public void close() {
    watcher.ifPresent(Thread::interrupt);
  }
}
