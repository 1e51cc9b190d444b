package cpat.patterns.dfd;

import cpat.facts.Folders;
import cpat.facts.Recipe;
import cpat.facts.SourceFiles;
import cpat.facts.SourceFiles.Kind;
import cpat.facts.Wildcard;
import cpat.model.Instruction;
import cpat.model.Word;
import cpat.read.Paths;
import cpat.read.dockerfile.DockerIgnore;
import cpat.read.dockerfile.IgnoreFiles;
import cpat.resolve.Step;
import cpat.rule.Checked;
import cpat.rule.Checked.Built;
import cpat.source.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// The part of a stage from where sources come to where dependencies are installed: what lies where
/// and what may change places.
final class Ground {
  /// Options that say in which folder a tool is to work.
  private static final Set<String> FOLDERS =
      Set.of("--prefix", "-C", "--cwd", "--dir", "--directory", "--working-dir", "-d", "-p");

  private final Checked checked;
  private final Built built;
  private final List<Step> steps;
  private final List<Step> between;
  private final List<CopyLines> movers;
  private final Optional<Step> arrival;
  private final Optional<Step> run;
  private String below = "";
  private String folder = "";
  private boolean split;
  private boolean read;

  Ground(Checked checked, Built built, Install install) {
    this.checked = checked;
    this.built = built;
    steps = checked.steps(built).toList();
    arrival = step(install.arrival());
    run = step(install.step());
    movers =
        steps.stream()
            .map(Step::instruction)
            .filter(i -> install.sources().contains(i.at()))
            .flatMap(i -> CopyLines.of(i).stream())
            .toList();
    between =
        arrival.isPresent() && run.isPresent()
            ? steps.subList(steps.indexOf(arrival.get()) + 1, steps.indexOf(run.get()))
            : List.of();
  }

  private Optional<Step> step(Span at) {
    return steps.stream().filter(s -> s.instruction().at().equals(at)).findFirst();
  }

  /// True once the lists have been looked at, in the project's own files: that there is something
  /// to download, and that the lists are all it takes.
  boolean read() {
    return read;
  }

  List<CopyLines> movers() {
    return movers;
  }

  boolean delivered() {
    return checked.resolved().deliverable(built.build()).contains(built.stage());
  }

  /// True when nothing at all stands between the sources and the install.
  boolean adjacent() {
    return between.isEmpty() && movers.size() == 1;
  }

  /// Why nothing can change places here.
  Optional<String> refusal(Install install) {
    if (arrival.isEmpty() || run.isEmpty() || movers.size() != install.sources().size()) {
      return Optional.of("the sources come with a stage below");
    }
    if (movers.stream().anyMatch(CopyLines::closed)) {
      return Optional.of("a COPY of here-documents or with `--parents` is left alone");
    }
    for (Step step : between) {
      if (step.instruction() instanceof Instruction.Run other && !sourceFree(other)) {
        return Optional.of(
            "the RUN in line " + other.at().first().line() + " may need the sources");
      }
      if (step.instruction() instanceof Instruction.Volume volume) {
        return Optional.of(
            "the VOLUME in line " + volume.at().first().line() + " must stay behind");
      }
    }
    return run.get().workdir().isKnown() && arrival.get().workdir().isKnown()
        ? Optional.empty()
        : Optional.of("the working directory is not known here");
  }

  private static boolean sourceFree(Instruction.Run run) {
    return RunParts.of(run)
        .filter(p -> p.parts().stream().allMatch(RunParts.Part::sourceFree))
        .isPresent();
  }

  /// The lists to copy in place of the sources; none where they come by themselves already.
  Lists lists(Install install, Recipe recipe, List<RunParts.Part> before) {
    Step came = arrival.orElseThrow();
    CopyLines line = CopyLines.of(came.instruction()).orElseThrow();
    String works = folder(install, before);
    String to = Folders.absolute(workdir(came), came.text(line.destination()));
    String from = came.text(line.sources().getFirst());
    boolean whole = line.sources().size() == 1 && isFolder(from, came);
    if (!whole
        || works.contains("$")
        || !(works + "/").startsWith(to.equals("/") ? "/" : to + "/")) {
      boolean several =
          line.sources().size() > 1
              && line.sources().stream().anyMatch(s -> isFolder(came.text(s), came));
      read = install.listed() || (kept(line).findAny().isPresent() && !several);
      return read
          ? new Lists.Known(List.of())
          : new Lists.Refused("which of the files it needs come with `" + from + "` is not known");
    }
    split = true;
    String rest = works.substring(Math.min(works.length(), to.length()));
    below =
        rest.isEmpty() || rest.equals("/")
            ? ""
            : Paths.join("", "." + (rest.startsWith("/") ? rest : "/" + rest)) + "/";
    String start = Paths.join("", from.startsWith("/") ? "." + from : from);
    folder = (start.isEmpty() ? "" : start + "/") + below;
    String context = checked.context(built.build()).orElse("");
    boolean known = checked.context(built.build()).isPresent();
    ProjectFolder project =
        new ProjectFolder(known ? checked.tree() : cpat.read.Tree.NONE, context + folder);
    Optional<DockerIgnore> ignored =
        known
            ? IgnoreFiles.find(checked.tree(), context, built.build().at().source().path())
                .map(DockerIgnore::read)
            : Optional.empty();
    Lists all = Closure.of(project, folder, recipe, install.words(), ignored);
    read = all instanceof Lists.Known && project.names().isPresent();
    return all instanceof Lists.Known(var files)
        ? new Lists.Known(files.stream().filter(f -> !covered(f, works)).toList())
        : all;
  }

