package cpat.lab;

import cpat.engine.Endpoint;
import cpat.engine.Engine;
import cpat.engine.EngineException;
import java.io.IOException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// One run of a pattern's example on an engine, from laying out its files to the removal of all
/// that it made. Closing it removes; so does the reaper when nobody can close any more.
public final class ExampleRun implements AutoCloseable {
  private static final Duration LIMIT = Duration.ofMinutes(20);

  private final Engine engine;
  private final ExampleScript script;
  private final Sandbox sandbox;
  private final Path folder;
  private final Reaper reaper;
  private boolean closed;

  private ExampleRun(
      Engine engine, ExampleScript script, Sandbox sandbox, Path folder, Reaper reaper) {
    this.engine = engine;
    this.script = script;
    this.sandbox = sandbox;
    this.folder = folder;
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
    Reaper reaper = Reaper.watch(engine, certificates(engine), id, folder, LIMIT);
    ExampleRun run = new ExampleRun(engine, script, sandbox, folder, reaper);
    try {
      files.copyTo(folder);
    } catch (IOException e) {
      run.close();
      throw e;
    }
    return run;
  }

  private static String certificates(Engine engine) {
    return engine.endpoint() instanceof Endpoint.Tcp(_, _, Optional<Path> folder)
        ? folder.map(Path::toString).orElse("")
        : "";
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

  /// Plays the steps; without `keep` the cleaning steps of the example too, when all went well.
  public List<StepResult> play(boolean keep, Audience audience) throws InterruptedException {
    Player player = new Player(engine, sandbox, folder, audience);
    List<ExampleScript.Step> steps = new java.util.ArrayList<>(script.steps());
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
    reaper.dismiss();
  }

  /// Removes what is there while a step may still run, and lets the reaper look again after our
  /// end.
  public synchronized void abort() {
    if (!closed) {
      closed = true;
      try {
        Cleaning.of(engine, Optional.of(sandbox.id()), false);
        reaper.close();
      } catch (EngineException | IOException e) {
        // The reaper, whose pipe ends with us at the latest, tries again.
        return;
      }
    }
  }

  @Override
  public void close() {
    finish();
  }

  /// Removes what is left.
  public synchronized void finish() {
    if (closed) {
      return;
    }
    closed = true;
    try {
      boolean all =
          Cleaning.of(engine, Optional.of(sandbox.id()), false).stream()
              .allMatch(i -> i.failure().isEmpty());
      if (all && Folders.remove(folder).isEmpty()) {
        reaper.dismiss();
      } else {
        reaper.close();
      }
    } catch (EngineException | IOException e) {
      // The reaper, whose pipe ends with us at the latest, tries again.
      return;
    }
  }
}
