package cpat.lab;

import cpat.engine.Endpoint;
import cpat.engine.Engine;
import cpat.engine.EngineException;
import cpat.engine.Search;
import cpat.model.Image;
import cpat.read.image.OfficialImage;
import cpat.read.image.OfficialImages;
import cpat.source.Source;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/// Makes the table of official images anew: asks an engine for the image of each row. `make
/// official-images ENGINE=unix:///var/run/docker.sock PULL=yes`; not among the tests that always
/// run.
class OfficialImagesRefresh {
  private static final Path TABLE = Path.of("src/main/java/cpat/facts/official-images.tsv");
  private static final String DATE = "# Date of the table: ";

  @Test
  void refresh() throws Exception {
    String address = System.getProperty("cpat.engine", "");
    Engine engine =
        address.isEmpty()
            ? new Search(System.getenv(), Path.of("/"))
                .any(Search.Wanted.AUTO)
                .engine()
                .orElseThrow(() -> new AssertionError("no engine; say ENGINE=unix:///PATH"))
            : Engine.connect(Endpoint.parse(address, Optional.empty()));
    boolean pull = System.getProperty("cpat.pull", "").equals("yes");
    String today = LocalDate.now(ZoneOffset.UTC).toString();
    new Rewriting(engine, pull, today, System.out::println).rewrite(TABLE);
  }

  /// One pass over a table.
  static final class Rewriting {
    private final EngineImages images;
    private final boolean pull;
    private final String today;
    private final Consumer<String> told;
    private int fresh;
    private int changed;
    private int kept;

    Rewriting(Engine engine, boolean pull, String today, Consumer<String> told) {
      this.images = new EngineImages(engine, "that was asked");
      this.pull = pull;
      this.today = today;
      this.told = told;
    }

    /// Rewrites the rows whose image the engine has; the others stay as they are, with their date.
    void rewrite(Path table) throws IOException {
      String text = Files.readString(table);
      OfficialImages read = OfficialImages.read(new Source(table.toString(), text));
      if (!read.problems().isEmpty()) {
        throw new IOException(table + ": " + read.problems());
      }
      List<String> lines = new ArrayList<>();
      List<String> rows = read.rows().stream().map(this::row).map(OfficialImage::line).toList();
      text.lines().filter(l -> l.startsWith("#")).map(this::dated).forEach(lines::add);
      lines.addAll(rows);
      Files.writeString(table, String.join("\n", lines) + "\n");
      told.accept(
          "official images: %d rows from the engine (%d changed), %d kept as they were"
              .formatted(fresh, changed, kept));
    }

    private String dated(String line) {
      return fresh > 0 && line.startsWith(DATE)
          ? line.replaceFirst("[0-9]{4}-[0-9]{2}-[0-9]{2}", today)
          : line;
    }

    private OfficialImage row(OfficialImage row) {
      if (row.asked().isEmpty()) {
        kept++;
        return row;
      }
      try {
        if (pull) {
          images.engine().images().pull(row.asked(), _ -> {});
        }
        Optional<Image> image = images.find(row.asked());
        if (image.isPresent()) {
          OfficialImage found = row.refreshed(image.get().with(images.shell(image.get())), today);
          fresh++;
          if (!found.saysSame(row)) {
            changed++;
            told.accept("changed  " + row.line() + "\n      →  " + found.line());
          }
          return found;
        }
        told.accept("kept     " + row.asked() + ": the engine does not have it");
      } catch (EngineException e) {
        told.accept("kept     " + row.asked() + ": " + e.error());
      }
      kept++;
      return row;
    }
  }
}
