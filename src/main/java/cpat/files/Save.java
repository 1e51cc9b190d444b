package cpat.files;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFileAttributes;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/// Writes texts to the disk, all of them or none: beside each file a new one, which takes its place
/// in one step. Links stay: what they lead to is written. Permissions stay.
public final class Save {
  private final List<Ready> ready = new ArrayList<>();

  /// A file that holds `before` and shall hold `after`; without `before` it must not exist, without
  /// `after` it goes.
  public record Change(Path file, Optional<String> before, Optional<String> after) {
    Change undone() {
      return new Change(file, /* before= */ after, /* after= */ before);
    }
  }

  private record Ready(Change change, Path target, Optional<Path> temporary) {}

  private Save() {}

  /// Why a file may not be written, if so: it does not hold just this text, or must not exist.
  public static Optional<String> refusal(Path file, Optional<String> text) {
    try {
      if (text.isEmpty()) {
        return Files.exists(file, LinkOption.NOFOLLOW_LINKS)
            ? Optional.of("it exists already, and could not be read")
            : folder(file);
      }
      Path target = file.toRealPath();
      if (!Files.isRegularFile(target)) {
        return Optional.of("not a regular file");
      }
      byte[] bytes = Files.readAllBytes(target);
      if (!Arrays.equals(bytes, text.get().getBytes(UTF_8))) {
        return Optional.of(
            new String(bytes, UTF_8).equals(text.get())
                ? "not valid UTF-8, which writing would change"
                : "changed since it was read");
      }
      return Files.isWritable(target) ? folder(target) : Optional.of("write-protected");
    } catch (IOException e) {
      return Optional.of(Load.reason(e));
    }
  }

  private static Optional<String> folder(Path file) {
    Path folder = folderOf(file);
    return !Files.isDirectory(folder)
        ? Optional.of("no such folder: " + folder)
        : Files.isWritable(folder)
            ? Optional.empty()
            : Optional.of("its folder is write-protected");
  }

  private static Path folderOf(Path file) {
    return Optional.ofNullable(file.toAbsolutePath().getParent()).orElse(Path.of("/"));
  }

  /// Puts the new texts beside the files; these are untouched so far.
  public static Save prepared(List<Change> changes) throws Refused, IOException {
    Save save = new Save();
    try {
      for (Change change : changes) {
        save.prepare(change);
      }
    } catch (Refused | IOException e) {
      save.forget();
      throw e;
    }
    return save;
  }

  private void prepare(Change change) throws Refused, IOException {
    check(change);
    boolean exists = change.before().isPresent();
    Path target = exists ? change.file().toRealPath() : change.file().toAbsolutePath();
    Optional<Path> temporary = Optional.empty();
    if (change.after().isPresent()) {
      // In containers process ids come again; what a killed run left must not be in the way.
      String run = ProcessHandle.current().pid() + "-" + Long.toHexString(System.nanoTime());
      String name = "." + target.getFileName() + ".cpat-" + run;
      temporary = Optional.of(target.resolveSibling(name));
      ready.add(new Ready(change, target, temporary));
      Files.write(
          temporary.get(),
          change.after().get().getBytes(UTF_8),
          StandardOpenOption.CREATE_NEW,
          StandardOpenOption.WRITE);
      if (exists) {
        copyRights(target, temporary.get());
      }
    } else {
      ready.add(new Ready(change, target, temporary));
    }
  }

  private static void check(Change change) throws Refused {
    Optional<String> refusal = refusal(change.file(), change.before());
    if (refusal.isPresent()) {
      throw new Refused(change.file() + ": " + refusal.get());
    }
  }

  private static void copyRights(Path from, Path to) throws IOException {
    PosixFileAttributeView view = Files.getFileAttributeView(to, PosixFileAttributeView.class);
    if (view == null) {
      return;
    }
    PosixFileAttributes rights = Files.readAttributes(from, PosixFileAttributes.class);
    PosixFileAttributes own = Files.readAttributes(to, PosixFileAttributes.class);
    if (!own.owner().equals(rights.owner()) || !own.group().equals(rights.group())) {
      try {
        view.setOwner(rights.owner());
        view.setGroup(rights.group());
      } catch (IOException e) {
        // Only root may give a file away; the new one is the writer's then, as with most editors.
        view.setPermissions(rights.permissions());
        return;
      }
    }
    view.setPermissions(rights.permissions());
  }

  /// The new files take their places. If one cannot, those before it are put back.
  public void commit() throws Refused, IOException {
    List<Change> done = new ArrayList<>();
    try {
      for (Ready each : ready) {
        check(each.change());
        put(each);
        done.add(each.change());
      }
    } catch (Refused | IOException e) {
      forget();
      for (Change change : done.reversed()) {
        prepared(List.of(change.undone())).commit();
      }
      throw e;
    }
  }

  private static void put(Ready each) throws IOException {
    if (each.temporary().isEmpty()) {
      Files.delete(each.target());
    } else if (each.change().before().isEmpty()) {
      Files.move(each.temporary().get(), each.target());
    } else {
      Files.move(
          each.temporary().get(),
          each.target(),
          StandardCopyOption.ATOMIC_MOVE,
          StandardCopyOption.REPLACE_EXISTING);
    }
  }

  /// Takes away what was prepared.
  public void forget() throws IOException {
    for (Ready each : ready) {
      if (each.temporary().isPresent()) {
        Files.deleteIfExists(each.temporary().get());
      }
    }
  }
}
