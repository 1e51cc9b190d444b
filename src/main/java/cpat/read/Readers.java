package cpat.read;

import cpat.model.Reading;
import cpat.read.compose.Compose;
import cpat.read.dockerfile.DockerIgnore;
import cpat.read.dockerfile.Dockerfiles;
import cpat.read.kubernetes.Kubernetes;
import cpat.read.live.Inspections;
import cpat.read.text.CiFiles;
import cpat.read.text.Embedded;
import cpat.read.text.Justfiles;
import cpat.read.text.Makefiles;
import cpat.read.text.Markdown;
import cpat.read.text.PackageJson;
import cpat.read.text.Scripts;
import cpat.read.text.SystemdUnits;
import cpat.source.Excerpt;
import cpat.source.Source;
import java.util.List;
import java.util.Optional;

/// Which reader reads which file.
public final class Readers {
  private Readers() {}

  /// True when the name says that the file may be worth opening.
  public static boolean candidate(String path) {
    return FileNames.kind(path).isPresent() || mayBeText(path);
  }

  /// True when the name alone says what the file is, so that failing to read it must be told.
  public static boolean certain(String path) {
    return FileNames.kind(path).isPresent();
  }

  /// Reads a file by its name and, where that does not tell, by its content; empty when it is none
  /// of ours. `named` files were given on purpose: an unknown name is no reason to leave them out.
  public static Optional<Reading> read(Source source, Lookup lookup, boolean named) {
    Optional<FileKind> kind =
        named ? sniff(source.path(), source.text()) : kind(source.path(), source.text());
    return kind.map(k -> read(k, Excerpt.of(source), lookup));
  }

  /// What a file is that was named on purpose: if its name does not tell, its content does, among
  /// all kinds.
  public static Optional<FileKind> sniff(String path, String text) {
    return kind(path, text).or(() -> Sniff.kind(text));
  }

  /// What a file is: by its name; a YAML file, a script without an ending and a text of unknown
  /// name by what it shows. Empty: not for us.
  public static Optional<FileKind> kind(String path, String text) {
    Optional<FileKind> named = FileNames.kind(path);
    if (named.isPresent()) {
      return named.filter(k -> k != FileKind.DOCKERFILE || !text.startsWith("#!"));
    }
    return switch (ending(path)) {
      case "yml", "yaml" -> YamlKind.of(text);
      default -> mayBeText(path) ? Sniff.kind(text) : Optional.empty();
    };
  }

  private static boolean mayBeText(String path) {
    String end = ending(path);
    return switch (end) {
      case "",
          "yml",
          "yaml",
          "txt",
          "in",
          "tmpl",
          "tpl",
          "j2",
          "dist",
          "erb",
          "base",
          "dev",
          "prod" ->
          true;
      default -> false;
    };
  }

  private static String ending(String path) {
    String name = Paths.name(path);
    return name.substring(name.lastIndexOf('.') + 1).equals(name)
        ? ""
        : name.substring(name.lastIndexOf('.') + 1);
  }

  public static Reading read(FileKind kind, Excerpt text, Lookup lookup) {
    Embedded embedded = embedded(lookup, kind == FileKind.MARKDOWN);
    return switch (kind) {
      case DOCKERFILE -> Dockerfiles.read(text, lookup);
      case DOCKERIGNORE -> dockerignore(text);
      case COMPOSE -> new Compose(lookup, Dockerfiles::read).read(text);
      case KUBERNETES -> new Kubernetes(Dockerfiles::read).read(text);
      case DEVCONTAINER -> DevContainers.read(text);
      case SHELL -> Scripts.read(text, embedded);
      case MAKE -> Makefiles.read(text, embedded);
      case JUST -> Justfiles.read(text, embedded);
      case PACKAGE_JSON -> PackageJson.read(text, embedded);
      case MARKDOWN -> Markdown.read(text, embedded);
      case CI -> CiFiles.read(text, embedded);
      case SYSTEMD -> SystemdUnits.read(text, embedded);
      case INSPECT -> Inspections.read(text);
    };
  }

  /// Compose files laid over each other, as with `docker compose -f a -f b`.
  public static Reading merged(List<Source> files, Lookup lookup) {
    return new Compose(lookup, Dockerfiles::read).merge(files.stream().map(Excerpt::of).toList());
  }

  /// Patterns are asked for by who knows the context; here only what is wrong with them is told.
  private static Reading dockerignore(Excerpt text) {
    Reading.Builder reading = Reading.of(FileKind.DOCKERIGNORE.label());
    reading.problems.addAll(DockerIgnore.read(text).problems());
    return reading.build();
  }

  /// What stands inside other texts: a here-document, a code block. A page may leave parts out with
  /// `…`: what cannot be read of its YAML and JSON is no problem of the project.
  private static Embedded embedded(Lookup lookup, boolean page) {
    // An example may name files that do not lie beside the page: for it they are empty.
    Lookup example = path -> lookup.find(path).or(() -> Optional.of(new Source(path, "")));
    return new Embedded() {
      @Override
      public Reading dockerfile(Excerpt text) {
        return Dockerfiles.fragment(text);
      }

      @Override
      public Reading yaml(Excerpt text) {
        return YamlKind.of(text.text())
            .map(kind -> fragment(Readers.read(kind, text, example)))
            .orElseGet(() -> Reading.of("yaml").build());
      }

      @Override
      public Reading json(Excerpt text) {
        boolean part = Sniff.isDevContainerPart(text.text());
        return part || Sniff.isDevContainer(text.text())
            ? fragment(DevContainers.fragment(text))
            : Reading.of("json").build();
      }

      private Reading fragment(Reading reading) {
        return page ? reading.withoutProblems() : reading;
      }
    };
  }
}
