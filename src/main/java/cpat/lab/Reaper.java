package cpat.lab;

import cpat.engine.Endpoint;
import cpat.engine.Engine;
import cpat.engine.EngineException;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// A process of its own that outlives us. It holds the other end of a pipe: when that closes
/// without the word `done`, however we ended (kill -9 included), it removes what the run made. It
/// does so too when the run's time is over.
public final class Reaper implements AutoCloseable {
  private static final String DONE = "done\n";

  private static final int LOOKS = 4;
  private static final int MOST_LOOKS = 60;
  private static final Duration PAUSE = Duration.ofMillis(500);

  private final Process process;

  private Reaper(Process process) {
    this.process = process;
  }

  static Reaper watch(Engine engine, String certificates, String run, Path folder, Duration limit)
      throws IOException {
    List<String> java = new ArrayList<>();
    // A terminal's Ctrl-C reaches all its processes; this one stays to clean up.
    java.addAll(List.of("/bin/sh", "-c", "trap '' INT HUP TERM; exec \"$@\"", "sh"));
    java.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    java.addAll(List.of("-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-Xmx64m", "-cp"));
    java.addAll(List.of(System.getProperty("java.class.path", ""), Reaper.class.getName()));
    java.addAll(List.of(engine.endpoint().toString(), certificates, run, folder.toString()));
    java.add(Long.toString(limit.toSeconds()));
    return new Reaper(
        new ProcessBuilder(java)
            .directory(Path.of("/").toFile())
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start());
  }

  /// All is removed, or meant to stay.
  void dismiss() {
    try (OutputStream pipe = process.getOutputStream()) {
      pipe.write(DONE.getBytes(StandardCharsets.US_ASCII));
    } catch (IOException e) {
      // It is gone already.
      return;
    }
  }

  /// Lets it do its work.
  @Override
  public void close() throws IOException {
    process.getOutputStream().close();
  }

  public static void main(String[] arguments) throws Exception {
    Optional<Path> certificates = Optional.of(arguments[1]).filter(c -> !c.isEmpty()).map(Path::of);
    Endpoint endpoint = Endpoint.parse(arguments[0], certificates);
    Thread limit =
        Thread.ofPlatform()
            .daemon()
            .start(() -> {
              try {
                Thread.sleep(Duration.ofSeconds(Long.parseLong(arguments[4])));
                clean(endpoint, arguments[2], Path.of(arguments[3]));
              } catch (InterruptedException e) {
                return;
              }
            });
    String said = new String(System.in.readAllBytes(), StandardCharsets.US_ASCII);
    limit.interrupt();
    if (!said.equals(DONE)) {
      clean(endpoint, arguments[2], Path.of(arguments[3]));
    }
  }

  /// Ends when a look finds nothing any more, but not before the last call of the dead can have
  /// been carried out. An engine that is away for long is left to `cpat clean`.
  private static void clean(Endpoint endpoint, String run, Path folder)
      throws InterruptedException {
    boolean found = true;
    for (int look = 1; look <= MOST_LOOKS && (found || look <= LOOKS); look++) {
      try {
        found = !Cleaning.of(Engine.connect(endpoint), Optional.of(run), false).isEmpty();
      } catch (EngineException e) {
        found = true;
      }
      Thread.sleep(PAUSE);
    }
    Folders.remove(folder);
  }
}
