package cpat.resolve;

import cpat.model.Problem;
import cpat.model.Run;
import cpat.read.engine.RunLines;
import cpat.read.shell.Shell;
import cpat.resolve.flags.EnvFiles;
import cpat.resolve.flags.Surroundings;
import cpat.source.Excerpt;
import cpat.source.Source;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// A run line of the matrix: flags before the image's name, words behind it.
record MatrixRun(String flags, String words, boolean current, boolean refused)
    implements MatrixOverlay {
  private static final Surroundings AROUND = new Surroundings(MatrixRun::file, Map.of(), List.of());

  private static Optional<Source> file(String path) {
    try {
      return Optional.of(new Source(path, Files.readString(Path.of("src/test/tables", path))));
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  static List<MatrixRun> table() throws Exception {
    String table = Files.readString(Path.of("src/test/tables/matrix-runs.txt"));
    return table.substring(table.indexOf("\n\n") + 2).lines().map(MatrixRun::of).toList();
  }

  static MatrixRun of(String line) {
    List<String> parts = List.of(line.split(" \\|(?= |$)", -1));
    String marks = parts.size() > 2 ? parts.get(2) : "";
    return new MatrixRun(
        parts.getFirst().strip(),
        parts.size() > 1 ? parts.get(1).strip() : "",
        marks.contains("current"),
        marks.contains("refused"));
  }

  @Override
  public String line(String image) {
    return ("docker run " + flags + " " + image + " " + words).replaceAll(" +", " ").strip();
  }

  @Override
  public Run read(String image) {
    RunLines lines = RunLines.of(Shell.read(Excerpt.of(new Source("run.sh", line(image)))));
    if (!lines.problems().isEmpty() || lines.runs().size() != 1) {
      throw new AssertionError(line(image) + ": " + lines.problems());
    }
    List<Problem> problems = new ArrayList<>();
    Run run = EnvFiles.in(lines.runs().getFirst(), AROUND, problems);
    if (!problems.isEmpty()) {
      throw new AssertionError(line(image) + ": " + problems);
    }
    return run;
  }
}
