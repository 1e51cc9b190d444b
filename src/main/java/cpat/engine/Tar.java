package cpat.engine;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;

/// Writes POSIX tar archives (ustar; pax headers for what does not fit), the form in which engines
/// take build contexts and files.
public final class Tar {
  private static final int BLOCK = 512;
  private static final long LARGEST_OCTAL = 8L << 30;

  private final OutputStream out;

  public Tar(OutputStream out) {
    this.out = out;
  }

  /// A folder as a build context: everything below it in name order, except what is left out (by
  /// its path relative to the folder, with `/`). Owners are dropped, links stay links, files keep
  /// their times: what copies only what is newer (Maven's resources) would skip one of 1970.
  public static void folder(Path folder, Predicate<String> leftOut, OutputStream to)
      throws IOException {
    Tar tar = new Tar(to);
    List<Path> files;
    try (Stream<Path> walk = Files.walk(folder)) {
      files = walk.filter(f -> !f.equals(folder)).sorted().toList();
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
    for (Path file : files) {
      String name = folder.relativize(file).toString().replace('\\', '/');
      if (leftOut.test(name)) {
        continue;
      }
      if (Files.isSymbolicLink(file)) {
        tar.entry(name, '2', Files.readSymbolicLink(file).toString(), 0777, modified(file), 0);
      } else if (Files.isDirectory(file, LinkOption.NOFOLLOW_LINKS)) {
        tar.entry(name + "/", '5', "", 0755, modified(file), 0);
      } else if (Files.isRegularFile(file)) {
        byte[] bytes = Files.readAllBytes(file);
        tar.file(name, Files.isExecutable(file) ? 0755 : 0644, modified(file), bytes);
      }
    }
    tar.end();
  }

  /// A file that has no time of its own: 1970.
  public void file(String name, int mode, byte[] bytes) throws IOException {
    file(name, mode, 0, bytes);
  }

  /// `modified` is in seconds since 1970.
  public void file(String name, int mode, long modified, byte[] bytes) throws IOException {
    entry(name, '0', "", mode, modified, bytes.length);
    out.write(bytes);
    pad(bytes.length);
  }

  /// When a file was changed last, in seconds since 1970; what the header cannot hold is 1970.
  public static long modified(Path file) throws IOException {
    long seconds = Files.getLastModifiedTime(file, LinkOption.NOFOLLOW_LINKS).toMillis() / 1000;
    return seconds < 0 || seconds >= LARGEST_OCTAL ? 0 : seconds;
  }

  /// Two empty blocks.
  public void end() throws IOException {
    out.write(new byte[2 * BLOCK]);
    out.flush();
  }

  private void entry(String name, char type, String link, int mode, long modified, long size)
      throws IOException {
    StringBuilder extended = new StringBuilder();
    if (bytes(name).length > 100 || !ascii(name)) {
      record(extended, "path", name);
    }
    if (bytes(link).length > 100 || !ascii(link)) {
      record(extended, "linkpath", link);
    }
    if (size >= LARGEST_OCTAL) {
      record(extended, "size", Long.toString(size));
    }
    if (!extended.isEmpty()) {
      byte[] records = bytes(extended.toString());
      header("PaxHeader", 'x', "", 0644, modified, records.length);
      out.write(records);
      pad(records.length);
    }
    header(name, type, link, mode, modified, size >= LARGEST_OCTAL ? 0 : size);
  }

  private void header(String name, char type, String link, int mode, long modified, long size)
      throws IOException {
    byte[] block = new byte[BLOCK];
    put(block, 0, 100, name);
    put(block, 100, 8, "%07o".formatted(mode));
    put(block, 108, 8, "0000000");
    put(block, 116, 8, "0000000");
    put(block, 124, 12, "%011o".formatted(size));
    put(block, 136, 12, "%011o".formatted(modified));
    put(block, 148, 8, "        ");
    block[156] = (byte) type;
    put(block, 157, 100, link);
    put(block, 257, 8, "ustar\00000");
    int sum = 0;
    for (byte b : block) {
      sum += b & 0xff;
    }
    put(block, 148, 8, "%06o\0 ".formatted(sum));
    out.write(block);
  }

  private void pad(long size) throws IOException {
    out.write(new byte[(int) ((BLOCK - size % BLOCK) % BLOCK)]);
  }

  /// `LENGTH key=value\n`, where the length counts itself.
  private static void record(StringBuilder out, String key, String value) {
    int rest = bytes(" " + key + "=" + value + "\n").length;
    int length = rest + 1;
    while (length != rest + Integer.toString(length).length()) {
      length = rest + Integer.toString(length).length();
    }
    out.append(length).append(' ').append(key).append('=').append(value).append('\n');
  }

  private static void put(byte[] block, int at, int length, String text) {
    byte[] bytes = bytes(text);
    System.arraycopy(bytes, 0, block, at, Math.min(length, bytes.length));
  }

  private static boolean ascii(String text) {
    return text.chars().allMatch(c -> c >= ' ' && c < 127);
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  /// A file of an archive that was read.
  public record Entry(String name, char type, long size) {}

  /// Takes an entry; the stream gives its bytes and may be left unread.
  @FunctionalInterface
  public interface Taker {
    void take(Entry entry, InputStream content) throws IOException;
  }

  /// Reads an archive; pax headers give long names, everything else is as in ustar.
  public static void each(InputStream in, Taker taker) throws IOException {
    String path = "";
    byte[] block = in.readNBytes(BLOCK);
    while (block.length == BLOCK && block[0] != 0) {
      char type = (char) block[156];
      long size = octal(block, 124, 12);
      long padded = (size + BLOCK - 1) / BLOCK * BLOCK;
      Limited content = new Limited(in, padded);
      if (type == 'x') {
        path = value(new String(content.readNBytes((int) size), StandardCharsets.UTF_8), "path");
      } else {
        String prefix = text(block, 345, 155);
        String name = text(block, 0, 100);
        name = !path.isEmpty() ? path : prefix.isEmpty() ? name : prefix + "/" + name;
        taker.take(new Entry(name, type, size), new Limited(content, size));
        path = "";
      }
      content.transferTo(OutputStream.nullOutputStream());
      block = in.readNBytes(BLOCK);
    }
  }

  private static String value(String records, String key) {
    return records
        .lines()
        .map(r -> r.substring(r.indexOf(' ') + 1))
        .filter(r -> r.startsWith(key + "="))
        .map(r -> r.substring(key.length() + 1))
        .reduce("", (_, last) -> last);
  }

  private static String text(byte[] block, int at, int length) {
    int end = at;
    while (end < at + length && block[end] != 0) {
      end++;
    }
    return new String(block, at, end - at, StandardCharsets.UTF_8);
  }

  private static long octal(byte[] block, int at, int length) throws IOException {
    String digits = text(block, at, length).strip();
    try {
      return digits.isEmpty() ? 0 : Long.parseLong(digits, 8);
    } catch (NumberFormatException e) {
      throw new IOException("not a tar archive", e);
    }
  }
}
