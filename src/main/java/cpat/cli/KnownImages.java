package cpat.cli;

import cpat.engine.Engine;
import cpat.engine.EngineException;
import cpat.engine.Found;
import cpat.files.ImageArchive;
import cpat.files.Load;
import cpat.lab.EngineImages;
import cpat.model.Image;
import cpat.model.Problem;
import cpat.model.ShellKind;
import cpat.read.image.ImageConfigs;
import cpat.resolve.Images;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// What is known of images: by the files of `--image-config`, by an engine, by the shipped table;
/// in this order.
final class KnownImages implements Images {
  static final Option FILE =
      Option.of("image-config", "[IMAGE=]FILE", "an image's configuration: `docker image inspect`");

  private final Console console;
  private final Images table = new OfficialTable();
  private final List<Image> given = new ArrayList<>();
  private final Set<Image> used = new HashSet<>();
  private final Map<String, Image> named = new HashMap<>();
  private final Map<String, Optional<Image>> known = new HashMap<>();
  private Optional<EngineImages> engine = Optional.empty();

  private KnownImages(Console console) {
    this.console = console;
  }

  /// For those who work without an engine: one is asked only where the command line names it.
  static KnownImages named(Arguments arguments, Console console)
      throws UsageException, EngineAbsent, IOException {
    boolean asked = arguments.has("engine") || arguments.has("context");
    KnownImages images = files(arguments, console);
    images.engine = asked ? engine(arguments, console) : Optional.empty();
    return images;
  }

  static KnownImages of(Arguments arguments, Console console)
      throws UsageException, EngineAbsent, IOException {
    KnownImages images = files(arguments, console);
    images.engine = engine(arguments, console);
    return images;
  }

  private static KnownImages files(Arguments arguments, Console console)
      throws UsageException, IOException {
    KnownImages images = new KnownImages(console);
    for (String option : arguments.all("image-config")) {
      images.file(option);
    }
    return images;
  }

  /// An engine that was not asked for may be missing; one that was named must answer.
  private static Optional<EngineImages> engine(Arguments arguments, Console console)
      throws UsageException, EngineAbsent {
    if (arguments.value("engine").orElse("").equals("none")) {
      return Optional.empty();
    }
    Found found = Engines.find(arguments, console);
    boolean named = arguments.has("engine") || arguments.has("context");
    if (found.engine().isEmpty() && named) {
      throw new EngineAbsent(found);
    }
    return found.engine().map(e -> new EngineImages(e, e.kind().toString()));
  }

  /// `FILE`, or `IMAGE=FILE` where the file does not say whose configuration it is.
  private void file(String option) throws UsageException, IOException {
    int equals = option.indexOf('=');
    String image = equals < 0 ? "" : option.substring(0, equals);
    String file = option.substring(equals + 1);
    Path path = console.resolve(file);
    String by = "--image-config " + file;
    List<Image> images;
    List<Problem> problems;
    if (ImageArchive.isArchive(path)) {
      ImageArchive.Contents contents = ImageArchive.open(path, file, by);
      images = contents.images();
      problems = contents.problems();
    } else {
      Load.Loaded loaded = Load.file(path, file, Scanning.MAX_SIZE);
      if (loaded.source().isEmpty()) {
        throw new IOException(
            file + ": " + loaded.problem().map(Problem::message).orElse("not read"));
      }
      ImageConfigs configs = ImageConfigs.read(loaded.source().get(), by);
      images = configs.images();
      problems = configs.problems();
    }
    problems.forEach(p -> console.hint("cpat: " + p.at() + ": " + p.message()));
    if (images.isEmpty()) {
      throw new UsageException(by + ": no configuration of an image in it");
    }
    given.addAll(images);
    if (!image.isEmpty()) {
      named.put(image, images.getFirst());
    }
  }

  @Override
  public Optional<Image> find(String reference) {
    return known.computeIfAbsent(reference, this::look);
  }

  private Optional<Image> look(String reference) {
    Image byName = named.get(reference);
    if (byName != null) {
      used.add(byName);
      return Optional.of(withShell(byName.as(reference)));
    }
    return given.stream()
        .filter(i -> i.isNamed(reference) || (i.names().isEmpty() && given.size() == 1))
        .findFirst()
        .map(i -> {
          used.add(i);
          return withShell(i.as(reference));
        })
        .or(() -> engine.flatMap(e -> asked(e, reference)))
        .or(() -> table.find(reference));
  }

  private Optional<Image> asked(EngineImages engine, String reference) {
    try {
      return engine.find(reference).map(this::withShell);
    } catch (EngineException e) {
      console.hint("cpat: the engine says of " + reference + ": " + e.getMessage());
      return Optional.empty();
    }
  }

  /// A configuration does not tell what /bin/sh is; the table does for the images it knows.
  private Image withShell(Image image) {
    return image.shell() == ShellKind.UNKNOWN
        ? table.find(image.reference()).map(t -> image.with(t.shell())).orElse(image)
        : image;
  }

  /// Says of each given configuration that answered for no image: it is another image's.
  void tellUnused() {
    for (Image image : given) {
      if (used.stream().noneMatch(u -> u.by().equals(image.by()))) {
        String whose =
            image.names().isEmpty() ? "no image of this target" : image.names().getFirst();
        console.hint(
            "cpat: "
                + image.by()
                + " is of "
                + whose
                + ", not used here; next: --image-config IMAGE=FILE");
      }
    }
  }

  /// The engine that is asked, if one is.
  Optional<Engine> engine() {
    return engine.map(EngineImages::engine);
  }
}
