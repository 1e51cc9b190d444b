package cpat.files;

import cpat.model.Image;
import cpat.model.Problem;
import cpat.model.ShellKind;
import cpat.read.image.ImageLayout;
import cpat.read.image.ImageShell;
import cpat.source.Source;
import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.zip.GZIPInputStream;

/// The images in a folder with an OCI layout, or in an archive that `docker save`, `podman save`
/// and their kin write, packed or not. Layers are looked through, never held.
public final class ImageArchive {
  /// A configuration has a few kilobytes; what is larger is none.
  private static final int LARGEST_TEXT = 4 << 20;

  private static final int ALL_TEXTS = 64 << 20;
  private static final int MOST_ENTRIES = 100_000;

  /// What was found, and what could not be read.
  public record Contents(List<Image> images, List<Problem> problems) {}

  private final Path path;
  private final String name;
  private final Map<String, Source> texts = new HashMap<>();
  private final Map<String, LayerFiles> layers = new LinkedHashMap<>();
  private final List<Problem> problems = new ArrayList<>();
  private int held;

  private ImageArchive(Path path, String name) {
    this.path = path;
    this.name = name;
  }

  /// True when this may be one: a folder with an `index.json`, or a file that begins like a tar
  /// archive, packed or not. Tells it from the JSON of `docker image inspect`.
  public static boolean isArchive(Path path) {
    if (Files.isDirectory(path)) {
      return Files.isRegularFile(path.resolve("index.json"))
          || Files.isRegularFile(path.resolve("manifest.json"));
    }
    try (InputStream in = Files.newInputStream(path)) {
      byte[] head = in.readNBytes(TarEntries.BLOCK);
      boolean packed = head.length > 2 && head[0] == 0x1f && (head[1] & 0xff) == 0x8b;
      return packed || TarEntries.isHeader(head);
    } catch (IOException e) {
      return false;
    }
  }

  /// `name` is how the user calls it, `by` whom its facts are from: `--image-config base.tar`.
  public static Contents open(Path path, String name, String by) {
    return new ImageArchive(path, name).read(by);
  }

  private Contents read(String by) {
    boolean folder = Files.isDirectory(path);
    if (!folder) {
      archive();
    }
    ImageLayout layout = ImageLayout.read(folder ? this::inFolder : this::inArchive, by);
    List<Image> images = new ArrayList<>();
    for (ImageLayout.Entry entry : layout.entries()) {
      if (folder) {
        entry.layers().forEach(layer -> layerInFolder(layer.path()));
      }
      images.add(withShell(entry));
    }
    problems.addAll(layout.problems());
    if (images.isEmpty() && problems.isEmpty()) {
      problems.add(
          Load.at(
              name,
              "holds no image: neither index.json nor manifest.json is there; next: docker save"
                  + " -o FILE NAME"));
    }
    return new Contents(List.copyOf(images), List.copyOf(problems));
  }

  private Image withShell(ImageLayout.Entry entry) {
    if (entry.image().shell() == ShellKind.CMD) {
      return entry.image();
    }
    ImageShell shell = new ImageShell();
    for (ImageLayout.Layer layer : entry.layers()) {
      LayerFiles files = layers.get(layer.path());
      String unread = files == null ? "is not there" : files.unread().orElse("");
      if (files == null || !unread.isEmpty()) {
        Problem problem =
            Load.at(
                name + "/" + layer.path(),
                "the layer " + unread + "; what /bin/sh is in the image stays unknown");
        problems.add(problem);
        return entry.image();
      }
      shell.add(files.files());
    }
    return entry.image().with(shell.kind());
  }