  /// The folder in which the install runs.
  private String folder(Install install, List<RunParts.Part> before) {
    String works = workdir(run.orElseThrow());
    for (RunParts.Part part : before) {
      if (part.words().size() == 2 && part.words().getFirst().equals("cd")) {
        works = Folders.absolute(works, part.words().get(1));
      }
    }
    List<String> words = install.words();
    for (int i = 0; i < words.size(); i++) {
      String word = words.get(i);
      int equals = word.indexOf('=');
      if (FOLDERS.contains(word) && i + 1 < words.size()) {
        works = Folders.absolute(works, words.get(i + 1));
      } else if (equals > 0 && FOLDERS.contains(word.substring(0, equals))) {
        works = Folders.absolute(works, word.substring(equals + 1));
      }
    }
    return works;
  }

  private static String workdir(Step step) {
    return step.workdir().known().filter(w -> !w.isEmpty()).orElse("/");
  }

  private boolean isFolder(String path, Step step) {
    Kind kind = SourceFiles.kind(path);
    String clean = path.endsWith("/") ? path.substring(0, path.length() - 1) : path;
    return !path.contains("*")
        && (kind == Kind.CONTEXT
            || path.endsWith("/")
            || kind == Kind.CODE_FOLDER
            || checked.tree().has(Paths.join(step.context(), clean) + "/"));
  }

  /// True when an earlier COPY has brought the list to where it belongs.
  private boolean covered(String file, String works) {
    for (Step step : steps.subList(0, steps.indexOf(run.orElseThrow()))) {
      Optional<CopyLines> line = CopyLines.of(step.instruction());
      if (line.isEmpty() || movers.contains(line.get())) {
        continue;
      }
      String to = Folders.absolute(workdir(step), step.text(line.get().destination()));
      for (Word word : line.get().sources()) {
        String from = Paths.join("", step.text(word));
        String name = Paths.name(file);
        boolean there =
            to.equals(works + "/" + file) || (to + "/" + name).equals(works + "/" + file);
        if (there && Wildcard.matches(folder + file, from)) {
          return true;
        }
      }
    }
    return false;
  }

  private java.util.stream.Stream<Word> kept(CopyLines line) {
    return line.sources().size() == 1
        ? java.util.stream.Stream.empty()
        : line.sources().stream().filter(s -> SourceFiles.kind(s.text()) == Kind.LIST);
  }

  /// What stays of a line in its place.
  List<String> staying(CopyLines line, List<String> files) {
    if (split && line.instruction().at().equals(arrival.orElseThrow().instruction().at())) {
      return line.lists(folder, below, files);
    }
    List<Word> kept = kept(line).toList();
    return kept.isEmpty() ? List.of() : List.of(line.only(kept));
  }

  /// The line as it stands behind the install, with the comment above it.
  Optional<String> moved(CopyLines line, Install install) {
    Span place = line.withComment();
    List<Word> kept = kept(line).toList();
    String workdir = workdir(step(line.instruction().at()).orElseThrow());
    boolean elsewhere = !workdir.equals(workdir(run.orElseThrow()));
    String to = line.destination().text();
    boolean relative = !to.startsWith("/") && !to.startsWith("$");
    if (!kept.isEmpty()) {
      List<Word> rest = new ArrayList<>(line.sources());
      rest.removeAll(kept);
      return elsewhere && relative ? Optional.empty() : Optional.of(line.only(rest));
    }
    if (!elsewhere || !relative) {
      return Optional.of(place.text());
    }
    String absolute = Folders.absolute(workdir, to);
    return line.to(place, absolute.endsWith("/") ? absolute : absolute + "/");
  }
}
