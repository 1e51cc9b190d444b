package cpat.patterns.bfs;

import cpat.facts.Distributions;
import cpat.facts.SourceFiles;
import cpat.model.Build;
import cpat.model.Command;
import cpat.model.Instruction;
import cpat.model.Stage;
import cpat.model.Word;
import cpat.resolve.Step;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// What an image from scratch is filled with.
record Contents(List<Item> items, boolean started) {
  /// A source of a COPY or ADD: its path, and whether it is the file system of a distribution.
  record Item(String path, boolean system) {}

  static Contents of(Build build, List<Step> steps) {
    List<Item> items = new ArrayList<>();
    boolean started = false;
    for (Step step : steps) {
      switch (step.instruction()) {
        case Instruction.Copy(_, var sources, var to, var from) ->
            sources.forEach(s -> items.add(copied(build, step.text(s), step.text(to), from)));
        case Instruction.Add(_, var sources, var to) ->
            sources.forEach(s -> items.add(added(steps, step.text(s), step.text(to))));
        case Instruction.Cmd _, Instruction.Entrypoint _ -> started = true;
        case Instruction _ -> {}
      }
    }
    return new Contents(items, started);
  }

  private static Item copied(Build build, String from, String to, Optional<String> stage) {
    boolean whole = isRoot(to) && (isRoot(from) || Distributions.isFileSystem(from));
    boolean assembled =
        isRoot(to)
            && stage.flatMap(build::stage).map(s -> assembles(build, s)).orElse(false)
            && isFolder(from);
    return new Item(from, whole || assembled);
  }

  private static Item added(List<Step> steps, String from, String to) {
    boolean archive = from.contains(".tar") || from.contains(".tgz") || from.contains(".txz");
    boolean system = archive && Distributions.isFileSystem(from);
    boolean shell = archive && isRoot(to) && startsShell(steps);
    return new Item(from, system || shell || (isRoot(to) && isSystemFolder(from)));
  }

  private static boolean isSystemFolder(String from) {
    return isFolder(from) && Distributions.isFileSystem(from);
  }

  private static boolean isRoot(String path) {
    return path.equals("/")
        || path.equals("/.")
        || path.equals("./")
        || path.equals(".")
        || path.equals("/*");
  }

  private static boolean isFolder(String path) {
    String name = path.substring(path.lastIndexOf('/') + 1);
    return path.endsWith("/") || !name.contains(".");
  }

  private static boolean startsShell(List<Step> steps) {
    return steps.stream()
        .map(Step::instruction)
        .anyMatch(i ->
            i instanceof Instruction.Cmd(_, Command command)
                && command.words().size() <= 2
                && command.words().stream().limit(1).anyMatch(Distributions::isShell));
  }

  /// True when a stage puts a distribution's packages together in a folder of its own.
  private static boolean assembles(Build build, Stage stage) {
    return build.inherited(stage).stream()
        .anyMatch(i ->
            i instanceof Instruction.Run(_, Command.Shell(_, _, var invocations), _)
                && invocations.stream()
                    .anyMatch(
                        v -> Distributions.assembles(v.words().stream().map(Word::text).toList())));
  }

  /// A program of its own, not a whole system and not data alone.
  boolean holdProgram() {
    List<Item> own = items.stream().filter(i -> !i.system()).toList();
    boolean system = own.size() < items.size();
    boolean program = own.stream().anyMatch(i -> isProgram(i.path()));
    return program || (started && !system && !own.isEmpty());
  }

  private static boolean isProgram(String path) {
    String name = path.substring(path.lastIndexOf('/') + 1);
    return switch (SourceFiles.kind(name.isEmpty() ? path : name)) {
      case UNKNOWN, ARTEFACT -> !Distributions.isSystemData(path);
      case CODE, CODE_FOLDER, CONTEXT, LIST, SETTINGS, SCRIPT -> false;
    };
  }

  boolean holdShell() {
    return items.stream()
        .anyMatch(i ->
            i.system()
                || Distributions.isShell(i.path())
                || i.path().equals("/bin")
                || i.path().equals("/bin/"));
  }

  boolean holdLibraries() {
    return items.stream().anyMatch(i -> i.system() || Distributions.isLibrary(i.path()));
  }
}
