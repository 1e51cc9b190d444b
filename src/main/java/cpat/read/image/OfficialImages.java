package cpat.read.image;

import cpat.model.Image;
import cpat.model.ImageName;
import cpat.model.Problem;
import cpat.source.Source;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The table of well-known official images (`facts/official-images.tsv`): how each usually starts,
/// where nobody can be asked. The first row whose repository and tag fit decides; a row that leaves
/// everything open says that the table cannot judge.
public record OfficialImages(List<OfficialImage> rows, List<Problem> problems) {

  public static OfficialImages read(Source table) {
    List<OfficialImage> rows = new ArrayList<>();
    List<Problem> problems = new ArrayList<>();
    int start = 0;
    for (String line : table.text().split("\n", -1)) {
      if (!line.isBlank() && !line.startsWith("#")) {
        Optional<OfficialImage> row = OfficialImage.parse(line);
        if (row.isPresent()) {
          rows.add(row.get());
        } else {
          String expected =
              "not a row of the table: " + OfficialImage.COLUMNS.size() + " columns are expected";
          problems.add(new Problem(table.span(start, start + line.length()), expected));
        }
      }
      start += line.length() + 1;
    }
    return new OfficialImages(List.copyOf(rows), List.copyOf(problems));
  }

  /// The same as reading the whole table and asking it, but only the rows of that repository are
  /// read.
  public static Optional<Image> find(Source table, String reference) {
    String row = (isOpen(reference) ? "" : repository(reference)) + "\t";
    StringBuilder rows = new StringBuilder();
    table.text().lines().filter(l -> l.startsWith(row)).forEach(l -> rows.append(l).append('\n'));
    return read(new Source(table.path(), rows.toString())).find(reference);
  }

  /// What a reference usually stands for: `node:22-alpine`, `docker.io/library/node`. Other
  /// registries and owners only where a row names them; never what a variable or a digest alone
  /// stands for.
  public Optional<Image> find(String reference) {
    if (isOpen(reference)) {
      return Optional.empty();
    }
    String tag = ImageName.tag(reference);
    String repository = repository(reference);
    String label = tag.isEmpty() ? "latest" : tag;
    return rows.stream()
        .filter(row -> row.fits(repository, label))
        .findFirst()
        .filter(OfficialImage::judges)
        .map(row -> row.image(reference));
  }

  /// True for what a variable or a digest alone stands for.
  private static boolean isOpen(String reference) {
    return reference.isBlank()
        || reference.contains("$")
        || reference.contains("{")
        || (ImageName.tag(reference).isEmpty() && reference.contains("@"));
  }

  /// As the table writes it: `node`, `apache/kafka`, `gcr.io/distroless/static`.
  private static String repository(String reference) {
    String name = ImageName.canonical(reference);
    int digest = name.indexOf('@');
    name = digest < 0 ? name.substring(0, name.lastIndexOf(':')) : name.substring(0, digest);
    return name.startsWith("docker.io/library/")
        ? name.substring("docker.io/library/".length())
        : name.startsWith("docker.io/") ? name.substring("docker.io/".length()) : name;
  }
}
