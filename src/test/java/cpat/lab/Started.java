package cpat.lab;

import static org.junit.jupiter.api.Assertions.assertTrue;

import cpat.engine.TestEngines;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/// A `cpat` that runs as a process of its own beside an engine; its output goes to files.
record Started(Process process, Path home) {
  static Started cpat(String engine, Path home, String... arguments) throws IOException {
    ProcessBuilder builder = new ProcessBuilder(TestEngines.command(engine, arguments));
    Map<String, String> environment = builder.environment();
    environment.put("HOME", home.toString());
    environment.remove("XDG_CACHE_HOME");
    builder.redirectOutput(home.resolve("out").toFile());
    builder.redirectError(home.resolve("err").toFile());
    return new Started(builder.start(), home);
  }

  int await() throws InterruptedException {
    assertTrue(process.waitFor(4, TimeUnit.MINUTES), "does not end");
    return process.exitValue();
  }

  String out() throws IOException {
    return Files.readString(home.resolve("out"), StandardCharsets.UTF_8);
  }

  String err() throws IOException {
    return Files.readString(home.resolve("err"), StandardCharsets.UTF_8);
  }

  /// The folders that runs work in.
  List<Path> folders() throws IOException {
    Path runs = home.resolve(".cache/cpat/run");
    if (!Files.exists(runs)) {
      return List.of();
    }
    try (Stream<Path> list = Files.list(runs)) {
      return list.toList();
    }
  }

  /// Waits until no process of ours works in the home any more: the reaper has ended.
  void awaitReaper() throws InterruptedException {
    for (int i = 0; i < 200 && reapers() > 0; i++) {
      Thread.sleep(100);
    }
    assertTrue(reapers() == 0, "a reaper is still there");
  }

  private long reapers() {
    try (Stream<Path> processes = Files.list(Path.of("/proc"))) {
      return processes
          .filter(p -> p.getFileName().toString().matches("[0-9]+"))
          .filter(this::reaper)
          .count();
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  private boolean reaper(Path process) {
    try {
      String line = Files.readString(process.resolve("cmdline"), StandardCharsets.ISO_8859_1);
      return line.contains("cpat.lab.Reaper") && line.contains(home.toString());
    } catch (IOException e) {
      return false;
    }
  }
}
