package cpat.resolve;

import cpat.model.Run;
import cpat.read.Lookup;
import cpat.resolve.flags.ComposeProject;
import cpat.resolve.flags.Flags;
import cpat.source.Source;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// A Compose service of the matrix, by its name.
record MatrixService(String name) implements MatrixOverlay {
  private static final Path FOLDER = Path.of("src/test/tables");

  static List<MatrixService> table() {
    return project("none").workload().runs().stream()
        .map(run -> new MatrixService(run.name()))
        .toList();
  }

  private static ComposeProject project(String image) {
    Lookup lookup =
        path -> {
          try {
            Path file = FOLDER.resolve(path);
            return Files.exists(file)
                ? Optional.of(new Source(path, Files.readString(file).replace("@IMAGE@", image)))
                : Optional.empty();
          } catch (IOException e) {
            throw new UncheckedIOException(e);
          }
        };
    var order = ComposeProject.Order.file("matrix-compose.yaml", Map.of());
    return ComposeProject.of(order, lookup).orElseThrow();
  }

  @Override
  public String line(String image) {
    return "docker compose create " + name + " # image: " + image;
  }

  @Override
  public Run read(String image) {
    ComposeProject project = project(image);
    Run service =
        project.workload().runs().stream()
            .filter(run -> run.name().equals(name))
            .findFirst()
            .orElseThrow();
    Flags flags = project.flags(service);
    if (!project.problems().isEmpty() || !flags.problems().isEmpty()) {
      throw new AssertionError(name + ": " + project.problems() + flags.problems());
    }
    return flags.run();
  }

  @Override
  public boolean current() {
    return false;
  }

  @Override
  public boolean refused() {
    return false;
  }
}
