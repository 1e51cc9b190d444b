package cpat.files;

import static java.nio.charset.StandardCharsets.UTF_8;

import cpat.model.Problem;
import cpat.source.Source;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;

/// Reads a file into a source, or says why not.
public final class Load {
  private static final int LOOK_FOR_NUL = 8000;

  private Load() {}

  /// A text, or what is wrong with the file; both where the text is readable with a flaw.
  public record Loaded(Optional<Source> source, Optional<Problem> problem) {
    static Loaded refused(String path, String why) {
      return new Loaded(Optional.empty(), Optional.of(at(path, why)));
    }
  }

  /// A problem of a file as a whole, at its first place.
  public static Problem at(String path, String message) {
    return new Problem(new Source(path, "").whole(), message);
  }

  /// `limit` is in bytes.
  public static Loaded file(Path file, String path, long limit) {
    try (InputStream in = Files.newInputStream(file)) {
      return stream(in, path, limit);
    } catch (IOException e) {
      return Loaded.refused(path, "could not be read: " + reason(e));
    }
  }

  /// What a stream gives, up to `limit` bytes.
  public static Loaded stream(InputStream in, String path, long limit) throws IOException {
    try {
      return bytes(in.readNBytes((int) Math.min(limit + 1, Integer.MAX_VALUE - 8)), path, limit);
    } catch (OutOfMemoryError e) {
      return Loaded.refused(path, "larger than the memory allows, not read");
    }
  }

  /// The system's reason in a few words: `permission denied`, `no such file`.
  public static String reason(Exception failure) {
    return switch (failure) {
      case AccessDeniedException _ -> "permission denied";
      case NoSuchFileException _ -> "no such file";
      case FileSystemException f when f.getReason() != null -> f.getReason();
      default -> String.valueOf(failure.getMessage());
    };
  }

  public static Loaded bytes(byte[] bytes, String path, long limit) {
    if (bytes.length > limit) {
      return Loaded.refused(
          path, "larger than " + size(limit) + ", not read (--max-size raises it)");
    }
    if (utf16(bytes)) {
      return Loaded.refused(path, "UTF-16 text, not read: container tools expect UTF-8");
    }
    if (binary(bytes)) {
      return Loaded.refused(path, "a binary file (it has NUL bytes), not read");
    }
    Source source = new Source(path, new String(bytes, UTF_8));
    int bad = source.text().indexOf('\uFFFD');
    if (bad < 0 || valid(bytes)) {
      return new Loaded(Optional.of(source), Optional.empty());
    }
    return new Loaded(
        Optional.of(source),
        Optional.of(
            new Problem(
                source.span(bad, bad + 1),
                "not valid UTF-8 from here; read with U+FFFD in place of the bad bytes")));
  }

  private static boolean valid(byte[] bytes) {
    try {
      UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes));
      return true;
    } catch (CharacterCodingException e) {
      return false;
    }
  }

  /// A size for people: `2 MiB`.
  static String size(long bytes) {
    return bytes >= 1 << 20
        ? (bytes >> 20) + " MiB"
        : bytes >= 1 << 10 ? (bytes >> 10) + " KiB" : bytes + " B";
  }

  private static boolean utf16(byte[] b) {
    return b.length >= 2
        && ((b[0] == (byte) 0xFF && b[1] == (byte) 0xFE)
            || (b[0] == (byte) 0xFE && b[1] == (byte) 0xFF));
  }

  private static boolean binary(byte[] bytes) {
    for (int i = 0; i < Math.min(bytes.length, LOOK_FOR_NUL); i++) {
      if (bytes[i] == 0) {
        return true;
      }
    }
    return false;
  }
}
