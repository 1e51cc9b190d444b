package cpat.patterns.dfd;

import cpat.facts.Folders;
import cpat.facts.LockFiles;
import cpat.facts.SourceFiles;
import cpat.model.Instruction;
import cpat.model.Instruction.Run;
import cpat.model.Invocation;
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

/// What had come of a tool's list and lock file when it ran.
sealed interface Arrived {
  /// Not to be told: folders, other stages, downloads, or no list at all.
  record Unknown() implements Arrived {}

  /// A lock file, by its name.
  record Locked(String lock) implements Arrived {}

  /// The list by its name, and no lock file. `folder`: it was copied into a folder.
  record Listed(Span copy, Word word, boolean folder, Where where, Optional<String> lock)
      implements Arrived {}

  /// Where the lock file is instead.
  enum Where {
    BESIDE,
    IGNORED,
    MISSING,
    UNKNOWN
  }

  /// Commands that bring files whose names nobody sees here.
  Set<String> FETCHERS = Set.of("git", "curl", "wget", "tar", "unzip", "svn", "cp", "mv", "ln");

  static Arrived of(Checked checked, Built built, LockFiles files, List<Step> before, Run run) {
    ProjectFolder root = folder(checked, built);
    boolean mounted = run.mounts().stream().anyMatch(m -> m.type().equals("bind"));
    if (mounted || Scripts.commands(run).stream().anyMatch(Arrived::fetches)) {
      return new Unknown();
    }
    List<Listed> lists = new ArrayList<>();
    for (Step step : before) {
      if (step.instruction() instanceof Run other
          && Scripts.commands(other).stream().anyMatch(Arrived::fetches)) {
        return new Unknown();
      }
      if (step.trigger() || step.instruction().written().flag("from").isPresent()) {
        return new Unknown();
      }
      Optional<CopyLines> line = CopyLines.of(step.instruction());
      for (Word word : line.map(CopyLines::sources).orElse(List.of())) {
        String path = step.text(word);
        if (files.isLock(path)) {
          return lock(files, root, path);
        }
        if (files.isList(path) && path.equals(word.text()) && !path.contains("*")) {
          lists.add(listed(checked, built, files, root, step, line.orElseThrow(), word));
        } else if (!single(path)) {
          return whole(files, root, path);
        }
      }
    }
    return lists.size() == 1 ? lists.getFirst() : new Unknown();
  }

  private static boolean fetches(Invocation command) {
    return FETCHERS.contains(command.name());
  }

  private static ProjectFolder folder(Checked checked, Built built) {
    return checked
        .context(built.build())
        .map(c -> new ProjectFolder(checked.tree(), c))
        .orElse(new ProjectFolder(cpat.read.Tree.NONE, ""));
  }

  /// A file whose name tells that it is no lock file.
  private static boolean single(String path) {
    SourceFiles.Kind kind = SourceFiles.kind(path);
    boolean file = Paths.name(path).contains(".") && !path.endsWith("/") && !path.endsWith(".");
    return switch (kind) {
      case LIST, CODE, SETTINGS, SCRIPT -> file && !path.contains("*");
      case CONTEXT, CODE_FOLDER, ARTEFACT, UNKNOWN -> false;
    };
  }

  /// A pattern may find no lock file: known only where the folder is.
  private static Arrived lock(LockFiles files, ProjectFolder root, String path) {
    String folder = path.substring(0, path.lastIndexOf('/') + 1);
    return path.contains("*") ? there(files, root, folder) : new Locked(Paths.name(path));
  }

  private static Arrived whole(LockFiles files, ProjectFolder root, String path) {
    return SourceFiles.kind(path) == SourceFiles.Kind.CONTEXT
        ? there(files, root, "")
        : new Unknown();
  }

  private static Arrived there(LockFiles files, ProjectFolder root, String folder) {
    return files.locks().stream()
        .filter(l -> root.has(folder + l))
        .findFirst()
        .map(l -> (Arrived) new Locked(l))
        .orElse(new Unknown());
  }

  private static Listed listed(
      Checked checked,
      Built built,
      LockFiles files,
      ProjectFolder root,
      Step step,
      CopyLines line,
      Word word) {
    String path = word.text();
    String folder = path.substring(0, path.lastIndexOf('/') + 1);
    String to = line.destination().text();
    String works = step.workdir().known().filter(w -> !w.isEmpty()).orElse("/");
    boolean into =
        line.sources().size() > 1
            || to.endsWith("/")
            || to.equals(".")
            || (Folders.absolute(works, to).equals(works) && !to.endsWith(".json"));
    Optional<String> beside = files.locks().stream().filter(l -> root.has(folder + l)).findFirst();
    boolean elsewhere = files.locks().stream().anyMatch(root::has);
    String dockerfile = built.build().at().source().path();
    boolean ignored =
        beside.isPresent()
            && IgnoreFiles.find(checked.tree(), root.path(), dockerfile)
                .map(DockerIgnore::read)
                .filter(i -> i.excludes(folder + beside.get()))
                .isPresent();
    Where where =
        ignored
            ? Where.IGNORED
            : beside.isPresent()
                ? Where.BESIDE
                : root.in(folder).names().isPresent() && !elsewhere ? Where.MISSING : Where.UNKNOWN;
    Instruction copy = line.instruction();
    return new Listed(copy.at(), word, into, where, beside);
  }
}
