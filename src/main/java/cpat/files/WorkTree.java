package cpat.files;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/// A folder that git looks after.
public record WorkTree(Path root) {
  /// A command line has a longest length.
  private static final int AT_ONCE = 200;

  /// The work tree that a file or folder lies in.
  public static Optional<WorkTree> around(Path path) {
    for (Path at = path.toAbsolutePath(); at != null; at = at.getParent()) {
      if (Files.exists(at.resolve(".git"))) {
        return Optional.of(new WorkTree(at));
      }
    }
    return Optional.empty();
  }

  /// Where git keeps its own: `.git`, or what a file of that name points to.
  Optional<Path> gitFolder() {
    Path git = root.resolve(".git");
    if (Files.isDirectory(git)) {
      return Optional.of(git);
    }
    try {
      String text = Files.readString(git).strip();
      Path folder = root.resolve(text.replaceFirst("^gitdir: *", ""));
      return Files.isDirectory(folder) ? Optional.of(folder.normalize()) : Optional.empty();
    } catch (IOException | java.nio.file.InvalidPathException e) {
      return Optional.empty();
    }
  }

  /// Those of some files that differ from what git holds of them. Without git, or outside of a work
  /// tree, none.
  public static List<Path> uncommitted(List<Path> files) throws Refused, IOException {
    Map<WorkTree, Map<String, Path>> byTree = new LinkedHashMap<>();
    for (Path file : files) {
      Path real = file.toRealPath();
      Optional<WorkTree> tree = around(real);
      if (tree.isPresent()) {
        String name = tree.get().root().relativize(real).toString().replace('\\', '/');
        byTree.computeIfAbsent(tree.get(), _ -> new LinkedHashMap<>()).put(name, file);
      }
    }
    List<Path> dirty = new ArrayList<>();
    for (Map.Entry<WorkTree, Map<String, Path>> tree : byTree.entrySet()) {
      List<String> names = List.copyOf(tree.getValue().keySet());
      for (int from = 0; from < names.size(); from += AT_ONCE) {
        List<String> some = names.subList(from, Math.min(names.size(), from + AT_ONCE));
        for (String changed : tree.getKey().changed(some)) {
          Optional.ofNullable(tree.getValue().get(changed)).ifPresent(dirty::add);
        }
      }
    }
    return dirty;
  }

  private List<String> changed(List<String> names) throws Refused, IOException {
    List<String> line = new ArrayList<>();
    // The configuration of a repository may name a program to run; none is wanted here.
    line.addAll(List.of("git", "-c", "core.fsmonitor=false", "-C", root.toString()));
    line.addAll(List.of("status", "--porcelain", "-z", "--no-renames", "--untracked-files=all"));
    // What git ignores it does not hold either.
    line.add("--ignored");
    line.add("--");
    line.addAll(names);
    ProcessBuilder builder = new ProcessBuilder(line);
    builder.environment().put("GIT_LITERAL_PATHSPECS", "1");
    builder.environment().put("GIT_OPTIONAL_LOCKS", "0");
    builder.environment().keySet().removeAll(List.of("GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE"));
    Process git;
    try {
      git = builder.start();
    } catch (IOException e) {
      // No git on this machine: nobody to ask.
      return List.of();
    }
    try {
      git.getOutputStream().close();
      CompletableFuture<byte[]> errors = Git.all(git.getErrorStream());
      String told = new String(git.getInputStream().readAllBytes(), UTF_8);
      String error = new String(errors.join(), UTF_8);
      if (git.waitFor() != 0) {
        String first = error.lines().findFirst().orElse("it failed");
        throw new Refused("git does not tell what is committed: " + first);
      }
      return List.of(told.split("\0", -1)).stream()
          .filter(e -> e.length() > 3)
          .map(e -> e.substring(3))
          .toList();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted", e);
    }
  }
}
