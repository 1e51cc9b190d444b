package cpat.cli;

import cpat.files.Load;
import cpat.read.Tree;
import cpat.source.Source;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/// Answers for the files below a folder; each is read once.
final class DiskLookup implements Tree {
  private static final int MOST_NAMES = 10_000;

  private final Path folder;
  private final long maxSize;
  private final Map<String, Optional<Source>> known = new HashMap<>();
  private final Map<String, Optional<List<String>>> folders = new HashMap<>();

  DiskLookup(Path folder, long maxSize) {
    this.folder = folder;
    this.maxSize = maxSize;
  }

  @Override
  public Optional<Source> find(String path) {
    return known.computeIfAbsent(path, this::load);
  }

  @Override
  public Optional<List<String>> names(String folder) {
    return folders.computeIfAbsent(folder, this::list);
  }

  private Optional<List<String>> list(String name) {
    try {
      Path path = folder.resolve(name);
      if (!Files.isDirectory(path)) {
        return Optional.of(List.of());
      }
      try (Stream<Path> entries = Files.list(path)) {
        return Optional.of(
            entries
                .limit(MOST_NAMES)
                .map(e -> e.getFileName() + (Files.isDirectory(e) ? "/" : ""))
                .sorted()
                .toList());
      }
    } catch (InvalidPathException | IOException e) {
      return Optional.empty();
    }
  }

  private Optional<Source> load(String path) {
    try {
      Path file = folder.resolve(path);
      return Files.isRegularFile(file) ? Load.file(file, path, maxSize).source() : Optional.empty();
    } catch (InvalidPathException e) {
      return Optional.empty();
    }
  }
}
