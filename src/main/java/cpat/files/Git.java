package cpat.files;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;

/// Asks `git` about a folder, in a way that runs nothing a repository could bring along: no hooks,
/// no file system monitor, no external diff or text conversion.
public final class Git {
  private static final int SECONDS = 60;

  private final Path folder;

  public Git(Path folder) {
    // The folder we stand in has the empty name, and a process cannot start in that.
    this.folder = folder.toAbsolutePath();
  }

  /// What git says, as text; its own message where it fails.
  public String ask(String... arguments) throws IOException {
    List<String> line =
        new ArrayList<>(
            List.of(
                "git",
                "--no-optional-locks",
                "-c",
                "core.fsmonitor=false",
                "-c",
                "core.hooksPath=/dev/null",
                "-c",
                "core.quotePath=false"));
    line.addAll(List.of(arguments));
    ProcessBuilder builder = new ProcessBuilder(line).directory(folder.toFile());
    builder.environment().put("LC_ALL", "C.UTF-8");
    // In a hook they speak of the hook's folder, not of this one.
    builder
        .environment()
        .keySet()
        .removeAll(List.of("GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE", "GIT_PREFIX"));
    builder.environment().put("GIT_TERMINAL_PROMPT", "0");
    builder.redirectError(ProcessBuilder.Redirect.PIPE);
    Process process;
    try {
      process = builder.start();
    } catch (IOException e) {
      throw new IOException("git is not there: " + e.getMessage(), e);
    }
    process.getOutputStream().close();
    // Both streams are read at once: who writes much to the one would wait for its reader for ever.
    CompletableFuture<byte[]> answer = all(process.getInputStream());
    CompletableFuture<byte[]> errors = all(process.getErrorStream());
    byte[] out;
    String error;
    try {
      if (!process.waitFor(SECONDS, TimeUnit.SECONDS)) {
        throw new IOException("git " + arguments[0] + " took more than " + SECONDS + " s");
      }
      out = answer.get();
      error = new String(errors.get(), StandardCharsets.UTF_8).strip();
    } catch (ExecutionException e) {
      throw new IOException("git " + arguments[0] + ": " + e.getCause(), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted", e);
    } finally {
      process.destroyForcibly();
    }
    if (process.exitValue() != 0) {
      String first = error.lines().findFirst().orElse("exit code " + process.exitValue());
      throw new IOException("git " + arguments[0] + ": " + first.replaceFirst("^fatal: ", ""));
    }
    return new String(out, StandardCharsets.UTF_8);
  }

  /// What a stream gives, read meanwhile.
  static CompletableFuture<byte[]> all(InputStream in) {
    CompletableFuture<byte[]> read = new CompletableFuture<>();
    Thread.ofPlatform()
        .daemon()
        .start(() -> {
          try {
            read.complete(in.readAllBytes());
          } catch (IOException e) {
            read.completeExceptionally(e);
          }
        });
    return read;
  }
}
