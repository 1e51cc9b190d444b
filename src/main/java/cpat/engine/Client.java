package cpat.engine;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/// A program beside the engine that some of the work needs: a client or a plug-in of one.
public record Client(String name, Optional<String> version, String usedFor) {
  private static final int PATIENCE_SECONDS = 10;

  /// Asks each for its version; one that is not there has none.
  public static List<Client> all() {
    return Stream.of(
            ask("docker", "pasting the commands that cpat shows", "docker", "--version"),
            ask("buildx", "docker build --check, bake", "docker", "buildx", "version"),
            ask("compose", "docker compose config", "docker", "compose", "version"),
            ask("podman", "pasting the commands that cpat shows", "podman", "--version"),
            ask("kubectl", "Kubernetes", "kubectl", "version", "--client"),
            ask("ssh", "engines at ssh://", "ssh", "-V"))
        .toList();
  }

  private static Client ask(String name, String usedFor, String... line) {
    try {
      Process process =
          new ProcessBuilder(line)
              .redirectErrorStream(true)
              .redirectInput(ProcessBuilder.Redirect.PIPE)
              .start();
      process.getOutputStream().close();
      if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
        process.destroyForcibly();
        return new Client(name, Optional.empty(), usedFor);
      }
      String said =
          new String(process.getInputStream().readNBytes(4096), StandardCharsets.UTF_8)
              .lines()
              .findFirst()
              .orElse("");
      boolean known = process.exitValue() == 0 && !said.isBlank();
      return new Client(name, known ? Optional.of(said.strip()) : Optional.empty(), usedFor);
    } catch (IOException e) {
      return new Client(name, Optional.empty(), usedFor);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return new Client(name, Optional.empty(), usedFor);
    }
  }
}
