package cpat.lab;

import cpat.engine.Endpoint;
import cpat.engine.Engine;
import cpat.engine.EngineException;
import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/// A process of its own that outlives us. It holds the other end of a pipe: when that closes
/// without the word `done`, however we ended (kill -9 included), it removes what the run made. It
/// does so too when the run's time is over.
public final class Reaper implements AutoCloseable {
  private static final String DONE = "done\n";
  private static final int READY = 'r';
  private static final int START_SECONDS = 30;

  /// After the last thing found an engine may still carry out what the dead had asked for.
  private static final int QUIET_LOOKS = 10;

  /// How long an engine that is away is waited for.
  private static final int MOST_LOOKS = 600;

  private static final Duration PAUSE = Duration.ofSeconds(1);

  private final Process process;

  private Reaper(Process process) {
    this.process = process;
  }

  /// Starts it and waits until it has reached the engine and can do its work.
  static Reaper watch(Engine engine, String run, Path folder, Duration limit) throws IOException {
    List<String> java = new ArrayList<>();
    // A terminal's Ctrl-C reaches all its processes; this one stays to clean up. In a session of
    // its
    // own, where that can be had, it also survives a kill of our whole process group.
    java.addAll(
        List.of(
            "/bin/sh",
            "-c",
            "trap '' INT HUP TERM; command -v setsid >/dev/null && exec setsid \"$@\"; exec \"$@\"",
            "sh"));
    java.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    java.addAll(List.of("-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-Xmx64m", "-cp"));
    java.addAll(List.of(classPath(), Reaper.class.getName()));
    java.addAll(address(engine.endpoint()));
    java.addAll(List.of(run, folder.toString(), Long.toString(limit.toSeconds())));
    ProcessBuilder builder =
        new ProcessBuilder(java).redirectError(ProcessBuilder.Redirect.DISCARD);
    builder.environment().remove("JAVA_TOOL_OPTIONS");
    Reaper reaper = new Reaper(builder.start());
    reaper.awaitReady();
    return reaper;
  }

  private void awaitReady() throws IOException {
    Thread limit =
        Thread.ofVirtual()
            .start(() -> {
              try {
                if (!process.waitFor(START_SECONDS, TimeUnit.SECONDS)) {
                  process.destroyForcibly();
                }
              } catch (InterruptedException e) {
                // It is ready.
                return;
              }
            });
    int said = process.getInputStream().read();
    limit.interrupt();
    if (said != READY) {
      process.destroyForcibly();
      throw new IOException(
          "the process that cleans up after a crash does not start, so nothing is run");
    }
  }

  private static String classPath() {
    return Arrays.stream(System.getProperty("java.class.path", "").split(File.pathSeparator, -1))
        .map(p -> Path.of(p).toAbsolutePath().toString())
        .collect(Collectors.joining(File.pathSeparator));
  }

  /// Address and certificates; relative paths hold where we stand, and there it starts too.
  private static List<String> address(Endpoint endpoint) {
    String certificates =
        endpoint instanceof Endpoint.Tcp(_, _, Optional<Path> folder)
            ? folder.map(Path::toString).orElse("")
            : "";
    return List.of(endpoint.toString(), certificates);
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
  public void close() {
    try {
      process.getOutputStream().close();
    } catch (IOException e) {
      // It is gone already.
      return;
    }
  }

  public static void main(String[] arguments) throws Exception {
    Optional<Path> certificates = Optional.of(arguments[1]).filter(c -> !c.isEmpty()).map(Path::of);
    Endpoint endpoint = Endpoint.parse(arguments[0], certificates);
    String run = arguments[2];
    Path folder = Path.of(arguments[3]);
    // A look that removes nothing: all classes are loaded, the engine can be reached.
    Cleaning.of(Engine.connect(endpoint), Optional.of(run), true);
    System.out.write(READY);
    System.out.flush();
    Thread.ofPlatform().daemon().start(() -> after(Long.parseLong(arguments[4]), endpoint, run));
    String said = new String(System.in.readAllBytes(), StandardCharsets.US_ASCII);
    if (!said.equals(DONE)) {
      clean(endpoint, run);
      Folders.remove(folder);
    }
  }

  private static void after(long seconds, Endpoint endpoint, String run) {
    try {
      Thread.sleep(Duration.ofSeconds(seconds));
      clean(endpoint, run);
    } catch (InterruptedException e) {
      // The run has ended before.
      return;
    }
  }

  /// Ends when nothing has been found for a while. An engine that stays away is left to `cpat
  /// clean`.
  private static void clean(Endpoint endpoint, String run) throws InterruptedException {
    int quiet = 0;
    for (int look = 0; look < MOST_LOOKS && quiet < QUIET_LOOKS; look++) {
      try {
        boolean found = !Cleaning.of(Engine.connect(endpoint), Optional.of(run), false).isEmpty();
        quiet = found ? 0 : quiet + 1;
      } catch (EngineException e) {
        quiet = 0;
      }
      Thread.sleep(PAUSE);
    }
  }
}
