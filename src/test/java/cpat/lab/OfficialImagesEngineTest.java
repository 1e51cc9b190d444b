package cpat.lab;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import cpat.engine.Engine;
import cpat.engine.TestEngines;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// `make official-images` against engines that have an image of a row's name.
@Tag("engine")
class OfficialImagesEngineTest {
  private static final String NAME = "cpat-official-test";

  @TempDir Path folder;

  static List<String> engines() {
    return TestEngines.ALL;
  }

  private static String row(String repository, String rest) {
    return repository + "\t*\t" + rest.replace('|', '\t');
  }

  @ParameterizedTest
  @MethodSource("engines")
  void rowsAreWrittenAnew(String name) throws Exception {
    Engine engine = TestEngines.connect(name);
    Set<String> before = TestEngines.objects(engine);
    Path table = folder.resolve("official-images.tsv");
    String open = row("cpat-open", "?|?|?|?|?|?|?||2026-01-01|differs");
    String absent = row("cpat-absent", "[\"a\"]|||||dash||cpat-absent:1|2026-01-01|memory");
    String busybox = row("busybox", "|[\"sh\"]||||busybox||busybox:1.37.0|2026-01-01|memory");
    Files.writeString(
        table,
        String.join(
            "\n",
            "# Date of the table: 2026-01-01. Made so.",
            row(NAME, "[\"old\"]|?|||SIGTERM|dash||" + NAME + ":1|2026-01-01|memory"),
            open,
            absent,
            busybox,
            ""));
    List<String> told = new ArrayList<>();
    try {
      EngineImagesEngineTest.build(
          engine,
          NAME + ":1",
          """
          FROM scratch
          COPY x /x
          ENTRYPOINT ["/x", "a b"]
          CMD ["not", "in", "the", "table"]
          USER 1000:0
          WORKDIR /srv
          STOPSIGNAL SIGQUIT
          """);
      new OfficialImagesRefresh.Rewriting(engine, false, "2027-02-03", told::add).rewrite(table);
    } finally {
      EngineImagesEngineTest.remove(engine, NAME + ":1");
    }
    List<String> lines = Files.readAllLines(table);
    assertEquals("# Date of the table: 2027-02-03. Made so.", lines.getFirst());
    String fresh =
        row(NAME, "[\"/x\",\"a b\"]|?|1000:0|/srv|SIGQUIT|none||" + NAME + ":1|2027-02-03|image ");
    assertTrue(lines.get(1).startsWith(fresh + "sha256:"), lines.get(1));
    assertEquals(open, lines.get(2));
    assertEquals(absent, lines.get(3));
    assertTrue(lines.get(4).contains("\t2027-02-03\timage sha256:"), lines.get(4));
    assertEquals(5, lines.size());
    assertEquals(3, told.size(), told::toString);
    assertTrue(told.getFirst().startsWith("changed  " + NAME), told::toString);
    assertEquals("kept     cpat-absent:1: the engine does not have it", told.get(1));
    assertEquals(
        "official images: 2 rows from the engine (1 changed), 2 kept as they were", told.get(2));
    assertEquals(before, TestEngines.objects(engine));
  }

  /// With PULL=yes a row is the registry's, or stays: what lies in the engine may be old.
  @Test
  void pulls() throws Exception {
    Engine engine = TestEngines.connect(TestEngines.DOCKER);
    Set<String> before = TestEngines.objects(engine);
    Path table = folder.resolve("official-images.tsv");
    String debian = row("debian", "|[\"bash\"]||||dash||debian:12.12-slim|2026-01-01|memory");
    String busybox = row("busybox", "|[\"sh\"]||||busybox||busybox:1.37.0|2026-01-01|memory");
    Files.writeString(table, debian + "\n" + busybox + "\n");
    List<String> told = new ArrayList<>();
    new OfficialImagesRefresh.Rewriting(engine, true, "2027-02-03", told::add).rewrite(table);
    List<String> lines = Files.readAllLines(table);
    assertEquals(debian, lines.getFirst(), "its registry has no debian");
    assertTrue(lines.get(1).contains("\t2027-02-03\timage sha256:"), lines.get(1));
    assertTrue(told.getFirst().startsWith("kept     debian:12.12-slim: "), told::toString);
    assertEquals(before, TestEngines.objects(engine));
  }
}
