package cpat;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import cpat.files.Shipped;
import cpat.general.General;
import cpat.model.Reading;
import cpat.patterns.Catalog;
import cpat.reactions.Reactions;
import cpat.read.FileKind;
import cpat.read.Lookup;
import cpat.read.Projects;
import cpat.read.Readers;
import cpat.resolve.Resolution;
import cpat.rule.Kind;
import cpat.rule.Pattern;
import cpat.rule.Use;
import cpat.rule.Verdict;
import cpat.source.Source;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/// Pages and catalogue agree; what is generated is up to date (`make update` rewrites it).
class DocsTest {
  private static final Path ROOMS = Path.of("src/main/java/cpat/patterns");

  /// How many claims the catalogue makes for each element; AC is only named there.
  private static final Map<String, Integer> CLAIMS =
      Map.ofEntries(
          Map.entry("CS", 6),
          Map.entry("MS", 6),
          Map.entry("DYT", 5),
          Map.entry("OBI", 3),
          Map.entry("DFD", 2),
          Map.entry("S2I", 6),
          Map.entry("BFS", 3),
          Map.entry("CL", 3),
          Map.entry("DSM", 3),
          Map.entry("HS", 4),
          Map.entry("ECC", 3),
          Map.entry("EFE", 5),
          Map.entry("SC", 3),
          Map.entry("AC", 0));

  private static final List<String> SECTIONS =
      List.of("## Example", "## Details", "## Usages", "## Today", "## Rules", "## Cases");

  @TestFactory
  Stream<DynamicTest> pages() {
    return Catalog.PATTERNS.stream().map(p -> DynamicTest.dynamicTest(p.symbol(), () -> page(p)));
  }

  private static void page(Pattern pattern) throws Exception {
    String page = Files.readString(room(pattern).resolve("README.md"));
    List<String> lines = page.lines().toList();
    assertEquals("# " + pattern.symbol() + " " + pattern.name(), lines.getFirst());
    assertEquals(SECTIONS, lines.stream().filter(l -> l.startsWith("## ")).toList());
    assertTrue(page.contains("](diagram.svg)"), "no diagram");
    String svg = Files.readString(room(pattern).resolve("diagram.svg"));
    assertTrue(svg.contains("<title") && svg.contains("<desc"), "the diagram has no words");
    List<String> claims = new ArrayList<>();
    for (int i = 1; i <= CLAIMS.getOrDefault(pattern.symbol(), 0); i++) {
      claims.add("| " + pattern.symbol() + "-" + i + " |");
    }
    List<String> written =
        lines.stream()
            .filter(l -> l.startsWith("| " + pattern.symbol() + "-"))
            .map(l -> l.substring(0, l.indexOf('|', 2) + 1))
            .toList();
    assertEquals(claims, written);
  }

  /// The example on the page shows the pattern, soundly.
  @TestFactory
  Stream<DynamicTest> examples() {
    return Catalog.PATTERNS.stream()
        .map(p -> DynamicTest.dynamicTest(p.symbol(), () -> example(p)));
  }

  private static void example(Pattern pattern) throws Exception {
    String page = Files.readString(room(pattern).resolve("README.md"));
    String example = page.substring(page.indexOf("## Example"), page.indexOf("## Details"));
    Reading reading =
        Readers.read(new Source("README.md", example), Lookup.NONE, true).orElseThrow();
    var project = new Resolution(Projects.of(List.of(reading)), Shipped.officialImages()::find);
    List<Use> uses = pattern.detector().find(project).toList();
    assertTrue(!uses.isEmpty(), "the example does not show the pattern");
    assertEquals(List.of(), uses.stream().filter(u -> u.verdict() == Verdict.MISAPPLIED).toList());
  }

  /// The files shown on the pages are those of the examples.
  @TestFactory
  Stream<DynamicTest> shownFiles() {
    return Catalog.PATTERNS.stream()
        .map(p -> DynamicTest.dynamicTest(p.symbol(), () -> shownFiles(room(p))));
  }

  private static void shownFiles(Path room) throws Exception {
    Path page = room.resolve("README.md");
    List<String> marks =
        Files.readAllLines(page).stream().filter(l -> l.startsWith("<!-- example/")).toList();
    assertTrue(marks.contains("<!-- example/run.sh -->"), "run.sh is not shown");
    for (String mark : marks) {
      String name = mark.substring("<!-- ".length(), mark.length() - " -->".length());
      String text = Files.readString(room.resolve(name));
      String shown = "[" + name.substring("example/".length()) + "](" + name + "):\n";
      Generated.check(page, name, shown + "```" + language(name) + "\n" + text + "```\n");
    }
  }

  private static String language(String file) {
    String name = file.substring(file.lastIndexOf('/') + 1);
    return name.startsWith("Dockerfile")
        ? "dockerfile"
        : switch (name.substring(name.lastIndexOf('.') + 1)) {
          case "sh" -> "sh";
          case "py" -> "python";
          case "go" -> "go";
          case "java" -> "java";
          default -> "text";
        };
  }

