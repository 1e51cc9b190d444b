package cpat.engine;

import java.io.IOException;
import java.time.Duration;
import java.util.Optional;

/// Closes a connection when its time is over, so that no call waits for ever.
final class Deadline implements AutoCloseable {
  private final Optional<Duration> limit;
  private Optional<Thread> watcher = Optional.empty();
  private volatile boolean passed;

  /// Without a limit: watches nothing.
  Deadline() {
    this.limit = Optional.empty();
  }

  Deadline(Duration limit) {
    this.limit = Optional.of(limit);
  }

  Deadline(Connection connection, Duration limit) {
    this(limit);
    watch(connection);
  }

  void watch(Connection connection) {
    watcher = limit.map(time -> Thread.ofVirtual().start(() -> after(time, connection)));
  }

  private void after(Duration time, Connection connection) {
    try {
      Thread.sleep(time);
      passed = true;
      connection.close();
    } catch (InterruptedException | IOException e) {
      // Ended in time, or closed already.
      return;
    }
  }

  EngineException failure(Request request, IOException e) {
    String why =
        passed
            ? "no answer within " + limit.map(Duration::toSeconds).orElse(0L) + " s"
            : Sentence.reason(e);
    return new EngineException(new EngineError(request.toString(), 0, why));
  }

  @Override
  public void close() {
    watcher.ifPresent(Thread::interrupt);
  }
}
