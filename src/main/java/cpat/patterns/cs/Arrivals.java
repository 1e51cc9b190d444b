package cpat.patterns.cs;

import cpat.facts.BuildTools;
import cpat.facts.Copied;
import cpat.facts.Folders;
import cpat.facts.Installers;
import cpat.facts.SourceFiles;
import cpat.model.Base;
import cpat.model.Build;
import cpat.model.Command;
import cpat.model.Instruction;
import cpat.model.Stage;
import cpat.model.Word;
import cpat.resolve.Resolution;
import cpat.resolve.ResolvedImage;
import cpat.resolve.Step;
import cpat.resolve.Value;
import cpat.source.Span;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/// What the build context gives to a stage, the stages below it included, in order.
final class Arrivals {
  /// One source of one COPY or ADD. `certain` when its name alone tells what it is.
  record Arrival(Span at, String what, boolean sources, boolean certain) {}

  private final Base root;
  private final ResolvedImage image;
  private final List<Step> steps;
  private final List<Arrival> found = new ArrayList<>();
  private Optional<List<String>> runs = Optional.empty();
  private Optional<List<String>> command = Optional.empty();
  private Optional<Set<String>> entered = Optional.empty();
  private String workdir = "/";

  private Arrivals(Base root, ResolvedImage image, List<Step> steps) {
    this.root = root;
    this.image = image;
    this.steps = steps;
  }

  static List<Arrival> of(Resolution resolved, Build build, Stage stage) {
    Arrivals arrivals =
        new Arrivals(
            resolved.root(build, stage),
            resolved.image(build, stage),
            resolved.steps(build, stage));
    arrivals.steps.forEach(arrivals::take);
    return arrivals.found;
  }

  private void take(Step step) {
    step.workdir().known().filter(w -> !w.isEmpty()).ifPresent(w -> workdir = w);
    switch (step.instruction()) {
      case Instruction.Workdir(_, var path) -> workdir = Folders.absolute(workdir, path.text());
      case Instruction.Copy(var written, var sources, var destination, var from) -> {
        if (from.isEmpty()) {
          copy(step, written.at(), sources, destination);
        }
      }
      case Instruction.Add(var written, var sources, var destination) ->
          copy(step, written.at(), sources, destination);
      case Instruction _ -> {}
    }
  }

  private void copy(Step step, Span at, List<Word> sources, Word destination) {
    Copied.Landing landing =
        new Copied.Landing(
            Folders.absolute(workdir, step.text(destination)), workdir, image(), command());
    for (Word source : sources) {
      String what = step.text(source);
      SourceFiles.Kind kind = SourceFiles.kind(what);
      boolean isSources =
          (Copied.isSources(what, landing) && !isBuildHelper(kind, what))
              || (kind == SourceFiles.Kind.UNKNOWN && isBuiltIn(landing.to()));
      found.add(new Arrival(at, what, isSources, kind != SourceFiles.Kind.UNKNOWN));
    }
  }

  /// A single script that a RUN executes and the container does not.
  private boolean isBuildHelper(SourceFiles.Kind kind, String what) {
    String name = what.substring(what.lastIndexOf('/') + 1);
    if (kind != SourceFiles.Kind.CODE || !SourceFiles.isInterpreted(name)) {
      return false;
    }
    if (runs.isEmpty()) {
      runs = Optional.of(steps.stream().flatMap(Arrivals::words).distinct().toList());
    }
    return runs.get().stream().anyMatch(w -> w.endsWith(name))
        && command().stream().noneMatch(w -> w.endsWith(name));
  }

  private static Stream<String> words(Step step) {
    return step.instruction() instanceof Instruction.Run run
        ? run.command().words().stream()
        : Stream.empty();
  }

  /// True when a later step enters the folder and builds or installs there.
  private boolean isBuiltIn(String folder) {
    String name = folder.substring(folder.lastIndexOf('/') + 1);
    boolean elsewhere = Folders.isStrictlySettings(folder) || Folders.isCommands(folder);
    return name.length() > 1
        && !elsewhere
        && (entered().contains(name) || entered().contains(folder + "/"));
  }

  /// Where commands that build or install go: as written, and each folder above with a slash.
  private Set<String> entered() {
    if (entered.isEmpty()) {
      Set<String> all = new HashSet<>();
      for (Step step : steps) {
        if (step.instruction()
                instanceof Instruction.Run(_, Command.Shell(_, _, var invocations), _)
            && invocations.stream().anyMatch(v -> v.name().equals("cd"))
            && invocations.stream().anyMatch(v -> builds(v.words()))) {
          invocations.stream()
              .filter(v -> v.name().equals("cd"))
              .flatMap(v -> v.arguments().stream())
              .forEach(w -> enter(w.text(), all));
        }
      }
      entered = Optional.of(all);
    }
    return entered.get();
  }

  private static void enter(String path, Set<String> all) {
    all.add(path);
    String folder = path + "/";
    for (int i = folder.indexOf('/'); i >= 0; i = folder.indexOf('/', i + 1)) {
      all.add(folder.substring(0, i + 1));
    }
  }

  private static boolean builds(List<Word> words) {
    List<String> texts = words.stream().map(Word::text).toList();
    return BuildTools.builds(texts) || Installers.of(texts).isPresent();
  }

  private String image() {
    return switch (root) {
      case Base.Scratch() -> "scratch";
      case Base.Image image -> image.repository();
      case Base.Earlier(_, Word written) -> written.text();
      case Base.Unresolved(Word written) -> written.text();
    };
  }

  private static List<String> command(Instruction instruction) {
    return switch (instruction) {
      case Instruction.Entrypoint(_, Command command) -> command.words();
      case Instruction.Cmd(_, Command command) -> command.words();
      case Instruction _ -> List.of();
    };
  }

  /// What the image starts, in the words of the Dockerfile.
  private List<String> command() {
    if (command.isEmpty()) {
      command = Optional.of(started());
    }
    return command.get();
  }

  private List<String> started() {
    List<String> words = new ArrayList<>();
    for (Value<List<String>> part : List.of(image.entrypoint(), image.cmd())) {
      image.said(part).ifPresent(said -> words.addAll(command(said)));
    }
    return words;
  }
}
