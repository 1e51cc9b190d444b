package cpat.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import cpat.read.yaml.Json;
import cpat.read.yaml.Node;
import cpat.source.Excerpt;
import cpat.source.Source;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The fields other programs rely on: `scan --format json` and `jsonl`, schema `cpat/1`, and
/// `dump`, schema `cpat-dump/1`.
class ContractTest {
  private static final String SHOP = "src/test/projects/shop";

  private static Node json(String text) {
    Json json = Json.read(Excerpt.of(new Source("out.json", text)));
    assertEquals(List.of(), json.problems());
    return json.root().orElseThrow();
  }

  private static Node scan(String... more) {
    Programs.Outcome outcome =
        Programs.run(
            Path.of(""),
            Stream.concat(Stream.of("scan", "--format", "json"), Stream.of(more))
                .toArray(String[]::new));
    assertEquals("", outcome.err());
    return json(outcome.out());
  }

  private static Set<String> keys(Node node) {
    return ((Node.Mapping) node)
        .entries().stream().map(Node.Entry::name).collect(Collectors.toSet());
  }

  @Test
  void document() {
    Node document = scan(SHOP);
    assertEquals("cpat/1", document.text("schema"));
    assertEquals(
        Set.of("schema", "version", "roots", "uses", "findings", "problems", "summary"),
        keys(document));
    assertEquals(SHOP, document.get("roots").orElseThrow().elements().getFirst().text());
    assertEquals("3", document.text("summary", "files"));
    assertEquals("3", document.text("summary", "read"));
    assertEquals("1", document.text("summary", "patterns", "EFE", "misapplied"));
    assertEquals("0", document.text("summary", "patterns", "EFE", "used"));
  }

  @Test
  void uses() {
    List<? extends Node> uses = scan(SHOP).get("uses").orElseThrow().elements();
    assertTrue(uses.size() >= 6);
    for (Node use : uses) {
      assertTrue(
          keys(use)
              .containsAll(
                  Set.of("pattern", "verdict", "certainty", "subject", "location", "evidence")));
      assertTrue(Set.of("used", "misapplied").contains(use.text("verdict")));
      assertTrue(Set.of("certain", "likely", "possible").contains(use.text("certainty")));
      assertEquals(
          Set.of("path", "line", "column", "endLine", "endColumn"),
          keys(use.get("location").orElseThrow()));
    }
    Node entrypoint =
        uses.stream().filter(u -> u.text("pattern").equals("EFE")).findFirst().orElseThrow();
    assertEquals("misapplied", entrypoint.text("verdict"));
    assertEquals("stage final", entrypoint.text("subject"));
    assertEquals("Dockerfile", entrypoint.text("location", "path"));
    assertEquals("11", entrypoint.text("location", "line"));
    assertEquals("1", entrypoint.text("location", "column"));
    assertEquals("11", entrypoint.text("location", "endLine"));
    assertEquals("44", entrypoint.text("location", "endColumn"));
  }

  @Test
  void linesAreTheSameObjects() {
    Programs.Outcome outcome = Programs.run(Path.of(""), "scan", "--format", "jsonl", SHOP);
    List<Node> lines = outcome.out().lines().map(ContractTest::json).toList();
    assertEquals("summary", lines.getLast().text("type"));
    long uses = lines.stream().filter(l -> l.text("type").equals("use")).count();
    assertEquals(scan(SHOP).get("uses").orElseThrow().elements().size(), uses);
  }

  @Test
  void problems() {
    Programs.Outcome outcome =
        Programs.run(
            Path.of(""),
            "FROM a\nRUM x\n",
            List.of("scan", "--format", "json", "-", "--stdin-name", "Dockerfile"));
    Node problem = json(outcome.out()).get("problems").orElseThrow().elements().getFirst();
    assertEquals("Dockerfile", problem.text("location", "path"));
    assertEquals("2", problem.text("location", "line"));
    assertTrue(problem.text("message").contains("did you mean RUN"));
  }

  @Test
  void dumpOfADockerfile() {
    String text =
        """
        # escape=`
        FROM a AS b
        RUN --mount=type=cache,target=/x go `
          build
        CMD ["x", "y"]
        ENV A=1 B=2
        ONBUILD COPY <<E /z
        hi
        E
        """;
    Programs.Outcome outcome =
        Programs.run(Path.of(""), text, List.of("dump", "-", "--stdin-name", "Dockerfile"));
    Node dump = json(outcome.out());
    assertEquals("cpat-dump/1", dump.text("schema"));
    assertEquals("dockerfile", dump.text("kind"));
    assertEquals("`", dump.text("escape"));
    List<? extends Node> instructions = dump.get("instructions").orElseThrow().elements();
    assertEquals(
        "FROM words [a, AS, b] | RUN shell [go   build] | CMD exec [x, y]"
            + " | ENV pairs [A, 1, B, 2] | ONBUILD words []",
        instructions.stream().map(ContractTest::form).collect(Collectors.joining(" | ")));
    Node run = instructions.get(1);
    assertEquals(
        "--mount=type=cache,target=/x",
        run.get("flags").orElseThrow().elements().getFirst().text());
    assertEquals("3-4", run.text("line") + "-" + run.text("endLine"));
    assertEquals("COPY", instructions.getLast().text("trigger", "keyword"));
    assertEquals(
        Set.of("keyword", "flags", "form", "arguments", "heredocs", "trigger", "line", "endLine"),
        keys(run));
  }

  private static String form(Node instruction) {
    return instruction.text("keyword")
        + " "
        + instruction.text("form")
        + " "
        + instruction.get("arguments").orElseThrow().elements().stream().map(Node::text).toList();
  }

  @Test
  void dumpOfComposeFilesLaidOverEachOther(@TempDir Path root) throws Exception {
    Files.writeString(root.resolve("a.yaml"), "services:\n  web:\n    image: a\n    user: x\n");
    Files.writeString(root.resolve("b.yaml"), "services:\n  web:\n    image: b\n");
    Node dump = json(Programs.run(root, "dump", "--merge", "a.yaml", "b.yaml").out());
    Node web =
        dump.get("workloads")
            .orElseThrow()
            .elements()
            .getFirst()
            .get("runs")
            .orElseThrow()
            .elements()
            .getFirst();
    assertEquals("b", web.text("image", "value"));
    assertEquals("b.yaml", web.text("image", "location", "path"));
    assertTrue(
        web.get("settings").orElseThrow().elements().stream()
            .anyMatch(
                s -> s.text("name").equals("user") && s.text("location", "path").equals("a.yaml")));
  }
}
