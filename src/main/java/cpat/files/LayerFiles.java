package cpat.files;

import static java.nio.charset.StandardCharsets.US_ASCII;

import cpat.read.image.ImageShell;
import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.zip.GZIPInputStream;

/// What one layer says of `/bin/sh`, or why it cannot be read.
record LayerFiles(List<ImageShell.File> files, Optional<String> unread) {
  private static final int GZIP = 0x1f8b;
  private static final int ZSTD = 0x28b5;
  private static final int PROGRAM = 8 << 20;

  private static LayerFiles unread(String why) {
    return new LayerFiles(List.of(), Optional.of(why));
  }

  /// Empty when the stream is no layer: neither a tar archive nor packed.
  static Optional<LayerFiles> of(InputStream content) throws IOException {
    BufferedInputStream in = new BufferedInputStream(content, 1 << 16);
    in.mark(TarEntries.BLOCK);
    byte[] head = in.readNBytes(TarEntries.BLOCK);
    in.reset();
    int magic = head.length < 2 ? 0 : (head[0] & 0xff) << 8 | (head[1] & 0xff);
    if (magic == ZSTD) {
      return Optional.of(unread("is packed with zstd, which is not read here"));
    }
    boolean packed = magic == GZIP;
    boolean tar = packed || TarEntries.isHeader(head) || TarEntries.isEmpty(head);
    return tar ? Optional.of(read(in, packed)) : Optional.empty();
  }

  /// Damage within a layer is the layer's own: the archive around it goes on.
  private static LayerFiles read(InputStream in, boolean packed) {
    try {
      return tar(packed ? new BufferedInputStream(new GZIPInputStream(in, 1 << 16), 1 << 16) : in);
    } catch (EOFException e) {
      return unread("is cut off");
    } catch (IOException e) {
      return unread("could not be read: " + Load.reason(e));
    }
  }

  private static LayerFiles tar(InputStream in) throws IOException {
    Map<String, ImageShell.File> files = new LinkedHashMap<>();
    TarEntries.each(
        in,
        (entry, content) -> {
          if (ImageShell.matters(entry.name())) {
            files.put(entry.name(), file(entry, content));
          }
        });
    return new LayerFiles(List.copyOf(files.values()), Optional.empty());
  }

  private static ImageShell.File file(TarEntries.Entry entry, InputStream content)
      throws IOException {
    String name = entry.name();
    return switch (entry.type()) {
      case '1' -> new ImageShell.File(name, ImageShell.Kind.HARD, entry.link());
      case '2' -> new ImageShell.File(name, ImageShell.Kind.SYMBOLIC, entry.link());
      case '5' -> new ImageShell.File(name, ImageShell.Kind.FOLDER, "");
      default -> {
        // A program that was copied under the name `sh` tells who it is in its own texts.
        String program = name.endsWith("/sh") && entry.size() <= PROGRAM ? program(content) : "";
        yield program.isEmpty()
            ? new ImageShell.File(name, ImageShell.Kind.FILE, "")
            : new ImageShell.File(name, ImageShell.Kind.HARD, program);
      }
    };
  }

  private static String program(InputStream content) throws IOException {
    byte[] bytes = content.readAllBytes();
    String text = new String(bytes, US_ASCII);
    return text.contains("BusyBox v") ? "busybox" : text.contains("GNU bash") ? "bash" : "";
  }
}
