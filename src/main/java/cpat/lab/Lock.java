package cpat.lab;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;

/// Says of a run's folder that its run is going on: the system lets go of it when we end, however.
final class Lock implements AutoCloseable {
  private final Path file;
  private final FileChannel channel;

  private Lock(Path file, FileChannel channel) {
    this.file = file;
    this.channel = channel;
  }

  /// The lock lies beside the folder.
  static Lock hold(Path folder) throws IOException {
    Path file = file(folder);
    FileChannel channel =
        FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    Optional<FileLock> lock = Optional.ofNullable(channel.tryLock());
    if (lock.isEmpty()) {
      channel.close();
      throw new IOException(file + " is held by another run");
    }
    return new Lock(file, channel);
  }

  private static Path file(Path folder) {
    return folder.resolveSibling(folder.getFileName() + ".lock");
  }

  static boolean held(Path folder) {
    Path file = file(folder);
    if (!Files.exists(file)) {
      return false;
    }
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
      return Optional.ofNullable(channel.tryLock()).isEmpty();
    } catch (OverlappingFileLockException e) {
      return true;
    } catch (IOException e) {
      return false;
    }
  }

  static void forget(Path folder) {
    try {
      Files.deleteIfExists(file(folder));
    } catch (IOException e) {
      // An empty file stays.
      return;
    }
  }

  @Override
  public void close() {
    try {
      channel.close();
      Files.deleteIfExists(file);
    } catch (IOException e) {
      // An empty file stays.
      return;
    }
  }
}
