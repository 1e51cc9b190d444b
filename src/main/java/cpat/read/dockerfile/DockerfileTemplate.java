package cpat.read.dockerfile;

import cpat.model.Problem;
import java.util.List;
import java.util.Optional;

/// Tells files that only become a Dockerfile when a template engine has run: one problem instead of
/// one for every line that the engine would have taken away.
final class DockerfileTemplate {
  /// What an engine's directives begin with, and its name for the message.
  private enum Engine {
    JINJA("{%", "Jinja"),
    GO("{{", "Go or Jinja"),
    ERB("<%", "ERB"),
    DEV_CONTAINER("${templateOption:", "dev container");

    private final String mark;
    private final String label;

    Engine(String mark, String label) {
      this.mark = mark;
      this.label = label;
    }
  }

  private DockerfileTemplate() {}

  /// The problems as they are, or the one that replaces them: only where a line with a problem
  /// holds a directive, for `{{` is also common inside commands.
  static List<Problem> problems(List<Problem> problems) {
    int looked = 0;
    for (Problem problem : problems) {
      int line = problem.at().first().line();
      if (line == looked) {
        continue;
      }
      looked = line;
      Optional<Engine> engine = engine(problem.at().source().line(line));
      if (engine.isPresent()) {
        String message =
            "a template ("
                + engine.get().label
                + "), not a Dockerfile: read as far as it shows what it is; render it first";
        return List.of(new Problem(problem.at(), message));
      }
    }
    return problems;
  }

  private static Optional<Engine> engine(String line) {
    for (Engine engine : Engine.values()) {
      if (line.contains(engine.mark)) {
        return Optional.of(engine);
      }
    }
    return Optional.empty();
  }
}
