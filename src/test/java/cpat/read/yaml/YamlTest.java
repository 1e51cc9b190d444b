package cpat.read.yaml;

import static org.junit.jupiter.api.Assertions.assertEquals;

import cpat.read.Print;
import cpat.source.Excerpt;
import cpat.source.Source;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/// YAML text in, a compact print of the nodes out: scalars as `«as written»`.
class YamlTest {
  private static String read(String text) {
    Yaml yaml = Yaml.read(Excerpt.of(new Source("f", text)));
    StringBuilder out = new StringBuilder();
    yaml.documents().forEach(d -> out.append(Print.node(d)).append('\n'));
    yaml.problems().forEach(p -> out.append(p.at()).append(' ').append(p.message()).append('\n'));
    return out.toString();
  }

  @Test
  void aWordWithoutEndIsNotGivenToTheParser() {
    Yaml yaml = Yaml.read(Excerpt.of(new Source("f", "a: " + "z".repeat(1_000_001))));
    assertEquals("f:1:4", yaml.problems().getFirst().at().toString());
    assertEquals(0, yaml.documents().size());
  }

  @Test
  void values() {
    assertEquals(
        "{a: 1, b: [x, 'y z', {c: }], d: yes}\n", read("a: 1\nb:\n- x\n- 'y z'\n- c:\nd: yes"));
  }

  @Test
  void spans() {
    String text = "# 😀\na: &x !t '😀'\nb: |\n  one\n  two\n\nc: [*x, \"q\" ]\n";
    Node root = Yaml.read(Excerpt.of(new Source("f", text))).documents().getFirst();
    assertEquals(
        "a: &x !t '😀'|'😀'\nb: |\n  one\n  two||\n  one\n  two\nc: [*x, \"q\" ]|[*x, \"q\" ]",
        root.fields().stream()
            .map(e -> e.at().text() + "|" + e.value().at().text())
            .collect(Collectors.joining("\n")));
    assertEquals("f:2:10", root.get("c").orElseThrow().elements().getFirst().at().toString());
  }

  @Test
  void merges() {
    assertEquals(
        "{x: {p: 1, q: 2}, y: {q: 3, p: 1}, z: {q: 3, p: 1}}\n",
        read("x: &x {p: 1, q: 2}\ny: &y\n  <<: *x\n  q: 3\nz:\n  <<: [*y, *x]\n"));
  }

  @Test
  void problems() {
    assertEquals("{a: 1, a: 2}\nf:2:1 the key `a` is given twice\n", read("a: 1\na: 2\n"));
    assertEquals("[{}]\nf:1:2 no anchor &x above\n".replace("{}", ""), read("[*x]"));
    assertEquals("[]\nf:1:5 the alias *a stands inside its own anchor\n", read("&a [*a]"));
  }

  @Test
  void anErrorSparesTheOtherDocuments() {
    assertEquals(
        "{a: 1}\n{c: 3}\nf:4:5 not YAML: mapping values are not allowed here\n",
        read("a: 1\n---\n# no\nb: x: y\n---\nc: 3\n"));
  }

  @Test
  void templates() {
    assertEquals(
        "{image: {{ .Values.image }}, b: 1}\n", read("image: {{ .Values.image }}\nb: 1\n"));
    assertEquals(
        "f:1:1 a template (Helm), not YAML: render it first\n",
        read("{{- if .Values.x }}\na: [1\n{{- end }}\n---\n{{ x }}: {\n"));
    assertEquals(
        """
        {a: 1, image: {{ .Values.repo }}:{{ .Values.tag | default "x" }}-y, b: 1, b: 2}
        f:1:1 a template (Helm), not YAML: read with all its branches; render it first to be exact
        """,
        read(
            """
            {{- if .Values.x }}
            a: 1
            {{- end }} {{/* "}}" */}}
            image: "{{ .Values.repo }}:{{ .Values.tag | default "x" }}-y"
            {{- with .Values.more }}
            {{- toYaml . | nindent 2 }}
            {{- end }}
            {{- if .A }}
            b: 1
            {{- else }}
            b: 2
            {{- end }}
            """));
  }

  @Test
  void placesInTemplates() {
    String text = "{{ if .Values.a }}\nk: 'x{{ .V }}y'\n{{ end }}\n";
    Node value =
        Yaml.read(Excerpt.of(new Source("f", text))).documents().getFirst().get("k").orElseThrow();
    Excerpt excerpt = value.scalar().orElseThrow().excerpt();
    assertEquals("x{{ .V }}y|f:2:5", excerpt + "|" + excerpt.whole());
    assertEquals("'x{{ .V }}y'", value.at().text());
  }

  @Test
  void markers() {
    assertEquals(
        "{a: 1}\n{b: 2}\n{c: 3}\n", read("\uFEFF%YAML 1.2\n---\na: 1\n...\nb: 2\n--- {c: 3}\r\n"));
    assertEquals("", read("---\n# nothing\n---\n"));
  }

  private static String places(String text) {
    Node.Scalar scalar =
        Yaml.read(Excerpt.of(new Source("f", text)))
            .documents()
            .getFirst()
            .get("k")
            .flatMap(Node::scalar)
            .orElseThrow();
    Excerpt excerpt = scalar.excerpt();
    assertEquals(scalar.text(), excerpt.text());
    StringBuilder lines = new StringBuilder();
    int from = 0;
    for (String word : excerpt.text().split("[ \n]+", -1)) {
      if (word.isEmpty()) {
        continue;
      }
      int at = excerpt.text().indexOf(word, from);
      lines.append(word).append(' ').append(excerpt.span(at, at + word.length())).append('\n');
      from = at + word.length();
    }
    return lines.toString();
  }

  @Test
  void textKeepsItsPlaces() {
    assertEquals("a f:2:3\nb f:4:5\nc f:5:3\n", places("k: |\n  a\n\n    b\n  c\n"));
    assertEquals("a f:2:3\nb f:3:3\nc f:5:3\n", places("k: >-\n  a\n  b\n\n  c\n"));
    assertEquals("a f:2:3\nb f:3:4\nc f:4:3\n", places("k: >+\n  a\n   b\n  c\n\n"));
    assertEquals("a f:1:5\nb f:2:3\nc'd f:4:4\n", places("k: 'a\n  b\n\n   c''d'\n"));
    assertEquals("a f:1:5\nb f:1:8\nc f:2:2\n", places("k: \"a\\nb \\\n c\"\n"));
    assertEquals("a f:1:4\nb f:2:2\n", places("k: a\r\n b\r\n"));
    assertEquals("a f:2:5\nb f:3:4\n", places("k: |1\n    a\n   b\n"));
  }

  @Test
  void json() {
    Json json =
        Json.read(
            Excerpt.of(
                new Source(
                    "f", "// c\n{\"a\": [1, true,], /* x */ \"b\\n\\u0041\": {\"c\": null,}}")));
    assertEquals(
        "{a: [1, true], b\nA: {c: null}}[]",
        Print.node(json.root().orElseThrow()) + json.problems());
    assertEquals("f:1:8 not JSON: , or } is expected", problem("{\"a\":1 \"b\":2}"));
    assertEquals("f:1:2 not JSON: ] is missing", problem("["));
  }

  private static String problem(String text) {
    return Json.read(Excerpt.of(new Source("f", text))).problems().stream()
        .map(p -> p.at() + " " + p.message())
        .collect(Collectors.joining());
  }
}
