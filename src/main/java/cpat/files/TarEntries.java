package cpat.files;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;

/// The entries of a tar archive one after the other (ustar, pax and GNU long names), without ever
/// holding one of them in memory.
final class TarEntries {
  static final int BLOCK = 512;

  /// No name or link is longer; what claims to be is a mistake or an attack.
  private static final int LONGEST_EXTENSION = 1 << 20;

  /// A small file can unpack to any size: more than this is not read.
  private static final long LARGEST = 64L << 30;

  /// `type` is tar's own letter: `0` a file, `1` a hard link, `2` a symbolic link, `5` a folder.
  record Entry(String name, char type, String link, long size) {
    boolean isFile() {
      return type == '0' || type == 0 || type == '7';
    }
  }

  /// Takes an entry; its content may be left unread.
  @FunctionalInterface
  interface Taker {
    void take(Entry entry, InputStream content) throws IOException;
  }

  private final InputStream in;
  private final Map<String, String> extended = new HashMap<>();
  private long total;

  private TarEntries(InputStream in) {
    this.in = in;
  }

  /// Gives true when the archive has its closing block, false when it just ends. An end within an
  /// entry is an `EOFException`.
  static boolean each(InputStream in, Taker taker) throws IOException {
    return new TarEntries(in).all(taker);
  }

  private boolean all(Taker taker) throws IOException {
    for (byte[] block = in.readNBytes(BLOCK); block.length > 0; block = in.readNBytes(BLOCK)) {
      if (block.length < BLOCK) {
        throw new EOFException();
      }
      if (isEmpty(block)) {
        return true;
      }
      if (!isHeader(block)) {
        throw new IOException("not a tar archive");
      }
      entry(block, taker);
    }
    return false;
  }

  private void entry(byte[] block, Taker taker) throws IOException {
    char type = (char) block[156];
    long size = number(block, 124, 12);
    if (type != 'x' && type != 'g' && extended.containsKey("size")) {
      size = decimal(extended.getOrDefault("size", ""));
    }
    long padded = (size + BLOCK - 1) / BLOCK * BLOCK;
    total += padded + BLOCK;
    if (size < 0 || padded < 0 || total > LARGEST || total < 0) {
      throw new IOException("holds more than " + Load.size(LARGEST));
    }
    Part content = new Part(in, padded);
    switch (type) {
      case 'x' -> records(text(content, size));
      case 'L' -> extended.put("path", upToNul(text(content, size)));
      case 'K' -> extended.put("linkpath", upToNul(text(content, size)));
      case 'g' -> {}
      default -> {
        String prefix = ustar(block) ? text(block, 345, 155) : "";
        String name = text(block, 0, 100);
        name = prefix.isEmpty() ? name : prefix + "/" + name;
        Entry entry =
            new Entry(
                extended.getOrDefault("path", name),
                type,
                extended.getOrDefault("linkpath", text(block, 157, 100)),
                size);
        extended.clear();
        taker.take(entry, new Part(content, size));
      }
    }
    in.skipNBytes(content.left());
  }

  /// `LENGTH key=value\n`, again and again; damaged ones are passed over.
  private void records(String text) {
    for (int at = 0; at < text.length(); ) {
      int line = text.indexOf('\n', at);
      int blank = text.indexOf(' ', at);
      int end = line < 0 ? text.length() : line;
      int equals = text.indexOf('=', at);
      if (blank > 0 && equals > blank && equals < end) {
        extended.put(text.substring(blank + 1, equals), text.substring(equals + 1, end));
      }
      at = end + 1;
    }
  }

  private static String text(InputStream content, long size) throws IOException {
    if (size > LONGEST_EXTENSION) {
      throw new IOException("has a name of " + Load.size(size));
    }
    byte[] bytes = content.readNBytes((int) size);
    if (bytes.length < size) {
      throw new EOFException();
    }
    return new String(bytes, StandardCharsets.UTF_8);
  }

  private static String upToNul(String text) {
    int nul = text.indexOf('\0');
    return nul < 0 ? text : text.substring(0, nul);
  }

  static boolean isEmpty(byte[] block) {
    for (byte b : block) {
      if (b != 0) {
        return false;
      }
    }
    return true;
  }

  /// True when the block carries the sum of its own bytes, as every header does.
  static boolean isHeader(byte[] block) {
    if (block.length < BLOCK) {
      return false;
    }
    int sum = 0;
    for (int i = 0; i < BLOCK; i++) {
      sum += i >= 148 && i < 156 ? ' ' : block[i] & 0xff;
    }
    String written = text(block, 148, 8).strip();
    return !written.isEmpty() && octal(written) == sum;
  }

  private static boolean ustar(byte[] block) {
    return text(block, 257, 5).equals("ustar") && block[262] == 0;
  }

  private static String text(byte[] block, int at, int length) {
    int end = at;
    while (end < at + length && block[end] != 0) {
      end++;
    }
    return new String(block, at, end - at, StandardCharsets.UTF_8);
  }

  /// Octal digits, or GNU's bytes for what they cannot say.
  private static long number(byte[] block, int at, int length) {
    if ((block[at] & 0x80) == 0) {
      String digits = text(block, at, length).strip();
      return digits.isEmpty() ? 0 : octal(digits);
    }
    long value = block[at] & 0x7f;
    for (int i = at + 1; i < at + length; i++) {
      if (value >> 48 != 0) {
        return -1;
      }
      value = value << 8 | (block[i] & 0xff);
    }
    return value;
  }

  private static long octal(String digits) {
    try {
      return Long.parseLong(digits, 8);
    } catch (NumberFormatException e) {
      return -1;
    }
  }

  private static long decimal(String digits) {
    try {
      return Long.parseLong(digits);
    } catch (NumberFormatException e) {
      return -1;
    }
  }

  /// So many bytes of a stream; skipping skips there, which costs nothing in a file.
  private static final class Part extends InputStream {
    private final InputStream in;
    private long left;

    Part(InputStream in, long length) {
      this.in = in;
      this.left = length;
    }

    long left() {
      return left;
    }

    @Override
    public int read() throws IOException {
      byte[] one = new byte[1];
      return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] bytes, int from, int length) throws IOException {
      if (length == 0) {
        return 0;
      }
      if (left <= 0) {
        return -1;
      }
      int count = in.read(bytes, from, (int) Math.min(length, left));
      if (count < 0) {
        throw new EOFException();
      }
      left -= count;
      return count;
    }

    @Override
    public long skip(long count) throws IOException {
      long skipped = in.skip(Math.min(count, left));
      left -= skipped;
      return skipped;
    }
  }
}
