package cpat.lab;

import cpat.engine.Engine;
import cpat.engine.EngineException;
import java.io.IOException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// One run of a pattern's example on an engine, from laying out its files to the removal of all
/// that it made. Closing it removes; so does the reaper when nobody can close any more.
public final class ExampleRun implements AutoCloseable {
  private static final Duration LONGEST_STEP = Duration.ofMinutes(20);
  private static final int LOOKS = 10;

  private final Engine engine;
  private final ExampleScript script;
  private final Sandbox sandbox;
  private final Path folder;
  private final Lock lock;
  private final Reaper reaper;
  private boolean closed;

  private ExampleRun(
      Engine engine, ExampleScript script, Sandbox sandbox, Path folder, Lock lock, Reaper reaper) {
    this.engine = engine;
    this.script = script;
    this.sandbox = sandbox;
    this.folder = folder;
    this.lock = lock;
    this.reaper = reaper;
  }

  public static ExampleRun prepare(
      Engine engine, ExampleFiles files, Map<String, String> environment)
      throws EngineException, IOException {
    byte[] random = new byte[3];
    new SecureRandom().nextBytes(random);
    String id = HexFormat.of().formatHex(random);
    ExampleScript script = files.script();
    Sandbox sandbox = Sandbox.of(engine, id);
    Path folder =
        Folders.create(environment, files.symbol().toLowerCase(Locale.ROOT) + "-" + id)
            .toAbsolutePath();
    try {
      files.copyTo(folder);
      Lock lock = Lock.hold(folder, engine.endpoint().toString());
      Reaper reaper = Reaper.watch(engine, id, folder, Player.LIMIT.plus(LONGEST_STEP));
      return new ExampleRun(engine, script, sandbox, folder, lock, reaper);
    } catch (IOException e) {
      Folders.remove(folder);
      throw e;
    }
  }

  public String title() {
    return script.title();
  }

  public Sandbox sandbox() {
    return sandbox;
  }

  public Path folder() {
    return folder;
  }

  /// Why this engine cannot play the example: its folders and ports must be those of this machine.
  public static Optional<String> impossible(Engine engine, ExampleScript script) {
    boolean folders = script.steps().stream().anyMatch(s -> s.command().contains("$PWD"));
    boolean ports = script.steps().stream().anyMatch(s -> s.command().contains("127.0.0.1:"));
    String why =
        engine.endpoint().remote()
            ? "the engine is remote"
            : Surroundings.container() ? "cpat runs in a container" : "";
    if (why.isEmpty() || !(folders || ports)) {
      return Optional.empty();
    }
    return Optional.of(
        why
            + ", and the example "
            + (folders ? "mounts a folder of this machine" : "answers on this machine's loopback")
            + "; run cpat on the engine's own machine");
  }

  /// Plays the steps; without `keep` the cleaning steps of the example too, when all went well.
  public List<StepResult> play(boolean keep, Audience audience) throws InterruptedException {
    Player player = new Player(engine, sandbox, folder, audience);
    List<ExampleScript.Step> steps = new ArrayList<>(script.steps());
    if (!keep) {
      steps.addAll(script.cleanUp());
    }
    return player.play(steps);
  }

  /// How to stop by hand what `keep` left.
  public List<String> cleanUp() {
    Bindings bindings = new Bindings(sandbox.id(), engine);
    return script.cleanUp().stream().map(s -> bindings.apply(s.command())).toList();
  }

  /// Leaves everything as it is.
  public synchronized void keep() {
    closed = true;
    lock.close();
    reaper.dismiss();
  }

  /// Removes what is there while a step may still run, and lets the reaper look again after our
  /// end.
  public synchronized void abort() {
    if (!closed) {
      closed = true;
      try {
        Cleaning.of(engine, Optional.of(sandbox.id()), false);
      } catch (EngineException e) {
        // The reaper tries again.
        return;
      } finally {
        reaper.close();
      }
    }
  }

  @Override
  public void close() {
    finish();
  }

  /// Removes what is left, until a look finds nothing; gives what could not be removed. Then the
  /// reaper goes on trying.
  public synchronized List<String> finish() {
    if (closed) {
      return List.of();
    }
    closed = true;
    List<String> left = new ArrayList<>();
    try {
      List<Cleaning.Item> found = Cleaning.of(engine, Optional.of(sandbox.id()), false);
      for (int look = 1; look < LOOKS && !found.isEmpty(); look++) {
        found = Cleaning.of(engine, Optional.of(sandbox.id()), false);
      }
      found.forEach(
          i -> left.add(i.kind() + " " + i.name() + i.failure().map(f -> ": " + f).orElse("")));
      lock.close();
      Folders.remove(folder).ifPresent(f -> left.add("file " + f));
    } catch (EngineException e) {
      left.add("what the run made, since " + e.getMessage());
    }
    if (left.isEmpty()) {
      reaper.dismiss();
    } else {
      reaper.close();
    }
    return left;
  }
}
