package cpat.read.image;

import cpat.model.Image;
import cpat.model.Image.Field;
import cpat.model.ImageConfig;
import cpat.model.ShellKind;
import cpat.read.yaml.Json;
import cpat.read.yaml.Node;
import cpat.source.Excerpt;
import cpat.source.Source;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// A row of the table of official images. An empty cell is not set, `?` is not known. `asked` is
/// the reference whose image stands for the row when the table is made anew, empty where none does;
/// `source` is the file the facts were read from, or `memory`, or the image itself.
public record OfficialImage(
    String repository,
    List<String> tags,
    Optional<List<String>> entrypoint,
    Optional<List<String>> cmd,
    Optional<String> user,
    Optional<String> workdir,
    Optional<String> stopSignal,
    ShellKind sh,
    Optional<List<String>> shell,
    String asked,
    String date,
    String source) {
  static final List<String> COLUMNS =
      List.of(
          "repository tags entrypoint cmd user workdir stop-signal sh shell asked date source"
              .split(" "));

  private static final Set<Field> NEVER =
      EnumSet.of(
          Field.ENVIRONMENT,
          Field.PORTS,
          Field.VOLUMES,
          Field.LABELS,
          Field.HEALTHCHECK,
          Field.ONBUILD);

  private static final String OPEN = "?";

  static Optional<OfficialImage> parse(String line) {
    String[] cells = line.replace("\r", "").split("\t", -1);
    if (cells.length != COLUMNS.size() || cells[0].isEmpty() || cells[1].isEmpty()) {
      return Optional.empty();
    }
    for (int list : new int[] {2, 3, 8}) {
      if (!cells[list].isEmpty() && !cells[list].equals(OPEN) && array(cells[list]).isEmpty()) {
        return Optional.empty();
      }
    }
    return Optional.of(
        new OfficialImage(
            cells[0],
            List.of(cells[1].split(",", -1)),
            texts(cells[2]),
            texts(cells[3]),
            text(cells[4]),
            text(cells[5]),
            text(cells[6]),
            kind(cells[7]),
            texts(cells[8]),
            cells[9],
            cells[10],
            cells[11]));
  }

  private static Optional<String> text(String cell) {
    return cell.equals(OPEN) ? Optional.empty() : Optional.of(cell);
  }

  private static Optional<List<String>> texts(String cell) {
    return cell.equals(OPEN)
        ? Optional.empty()
        : Optional.of(cell.isEmpty() ? List.of() : array(cell));
  }

  /// Nearly all cells are plain; what is quoted twice needs the reader of JSON.
  private static List<String> array(String cell) {
    if (cell.startsWith("[\"") && cell.endsWith("\"]") && cell.length() > 4) {
      List<String> plain = List.of(cell.substring(2, cell.length() - 2).split("\",\"", -1));
      if (plain.stream().noneMatch(t -> t.contains("\"") || t.contains("\\"))) {
        return plain;
      }
    }
    Json json = Json.read(Excerpt.of(new Source("", cell)));
    return !json.problems().isEmpty()
        ? List.of()
        : json.root().map(Node::elements).orElse(List.of()).stream()
            .flatMap(n -> n.scalar().stream())
            .map(Node.Scalar::text)
            .toList();
  }

  private static ShellKind kind(String cell) {
    for (ShellKind kind : ShellKind.values()) {
      if (kind.name().toLowerCase(Locale.ROOT).equals(cell)) {
        return kind;
      }
    }
    return ShellKind.UNKNOWN;
  }

  boolean fits(String repository, String tag) {
    return (this.repository.equals("*") || this.repository.equals(repository))
        && tags.stream().anyMatch(pattern -> fits(pattern, 0, tag, 0));
  }

  private static boolean fits(String pattern, int p, String tag, int t) {
    if (p == pattern.length()) {
      return t == tag.length();
    }
    if (pattern.charAt(p) == '*') {
      for (int i = t; i <= tag.length(); i++) {
        if (fits(pattern, p + 1, tag, i)) {
          return true;
        }
      }
      return false;
    }
    return t < tag.length()
        && pattern.charAt(p) == tag.charAt(t)
        && fits(pattern, p + 1, tag, t + 1);
  }

  /// False for a row that only says what the table cannot judge.
  public boolean judges() {
    return unknown().size() < Field.values().length || sh != ShellKind.UNKNOWN;
  }

  private Set<Field> unknown() {
    Set<Field> unknown = EnumSet.copyOf(NEVER);
    Map.of(
            Field.ENTRYPOINT, entrypoint,
            Field.CMD, cmd,
            Field.USER, user,
            Field.WORKDIR, workdir,
            Field.STOP_SIGNAL, stopSignal,
            Field.SHELL, shell)
        .forEach((field, cell) -> {
          if (cell.isEmpty()) {
            unknown.add(field);
          }
        });
    return unknown;
  }

  Image image(String reference) {
    ImageConfig config =
        new ImageConfig(
            entrypoint.orElse(List.of()),
            cmd.orElse(List.of()),
            List.of(),
            user.orElse(""),
            workdir.orElse(""),
            List.of(),
            List.of(),
            Map.of(),
            stopSignal.orElse(""),
            shell.orElse(List.of()),
            Optional.empty(),
            List.of(),
            "linux");
    String by = "the table of official images of " + date;
    return new Image(reference, config, Set.copyOf(unknown()), sh, by, true);
  }

  /// The row with what an engine says of the image; what the row leaves open stays open, since it
  /// differs between the tags that the row stands for.
  public OfficialImage refreshed(Image image, String today) {
    ImageConfig config = image.config();
    String id = image.names().isEmpty() ? image.reference() : image.names().getLast();
    return new OfficialImage(
        repository,
        tags,
        entrypoint.map(_ -> config.entrypoint()),
        cmd.map(_ -> config.cmd()),
        user.map(_ -> config.user()),
        // BuildKit writes the root that others leave away.
        workdir.map(old -> old.isEmpty() && config.workdir().equals("/") ? "" : config.workdir()),
        stopSignal.map(_ -> config.stopSignal()),
        sh == ShellKind.UNKNOWN || image.shell() == ShellKind.UNKNOWN ? sh : image.shell(),
        image.knows(Field.SHELL) ? shell.map(_ -> config.shell()) : shell,
        asked,
        today,
        "image " + id);
  }

  /// True when both say the same of the images.
  public boolean saysSame(OfficialImage other) {
    return facts().equals(other.facts());
  }

  private List<String> facts() {
    return List.of(line().split("\t", -1)).subList(0, COLUMNS.indexOf("asked"));
  }

  /// As it stands in the table.
  public String line() {
    return String.join(
        "\t",
        repository,
        String.join(",", tags),
        written(entrypoint),
        written(cmd),
        user.orElse(OPEN),
        workdir.orElse(OPEN),
        stopSignal.orElse(OPEN),
        sh == ShellKind.UNKNOWN ? OPEN : sh.name().toLowerCase(Locale.ROOT),
        written(shell),
        asked,
        date,
        source);
  }

  private static String written(Optional<List<String>> texts) {
    return texts
        .map(all ->
            all.isEmpty()
                ? ""
                : all.stream()
                    .map(OfficialImage::quoted)
                    .collect(Collectors.joining(",", "[", "]")))
        .orElse(OPEN);
  }

  private static String quoted(String text) {
    StringBuilder out = new StringBuilder("\"");
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '"' || c == '\\') {
        out.append('\\').append(c);
      } else if (c < ' ') {
        out.append("\\u%04x".formatted((int) c));
      } else {
        out.append(c);
      }
    }
    return out.append('"').toString();
  }
}