  @Test
  void placesInTheTableAreTaken() {
    List<String> places =
        Catalog.PATTERNS.stream().map(p -> p.row() + "," + p.column()).sorted().toList();
    assertEquals(14, Catalog.PATTERNS.size());
    assertEquals(14, places.stream().distinct().count(), places::toString);
  }

  @Test
  void generated() throws Exception {
    Generated.check(Path.of("ARCHITECTURE.md"), "packages", packages());
    Generated.check(Path.of("README.md"), "patterns", table("src/main/java/cpat/patterns/"));
    Generated.check(ROOMS.resolve("README.md"), "patterns", patterns(""));
    Generated.check(Path.of("docs/inputs.md"), "kinds", inputs());
    Generated.check(Path.of("docs/catalog.json"), catalogJson());
  }

  @Test
  void rules() throws Exception {
    for (Pattern pattern : Catalog.PATTERNS) {
      RuleDocs.room(room(pattern).resolve("README.md"), pattern.rules());
    }
    RuleDocs.room(Path.of("src/main/java/cpat/general/README.md"), General.RULES);
    RuleDocs.room(Path.of("src/main/java/cpat/reactions/README.md"), Reactions.RULES);
    Generated.check(Path.of("docs/rules.md"), "rules", RuleDocs.all());
    Generated.check(Path.of("docs/rules.md"), "codes", RuleDocs.codes());
    Generated.check(Path.of("README.md"), "rules", RuleDocs.count());
  }

  private static Path room(Pattern pattern) {
    return ROOMS.resolve(pattern.symbol().toLowerCase(Locale.ROOT));
  }

  private static String packages() throws Exception {
    StringBuilder table = new StringBuilder("| package | what it holds |\n|---|---|\n");
    Path root = Path.of("src/main/java/cpat");
    try (Stream<Path> folders = Files.walk(root)) {
      for (Path folder : folders.sorted().toList()) {
        Path info = folder.resolve("package-info.java");
        // The rooms of the patterns have a table of their own.
        if (Files.exists(info) && !root.resolve("patterns").equals(folder.getParent())) {
          String first = Files.readAllLines(info).getFirst().replaceFirst("^/// ", "");
          table.append("| `").append(root.relativize(folder)).append("` | ").append(first);
          table.append(" |\n");
        }
      }
    }
    return table.toString();
  }

  private static String inputs() {
    StringBuilder table = new StringBuilder("| kind | files | what is read |\n|---|---|---|\n");
    for (FileKind kind : FileKind.values()) {
      table.append("| ").append(kind.label()).append(" | ").append(kind.names());
      table.append(" | ").append(kind.reads()).append(" |\n");
    }
    return table.toString();
  }

  /// Without the rules: the README is one screen.
  private static String table(String prefix) {
    StringBuilder table = new StringBuilder("| | pattern | what it is |\n|---|---|---|\n");
    for (Pattern pattern : Catalog.PATTERNS) {
      String folder = prefix + pattern.symbol().toLowerCase(Locale.ROOT) + "/";
      table.append("| ").append(pattern.symbol()).append(" | [").append(pattern.name());
      table.append("](").append(folder).append("README.md) | ").append(pattern.summary());
      table.append(" |\n");
    }
    return table.toString();
  }

  private static String patterns(String prefix) {
    StringBuilder table =
        new StringBuilder("| | pattern | kind | what it is | rules |\n|---|---|---|---|---|\n");
    for (Pattern pattern : Catalog.PATTERNS) {
      String folder = prefix + pattern.symbol().toLowerCase(Locale.ROOT) + "/";
      table.append("| ").append(pattern.symbol()).append(" | [").append(pattern.name());
      table.append("](").append(folder).append("README.md) | ").append(kinds(pattern));
      table.append(" | ").append(pattern.summary()).append(" | ");
      table.append(RuleDocs.links(pattern.rules(), folder)).append(" |\n");
    }
    return table.toString();
  }

  private static String kinds(Pattern pattern) {
    return String.join(
        ", ",
        pattern.kinds().stream().sorted().map(k -> k.name().toLowerCase(Locale.ROOT)).toList());
  }

  private static String catalogJson() throws Exception {
    cpat.report.JsonWriter json = new cpat.report.JsonWriter(true);
    json.beginObject().member("schema", "cpat-catalog/1").name("patterns").beginArray();
    for (Pattern pattern : Catalog.PATTERNS) {
      json.beginObject().member("symbol", pattern.symbol()).member("name", pattern.name());
      json.name("kinds").beginArray();
      pattern.kinds().stream()
          .sorted()
          .map(Kind::name)
          .forEach(k -> json.value(k.toLowerCase(Locale.ROOT)));
      json.endArray().member("row", pattern.row()).member("column", pattern.column());
      json.member("summary", pattern.summary()).endObject();
    }
    json.endArray();
    cpat.report.RuleTable.members(json, RuleDocs.pages(Catalog.RULES));
    return json.endObject().nextDocument().toString();
  }
}
