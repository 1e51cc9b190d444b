package cpat.lab;

import cpat.engine.Engine;
import cpat.engine.EngineException;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/// Plays the steps of an example: docker's commands through the engine, `curl` by itself, all other
/// commands by `sh` in the example's folder; checks what is expected of each.
final class Player {
  /// No step begins after it; with the longest step the reaper's time is over.
  static final Duration LIMIT = Duration.ofMinutes(20);

  private static final Duration STEP = Duration.ofMinutes(5);
  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final Duration PAUSE = Duration.ofMillis(200);
  private static final int PORT_TRIES = 3;

  private final Bindings bindings;
  private final DockerCommands docker;
  private final Path folder;
  private final Audience audience;

  Player(Engine engine, Sandbox sandbox, Path folder, Audience audience) {
    this.bindings = new Bindings(sandbox.id(), engine);
    this.docker = new DockerCommands(engine, sandbox, folder);
    this.folder = folder;
    this.audience = audience;
  }

  /// Ends at the first step that fails.
  List<StepResult> play(List<ExampleScript.Step> steps) throws InterruptedException {
    List<StepResult> results = new ArrayList<>();
    long end = System.nanoTime() + LIMIT.toNanos();
    for (ExampleScript.Step step : steps) {
      if (System.nanoTime() - end > 0) {
        StepResult late =
            new StepResult(
                step.narration(),
                shown(step),
                "",
                Duration.ZERO,
                List.of(),
                Optional.of("the run has taken " + LIMIT.toMinutes() + " minutes; it ends here"));
        results.add(late);
        audience.ends(late);
        break;
      }
      StepResult result = play(results.size() + 1, step);
      results.add(result);
      audience.ends(result);
      if (!result.ok()) {
        break;
      }
    }
    return results;
  }

  /// The commands as they would be run here.
  List<String> shown(ExampleScript.Step step) {
    return step.lines().stream().map(bindings::apply).toList();
  }

  private StepResult play(int number, ExampleScript.Step step) throws InterruptedException {
    List<String> shown = shown(step);
    audience.begins(number, step.narration(), shown);
    List<Expectation> expected =
        step.expectations().stream().map(e -> e.with(bindings::apply)).toList();
    long start = System.nanoTime();
    for (int tries = 1; ; tries++) {
      Attempt attempt = attempt(bindings.apply(step.command()), expected, start);
      if (!attempt.portTaken() || tries == PORT_TRIES) {
        return new StepResult(
            step.narration(),
            shown,
            attempt.output,
            attempt.taken,
            attempt.checks,
            attempt.failure);
      }
      bindings.anotherPort();
      shown = shown(step);
    }
  }

  /// A question about something that is still on its way is asked again until the answer is as
  /// expected.
  private Attempt attempt(String command, List<Expectation> expected, long start)
      throws InterruptedException {
    boolean curl = command.startsWith("curl ");
    boolean question = curl || command.matches("(docker|podman) logs .*");
    while (true) {
      List<String> lines = new ArrayList<>();
      Attempt attempt = once(command, expected, question ? lines::add : audience::prints);
      boolean late = System.nanoTime() - start > PATIENCE.toNanos();
      if (!question || attempt.good() || late) {
        if (question) {
          lines.forEach(audience::prints);
        }
        return attempt;
      }
      Thread.sleep(PAUSE);
    }
  }

  private Attempt once(String command, List<Expectation> expected, Consumer<String> lines)
      throws InterruptedException {
    Sink sink = new Sink(lines);
    long start = System.nanoTime();
    Optional<String> failure = Optional.empty();
    try {
      int code = run(command, sink);
      if (code != 0) {
        failure = Optional.of("the command ended with exit code " + code);
      }
    } catch (EngineException e) {
      failure = Optional.of(Sink.plain(e.error().message()));
    } catch (IOException e) {
      failure = Optional.of(Optional.ofNullable(e.getMessage()).orElse(e.toString()));
    }
    Duration taken = Duration.ofNanos(System.nanoTime() - start);
    String output = sink.text();
    List<StepResult.Check> checks =
        expected.stream()
            .map(e -> new StepResult.Check(e.toString(), e.holds(output, taken, folder)))
            .toList();
    return new Attempt(output, taken, checks, failure);
  }

  private int run(String command, Sink sink)
      throws EngineException, IOException, InterruptedException {
    if (command.startsWith("docker ") || command.startsWith("podman ")) {
      return docker.run(Bindings.shellValues(command, folder), sink);
    }
    if (command.startsWith("curl ")) {
      Curl.of(command).answer().lines().forEach(sink::line);
      return 0;
    }
    Process process =
        new ProcessBuilder("sh", "-c", command)
            .directory(folder.toFile())
            .redirectErrorStream(true)
            .redirectInput(ProcessBuilder.Redirect.from(new java.io.File("/dev/null")))
            .start();
    Thread limit = Thread.ofVirtual().start(() -> end(process));
    process.getInputStream().transferTo(sink.stream());
    int code = process.waitFor();
    limit.interrupt();
    return code;
  }

  private static void end(Process process) {
    try {
      Thread.sleep(STEP);
      process.descendants().forEach(ProcessHandle::destroyForcibly);
      process.destroyForcibly();
    } catch (InterruptedException e) {
      // It ended in time.
      return;
    }
  }

  private record Attempt(
      String output, Duration taken, List<StepResult.Check> checks, Optional<String> failure) {
    boolean good() {
      return failure.isEmpty() && checks.stream().allMatch(StepResult.Check::holds);
    }

    /// As Docker and Podman say it.
    boolean portTaken() {
      return failure
          .filter(
              f -> f.contains("port is already allocated") || f.contains("address already in use"))
          .isPresent();
    }
  }
}
