package cpat.lab;

import cpat.engine.Build;
import cpat.engine.Engine;
import cpat.engine.EngineException;
import cpat.engine.Tar;
import cpat.model.ImageBuild;
import cpat.model.Word;
import cpat.read.dockerfile.DockerIgnore;
import cpat.read.engine.RunLines;
import cpat.source.Excerpt;
import cpat.source.Source;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// `docker build`.
record DockerBuild(Engine engine, Sandbox sandbox, Path folder) {
  void run(DockerLine line, Sink out) throws EngineException {
    RunLines lines = RunLines.of(List.of(line.invocation()));
    if (lines.builds().isEmpty() || !lines.problems().isEmpty()) {
      throw new EngineException(
          lines.problems().isEmpty()
              ? "`docker build` names no context"
              : lines.problems().getFirst().message());
    }
    ImageBuild build = lines.builds().getFirst();
    Map<String, String> arguments = new LinkedHashMap<>();
    build
        .arguments()
        .forEach(a -> arguments.put(a.name().text(), a.value().map(Word::text).orElse("")));
    Path context = folder.resolve(build.context().map(Word::text).orElse("."));
    Path dockerfile =
        build.dockerfile().map(f -> folder.resolve(f.text())).orElse(context.resolve("Dockerfile"));
    String inside = context.normalize().relativize(dockerfile.normalize()).toString();
    Build wanted =
        new Build(
            build.tags().stream().map(Word::text).toList(),
            inside,
            build.target().map(Word::text).orElse(""),
            arguments,
            Labels.build(sandbox.id()),
            true);
    DockerIgnore ignore = ignore(context);
    engine
        .images()
        .build(
            wanted,
            to ->
                Tar.folder(
                    context.normalize(), name -> !name.equals(inside) && ignore.excludes(name), to),
            out::line);
  }

  private static DockerIgnore ignore(Path context) throws EngineException {
    Path file = context.resolve(".dockerignore");
    try {
      String text = Files.exists(file) ? Files.readString(file) : "";
      return DockerIgnore.read(Excerpt.of(new Source(".dockerignore", text)));
    } catch (IOException e) {
      throw new EngineException(file + ": " + e.getMessage());
    }
  }
}
