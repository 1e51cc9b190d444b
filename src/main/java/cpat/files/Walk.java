package cpat.files;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;

/// Walks a tree in name order without following links. What is left out is counted by reason.
public final class Walk {
  /// Folders that hold other people's files, or the version control's own.
  private static final Set<String> FOREIGN =
      Set.of(
          ".git",
          ".hg",
          ".svn",
          "node_modules",
          "bower_components",
          "vendor",
          "Godeps",
          ".venv",
          "venv",
          "site-packages");

  private final Path root;
  private final Globs include;
  private final Globs exclude;
  private final Map<String, Integer> skipped = new TreeMap<>();
  private final List<Unreadable> unreadable = new ArrayList<>();

  /// A folder that could not be listed, with the system's word for why.
  public record Unreadable(String path, String reason) {}

  private record Folder(Path path, String relative, List<GitIgnore> ignores) {}

  public Walk(Path root, List<String> include, List<String> exclude) {
    this.root = root;
    this.include = new Globs(include);
    this.exclude = new Globs(exclude);
  }

  public Map<String, Integer> skipped() {
    return skipped;
  }

  public List<Unreadable> unreadable() {
    return unreadable;
  }

  /// Gives every regular file that is not left out, with its path relative to the root.
  public void each(Consumer<Entry> files) {
    Deque<Folder> open = new ArrayDeque<>();
    open.push(new Folder(root, "", List.of()));
    while (!open.isEmpty()) {
      Folder folder = open.pop();
      List<GitIgnore> ignores =
          GitIgnore.extended(folder.ignores(), folder.path(), folder.relative);
      List<Folder> below = new ArrayList<>();
      for (Path path : list(folder)) {
        String name = path.getFileName().toString();
        String relative = folder.relative + name;
        visit(path, name, relative, ignores, below, files);
      }
      below.reversed().forEach(open::push);
    }
  }

  /// A file that was met: where it is, and how it is called.
  public record Entry(Path path, String relative, long size) {}

  private void visit(
      Path path,
      String name,
      String relative,
      List<GitIgnore> ignores,
      List<Folder> below,
      Consumer<Entry> files) {
    BasicFileAttributes is;
    try {
      is = Files.readAttributes(path, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
    } catch (IOException e) {
      unreadable.add(new Unreadable(relative, Load.reason(e)));
      return;
    }
    if (is.isSymbolicLink()) {
      skip("links");
    } else if (exclude.matches(relative)) {
      skip("excluded");
    } else if (GitIgnore.excludes(ignores, relative, is.isDirectory())) {
      skip("gitignored");
    } else if (is.isDirectory()) {
      if (FOREIGN.contains(name)) {
        skip("vendored");
      } else {
        below.add(new Folder(path, relative + "/", ignores));
      }
    } else if (!is.isRegularFile()) {
      skip("pipes and devices");
    } else if (include.isEmpty() || include.matches(relative)) {
      files.accept(new Entry(path, relative, is.size()));
    } else {
      skip("excluded");
    }
  }

  private List<Path> list(Folder folder) {
    List<Path> paths = new ArrayList<>();
    try (DirectoryStream<Path> entries = Files.newDirectoryStream(folder.path())) {
      entries.forEach(paths::add);
    } catch (IOException | java.nio.file.DirectoryIteratorException e) {
      unreadable.add(new Unreadable(folder.relative, Load.reason(e)));
    }
    paths.sort(null);
    return paths;
  }

  private void skip(String reason) {
    skipped.merge(reason, 1, Integer::sum);
  }
}
