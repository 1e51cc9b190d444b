package cpat.files;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.Reader;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;

/// What the last writing run found in the files it wrote, so that it can be taken back. It lies in
/// the project's `.git/cpat/`, or in the user's state folder; never among the project's files.
public final class Undo {
  private static final String NAME = "undo.properties";

  private final Path record;

  private Undo(Path record) {
    this.record = record;
  }

  /// The record of a project, by the folder (or file) it was run for.
  public static Undo of(Path project, Map<String, String> environment) throws IOException {
    Path real = Files.exists(project) ? project.toRealPath() : project.toAbsolutePath().normalize();
    Optional<Path> git = WorkTree.around(real).flatMap(WorkTree::gitFolder);
    if (git.filter(Files::isWritable).isPresent()) {
      return new Undo(git.get().resolve("cpat").resolve(NAME));
    }
    return new Undo(state(environment).resolve(digest(real.toString()) + "." + NAME));
  }

  private static Path state(Map<String, String> environment) {
    Path home = Path.of(environment.getOrDefault("HOME", System.getProperty("user.home", ".")));
    return Optional.ofNullable(environment.get("XDG_STATE_HOME"))
        .filter(s -> s.startsWith("/"))
        .map(Path::of)
        .orElse(home.resolve(".local/state"))
        .resolve("cpat");
  }

  /// Keeps what the files hold before they are written, in place of what was kept before.
  public void keep(List<Save.Change> changes) throws IOException {
    Properties kept = new Properties();
    for (int i = 0; i < changes.size(); i++) {
      Save.Change change = changes.get(i);
      Optional<String> before = change.before();
      Path file = change.file();
      Path target = before.isPresent() ? file.toRealPath() : file.toAbsolutePath().normalize();
      kept.setProperty(i + ".path", target.toString());
      if (before.isPresent()) {
        kept.setProperty(i + ".before", before.get());
      }
      kept.setProperty(i + ".after", digest(change.after().orElse("")));
    }
    kept.setProperty("count", Integer.toString(changes.size()));
    StringWriter text = new StringWriter();
    kept.store(text, null);
    Path folder = Files.createDirectories(Optional.ofNullable(record.getParent()).orElse(record));
    // A temporary file is its owner's alone: what was in a file may be a secret.
    Path temporary = Files.createTempFile(folder, "undo", ".new");
    Files.writeString(temporary, text.toString());
    Files.move(temporary, record, StandardCopyOption.ATOMIC_MOVE);
  }

  /// The way back; nothing when there is no record. A file that was changed since is refused.
  public Optional<List<Save.Change>> back() throws Refused, IOException {
    if (!Files.exists(record)) {
      return Optional.empty();
    }
    Properties kept = new Properties();
    try (Reader in = Files.newBufferedReader(record)) {
      kept.load(in);
    } catch (IllegalArgumentException e) {
      throw new IOException(record + ": damaged", e);
    }
    List<Save.Change> back = new ArrayList<>();
    int count = Integer.parseInt(kept.getProperty("count", "0"));
    for (int i = 0; i < count; i++) {
      Path file = Path.of(kept.getProperty(i + ".path", ""));
      Optional<String> before = Optional.ofNullable(kept.getProperty(i + ".before"));
      Optional<String> now = text(file);
      if (now.equals(before)) {
        continue;
      }
      if (now.isEmpty() || !digest(now.get()).equals(kept.getProperty(i + ".after"))) {
        throw new Refused(file + " was changed since cpat wrote it");
      }
      back.add(new Save.Change(file, now, before));
    }
    return Optional.of(back);
  }

  private static Optional<String> text(Path file) throws IOException {
    return Files.isRegularFile(file)
        ? Optional.of(new String(Files.readAllBytes(file), UTF_8))
        : Optional.empty();
  }

  /// After it was used.
  public void forget() throws IOException {
    Files.deleteIfExists(record);
  }

  private static String digest(String text) {
    try {
      byte[] hash = MessageDigest.getInstance("SHA-256").digest(text.getBytes(UTF_8));
      return HexFormat.of().formatHex(hash);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JVM has SHA-256", e);
    }
  }
}
