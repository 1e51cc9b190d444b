package cpat.cli;

import cpat.files.Load;
import cpat.read.Lookup;
import cpat.source.Source;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/// Answers for other files from a folder; each is read once.
final class DiskLookup implements Lookup {
  private final Path folder;
  private final long maxSize;
  private final Map<String, Optional<Source>> known = new HashMap<>();

  DiskLookup(Path folder, long maxSize) {
    this.folder = folder;
    this.maxSize = maxSize;
  }

  @Override
  public Optional<Source> find(String path) {
    return known.computeIfAbsent(path, this::load);
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
