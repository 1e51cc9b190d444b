package cpat.lab;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;

/// Says of a run's folder that its run is going on, and on which engine: the system lets go of the
/// lock when we end, however; what it says stays with the folder.
final class Lock implements AutoCloseable {
  private final FileChannel channel;

  private Lock(FileChannel channel) {
    this.channel = channel;
  }

  /// The lock lies beside the folder.
  static Lock hold(Path folder, String engine) throws IOException {
    Path file = file(folder);
    FileChannel channel =
        FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    Optional<FileLock> lock = Optional.ofNullable(channel.tryLock());
    if (lock.isEmpty()) {
      channel.close();
      throw new IOException(file + " is held by another run");
    }
    channel.write(ByteBuffer.wrap(engine.getBytes(StandardCharsets.UTF_8)));
    return new Lock(channel);
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

  /// Whether a folder is of a run on this engine; of one without a word nobody knows.
  static boolean on(String engine, Path folder) {
    try {
      return Files.readString(file(folder)).equals(engine);
    } catch (IOException e) {
      return true;
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

  /// The folder stays, and so does the word of its engine; [forget] takes both.
  @Override
  public void close() {
    try {
      channel.close();
    } catch (IOException e) {
      // The system lets go of it when we end.
      return;
    }
  }
}