  private void archive() {
    try (InputStream file = Files.newInputStream(path)) {
      BufferedInputStream in = new BufferedInputStream(file, 1 << 16);
      in.mark(2);
      boolean packed = in.read() == 0x1f && in.read() == 0x8b;
      in.reset();
      InputStream tar =
          packed ? new BufferedInputStream(new GZIPInputStream(in, 1 << 16), 1 << 16) : in;
      if (!TarEntries.each(tar, this::entry)) {
        throw new EOFException();
      }
    } catch (EOFException e) {
      problems.add(Load.at(name, "the archive is cut off; what stands before the cut was read"));
    } catch (IOException e) {
      problems.add(Load.at(name, "could not be read: " + Load.reason(e)));
    }
  }

  private void entry(TarEntries.Entry entry, InputStream content) throws IOException {
    Optional<String> plain = plain(entry.name());
    if (!entry.isFile() || plain.isEmpty() || texts.size() + layers.size() >= MOST_ENTRIES) {
      return;
    }
    BufferedInputStream in = new BufferedInputStream(content, TarEntries.BLOCK);
    in.mark(1);
    int first = in.read();
    in.reset();
    if (first == '{' || first == '[') {
      text(plain.get(), entry.size(), in);
    } else {
      Optional<LayerFiles> layer = LayerFiles.of(in);
      layer.ifPresent(l -> layers.put(plain.get(), l));
    }
  }

  private void text(String path, long size, InputStream in) throws IOException {
    if (size > LARGEST_TEXT || held + size > ALL_TEXTS) {
      String limit = Load.size(size > LARGEST_TEXT ? LARGEST_TEXT : ALL_TEXTS);
      problems.add(
          Load.at(name + "/" + path, "a text beyond the limit of " + limit + ", not read"));
      return;
    }
    held += (int) size;
    Load.Loaded loaded = Load.stream(in, name + "/" + path, LARGEST_TEXT);
    loaded.source().ifPresent(source -> texts.put(path, source));
    loaded.problem().ifPresent(problems::add);
  }

  private Optional<Source> inArchive(String path) {
    return plain(path).flatMap(p -> Optional.ofNullable(texts.get(p)));
  }

  private Optional<Source> inFolder(String path) {
    Optional<Path> file = file(path);
    if (file.isEmpty()) {
      return Optional.empty();
    }
    String shown = name + "/" + path;
    if (file.get().toFile().length() > LARGEST_TEXT) {
      problems.add(
          Load.at(shown, "a text beyond the limit of " + Load.size(LARGEST_TEXT) + ", not read"));
      return Optional.empty();
    }
    Load.Loaded loaded = Load.file(file.get(), shown, LARGEST_TEXT);
    loaded.problem().ifPresent(problems::add);
    return loaded.source();
  }

  private void layerInFolder(String path) {
    Optional<Path> file = layers.containsKey(path) ? Optional.empty() : file(path);
    if (file.isEmpty()) {
      return;
    }
    try (InputStream in = Files.newInputStream(file.get())) {
      LayerFiles.of(in).ifPresent(l -> layers.put(path, l));
    } catch (EOFException e) {
      layers.put(path, new LayerFiles(List.of(), Optional.of("is cut off")));
    } catch (IOException e) {
      String why = "could not be read: " + Load.reason(e);
      layers.put(path, new LayerFiles(List.of(), Optional.of(why)));
    }
  }

  /// A file of the folder itself: no link on the way may lead out of it.
  private Optional<Path> file(String relative) {
    try {
      Path root = path.toRealPath();
      Optional<Path> file = plain(relative).map(root::resolve);
      return file.isPresent()
              && Files.isRegularFile(file.get(), LinkOption.NOFOLLOW_LINKS)
              && file.get().toRealPath().equals(file.get())
          ? file
          : Optional.empty();
    } catch (IOException | InvalidPathException e) {
      return Optional.empty();
    }
  }

  /// The path without `./`; empty for one that leads out of the archive.
  private static Optional<String> plain(String path) {
    String plain = path.startsWith("./") ? path.substring(2) : path;
    boolean out = plain.isEmpty() || plain.startsWith("/");
    for (String part : plain.split("/", -1)) {
      out |= part.equals("..") || part.equals(".");
    }
    return out ? Optional.empty() : Optional.of(plain);
  }
}
