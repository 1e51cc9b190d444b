package cpat.read.dockerfile;

import cpat.model.Build;
import cpat.model.Instruction;
import cpat.model.Problem;
import cpat.model.Reading;
import cpat.model.Stage;
import cpat.model.Statement;
import cpat.read.Lookup;
import cpat.read.dockerfile.DockerfileStatements.Draft;
import cpat.source.Excerpt;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Reads Dockerfiles and Containerfiles by BuildKit's grammar. What BuildKit refuses is a problem,
/// and reading goes on behind it.
public final class Dockerfiles {
  private Dockerfiles() {}

  public static Reading read(Excerpt text, @SuppressWarnings("unused") Lookup lookup) {
    return read(text, false);
  }

  /// A part of a Dockerfile, as pages show it: FROM may be missing.
  public static Reading fragment(Excerpt text) {
    return read(text, true);
  }

  private static Reading read(Excerpt text, boolean fragment) {
    Reading.Builder reading = Reading.of("dockerfile");
    DockerfileLines lines = new DockerfileLines(text, reading.problems);
    DockerfileStatements drafts = new DockerfileStatements(lines, reading.problems);
    DockerfileStages stages = new DockerfileStages(reading.problems, fragment);
    List<Statement> statements = new ArrayList<>();
    for (Optional<Draft> next = drafts.next(); next.isPresent(); next = drafts.next()) {
      Statement statement = next.get().statement();
      statements.add(statement);
      DockerfileGrammar.check(statement, reading.problems);
      Instruction instruction =
          DockerfileInstructions.read(next.get(), lines.escape(), reading.problems);
      stages.add(instruction, lines.escape());
    }
    List<Stage> read = stages.stages();
    boolean part = fragment && (read.isEmpty() || read.getFirst().from().arguments().isEmpty());
    if (read.isEmpty() && !fragment) {
      reading.problems.add(
          new Problem(text.span(0, 0), "no FROM: a Dockerfile builds on an image or on scratch"));
    }
    if (!part) {
      CopySources.check(read, lines.escape(), reading.problems);
    }
    reading.builds.add(
        new Build(text.whole(), lines.escape(), lines.syntax(), List.copyOf(statements), read));
    List<Problem> problems = DockerfileTemplate.problems(List.copyOf(reading.problems));
    reading.problems.clear();
    reading.problems.addAll(problems);
    return reading.build();
  }
}
