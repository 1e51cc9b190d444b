package cpat.read;

import cpat.model.Reading;
import cpat.source.Excerpt;
import java.util.Optional;

/// Which reader reads which file.
public final class Readers {
  private Readers() {}

  /// What a file is: by its name; a YAML or JSON file, a script without an ending and a text of
  /// unknown name by what its head shows. Empty: not for us.
  public static Optional<FileKind> kind(String path, String head) {
    Optional<FileKind> named = FileNames.kind(path);
    if (named.isPresent()) {
      return named.filter(k -> k != FileKind.DOCKERFILE || !head.startsWith("#!"));
    }
    String name = path.substring(path.lastIndexOf('/') + 1);
    int dot = name.lastIndexOf('.');
    String end = dot < 0 ? "" : name.substring(dot + 1);
    return switch (end) {
      case "yml", "yaml" -> YamlKind.of(head);
      case "json" ->
          Sniff.kind(head).filter(k -> k == FileKind.DEVCONTAINER || k == FileKind.KUBERNETES);
      case "" -> Sniff.kind(head);
      default -> end.length() > 4 || isText(end) ? Sniff.kind(head) : Optional.empty();
    };
  }

  private static boolean isText(String end) {
    return switch (end) {
      case "txt", "in", "tmpl", "tpl", "j2", "dist", "erb", "base", "dev", "prod", "test" -> true;
      default -> false;
    };
  }

  /// What a file is that was named on purpose: if its name does not tell, its content does, among
  /// all kinds.
  public static Optional<FileKind> sniff(String path, String text) {
    return FileNames.kind(path).or(() -> Sniff.kind(text));
  }

  public static Reading read(FileKind kind, Excerpt text, Lookup lookup) {
    Embedded embedded = embedded(lookup);
    return switch (kind) {
      case SHELL -> Scripts.read(text, embedded);
      case MAKE -> Makefiles.read(text, embedded);
      case JUST -> Justfiles.read(text, embedded);
      case PACKAGE_JSON -> PackageJson.read(text, embedded);
      case MARKDOWN -> Markdown.read(text, embedded);
      case CI -> CiFiles.read(text, embedded);
      case SYSTEMD -> SystemdUnits.read(text, embedded);
      case DOCKERFILE, COMPOSE, KUBERNETES, DEVCONTAINER -> other(kind, text, lookup);
    };
  }

  /// SEAM (for the lead to close): Dockerfiles, Compose, Kubernetes and DevContainers come from
  /// other branches; until they are merged such files give an empty reading.
  private static Reading other(
      FileKind kind,
      @SuppressWarnings("unused") Excerpt text,
      @SuppressWarnings("unused") Lookup lookup) {
    return Reading.of(kind.label()).build();
  }

  private static Embedded embedded(Lookup lookup) {
    return new Embedded() {
      @Override
      public Reading dockerfile(Excerpt text) {
        return Readers.read(FileKind.DOCKERFILE, text, lookup);
      }

      @Override
      public Reading yaml(Excerpt text) {
        return YamlKind.of(text.text())
            .map(kind -> Readers.read(kind, text, lookup))
            .orElseGet(() -> Reading.of("yaml").build());
      }

      @Override
      public Reading json(Excerpt text) {
        return Sniff.isDevContainer(text.text())
            ? Readers.read(FileKind.DEVCONTAINER, text, lookup)
            : Reading.of("json").build();
      }
    };
  }
}
