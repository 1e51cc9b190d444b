package cpat.read.compose;

import cpat.model.Origin;
import cpat.model.Reading;
import cpat.model.Run;
import cpat.model.Setting;
import cpat.model.Word;
import cpat.model.Workload;
import cpat.read.Lookup;
import cpat.read.yaml.Leaves;
import cpat.read.yaml.Node;
import cpat.read.yaml.Node.Entry;
import cpat.read.yaml.Yaml;
import cpat.source.Excerpt;
import cpat.source.Source;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;

/// Reads Compose files: one Workload with a Run per service.
public final class Compose {
  private static final int MAX_SETTINGS = 5_000;

  private final Lookup lookup;
  private final BiFunction<Excerpt, Lookup, Reading> dockerfiles;
  private final Optional<Map<String, String>> given;

  /// `dockerfiles` reads what stands in `dockerfile_inline`.
  public Compose(Lookup lookup, BiFunction<Excerpt, Lookup, Reading> dockerfiles) {
    this(lookup, dockerfiles, Optional.empty());
  }

  /// With all variables there are, those of `.env` among them: what else is named is empty, and a
  /// problem.
  public Compose(
      Lookup lookup,
      BiFunction<Excerpt, Lookup, Reading> dockerfiles,
      Map<String, String> variables) {
    this(lookup, dockerfiles, Optional.of(variables));
  }

  private Compose(
      Lookup lookup,
      BiFunction<Excerpt, Lookup, Reading> dockerfiles,
      Optional<Map<String, String>> given) {
    this.lookup = lookup;
    this.dockerfiles = dockerfiles;
    this.given = given;
  }

  /// True for a document that is a Compose file, whatever its name.
  public static boolean looksLike(Node document) {
    return ComposeFile.looksLike(document);
  }

  /// One file. Of other files only what its services extend is taken in.
  public Reading read(Excerpt text) {
    return read(Yaml.read(text));
  }

  public Reading read(Yaml yaml) {
    Reading.Builder reading = Reading.of("compose");
    reading.problems.addAll(yaml.problems());
    for (Node document : yaml.documents()) {
      ComposeContext context = context(yaml.text().source(), reading);
      ComposeFile.of(yaml.text().source(), document)
          .ifPresentOrElse(
              file -> {
                ComposeIncludes.check(file, context);
                project(new ComposeExtends(context).all(file), context, reading);
              },
              () -> context.problem(document.at(), "a Compose file must be a mapping"));
    }
    return reading.build();
  }

  /// Several files laid over each other, as with `docker compose -f a -f b`, together with what
  /// they include. Every value stays where it was written.
  public Reading merge(List<Excerpt> texts) {
    Reading.Builder reading = Reading.of("compose");
    if (texts.isEmpty()) {
      return reading.build();
    }
    ComposeContext context = context(texts.getFirst().source(), reading);
    var merge = new ComposeMerge(context.variables());
    var includes = new ComposeIncludes(context);
    Optional<ComposeFile> merged = Optional.empty();
    for (Excerpt text : texts) {
      Yaml yaml = Yaml.read(text);
      reading.problems.addAll(yaml.problems());
      for (Node document : yaml.documents()) {
        Optional<ComposeFile> next =
            ComposeFile.of(text.source(), document).map(includes::resolved);
        Optional<ComposeFile> below = merged;
        merged = next.map(n -> below.map(b -> merge.files(b, n)).orElse(n)).or(() -> below);
      }
    }
    merged.ifPresent(file -> project(file, context, reading));
    return reading.build();
  }

  private ComposeContext context(Source source, Reading.Builder reading) {
    if (given.isPresent()) {
      Map<String, String> all = given.get();
      return new ComposeContext(
          lookup,
          Interpolation.strict(
              name -> Optional.ofNullable(all.get(name)),
              problem -> {
                if (!reading.problems.contains(problem)) {
                  reading.problems.add(problem);
                }
              }),
          reading.problems);
    }
    Map<String, String> variables =
        RelativePath.beside(source.path(), ".env")
            .flatMap(lookup::find)
            .map(env -> DotEnv.values(Excerpt.of(env)))
            .orElse(Map.of());
    return new ComposeContext(lookup, new Interpolation(variables), reading.problems);
  }

  private void project(ComposeFile file, ComposeContext context, Reading.Builder reading) {
    var reader = new ComposeService(context, file);
    List<Run> runs = new ArrayList<>();
    for (Entry service : file.entries()) {
      Run run = reader.read(service);
      runs.add(run);
      run.build().ifPresent(reading.imageBuilds::add);
      service
          .value()
          .at("build", "dockerfile_inline")
          .flatMap(Node::scalar)
          .map(s -> dockerfiles.apply(s.excerpt(), lookup))
          .ifPresent(reading::add);
    }
    if (ComposeReferences.complete(file, runs)) {
      new ComposeReferences(context, file).check(runs);
      new ComposeConflicts(context).check(runs);
      new ComposeCycles(context).check(runs);
    }
    List<Setting> settings = new ArrayList<>();
    var leaves = new Leaves(settings, MAX_SETTINGS, context::word);
    for (Entry entry : file.first() ? List.<Entry>of() : file.root().entries()) {
      if (!entry.name().startsWith("x-") && !entry.name().equals("services")) {
        leaves.entry("", entry);
      }
    }
    if (!runs.isEmpty() || !settings.isEmpty()) {
      reading.workloads.add(
          new Workload(
              name(file, context),
              new Origin.Compose(),
              file.root().at(),
              List.copyOf(runs),
              List.copyOf(settings)));
    }
  }

  /// `name:`, or as Compose has it the folder's name.
  private static String name(ComposeFile file, ComposeContext context) {
    String path = file.source().path();
    int slash = path.lastIndexOf('/');
    String folder = slash < 0 ? "" : path.substring(path.lastIndexOf('/', slash - 1) + 1, slash);
    return file.first() ? folder : context.word(file.root(), "name").map(Word::text).orElse(folder);
  }
}
