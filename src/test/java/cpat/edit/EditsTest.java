package cpat.edit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import cpat.model.Word;
import cpat.source.Edit;
import cpat.source.Source;
import cpat.source.Span;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// Edits keep what is around them: line ends, indentation, comments, flow and block, quotes.
class EditsTest {
  private static Span of(String text, String part) {
    Source source = new Source("compose.yaml", text);
    int at = text.indexOf(part);
    return source.span(at, at + part.length());
  }

  private static String after(Edit edit) {
    return edit.at().source().with(List.of(edit)).text();
  }

  private static String after(Optional<Edit> edit) {
    return after(edit.orElseThrow());
  }

  @Test
  void linesKeepLineEndsAndIndentation() {
    assertEquals("a\n  new\n  b\n", after(Lines.before(of("a\n  b\n", "b"), "new")));
    assertEquals("a\r\nb\r\nnew\r\nc", after(Lines.after(of("a\r\nb\r\nc", "b"), "new")));
    assertEquals("a\nb\nnew", after(Lines.after(of("a\nb", "b"), "new")));
    assertEquals("new\na\n", after(Lines.before(of("a\n", "a"), "new")));
  }

  @Test
  void linesAtTheEnd() {
    for (List<String> each :
        List.of(
            List.of("", "x\ny\n"),
            List.of("a\n", "a\nx\ny\n"),
            List.of("a", "a\nx\ny"),
            List.of("a\r\n", "a\r\nx\r\ny\r\n"))) {
      Source source = new Source(".dockerignore", each.getFirst());
      assertEquals(each.get(1), after(Lines.append(source, List.of("x", "y"))));
    }
  }

  @Test
  void linesGoWhole() {
    assertEquals("a\nc\n", after(Lines.remove(of("a\n  b # x\nc\n", "b"))));
    assertEquals("a", after(Lines.remove(of("a\nb", "b"))));
    assertEquals("a", after(Lines.remove(of("a\r\nb", "b"))));
    assertEquals("a\nc", after(Lines.remove(of("a\nb\nc", "b\n"))));
    assertEquals("", after(Lines.remove(of("a", "a"))));
  }

  @Test
  void aCommentBelongsToWhatStandsBelow() {
    assertEquals("# b\nB x", Lines.withComment(of("A\n# b\nB x \nC\n", "B x ")).text());
    assertEquals("# 1\r\n  # 2\r\nB", Lines.withComment(of("A\r\n# 1\r\n  # 2\r\nB", "B")).text());
    assertEquals("B", Lines.withComment(of("# a\n\nB\n", "B")).text());
    // It may be a directive.
    assertEquals("B", Lines.withComment(of("# syntax=x\nB\n", "B")).text());
  }

  @Test
  void commandsGoOutOfAChain() {
    assertEquals("b", cut("a && b", "a", true));
    assertEquals("a", cut("a && b", "b", false));
    assertEquals("a; c", cut("a; b; c", "b", false));
    assertEquals("a \\\n && c", cut("a \\\n && b \\\n && c", "b", false));
    assertEquals("a && \\\r\n  c", cut("a && \\\r\n  b && \\\r\n  c", "b", false));
    assertEquals("a", cut("a" + " \\\n".repeat(50_000) + "&& b", "b", false));
    assertEquals("refused", cut("a | b", "b", false));
    assertEquals("refused", cut("a && b > c", "b", false));
    assertEquals("refused", cut("b", "b", true));
  }

  private static String cut(String chain, String command, boolean first) {
    Span all = of(chain, chain);
    int at = chain.lastIndexOf(command);
    Span one = all.source().span(at, at + command.length());
    return ChainEdits.remove(one, all, first).map(EditsTest::after).orElse("refused");
  }

  @Test
  void itemsOfLists() {
    String block = "a:\n  ports:\n    - 80 # web\n    - 81\n  x: 1\n";
    assertEquals("a:\n  ports:\n    - 81\n  x: 1\n", after(YamlEdits.remove(of(block, "80"))));
    String flow = "a: [1, 22, 3]\n";
    assertEquals("a: [22, 3]\n", after(YamlEdits.remove(of(flow, "1"))));
    assertEquals("a: [1, 3]\n", after(YamlEdits.remove(of(flow, "22"))));
    assertEquals("a: [1, 22]\n", after(YamlEdits.remove(of(flow, "3"))));
  }

  @Test
  void theLastItemTakesItsKeyWithIt() {
    String text = "a:\n  image: x\n  ports:\n    - 80\n";
    assertEquals("a:\n  image: x\n", after(YamlEdits.remove(of(text, "80"))));
  }

  @Test
  void aKeyIsAdded() {
    String text = "services:\n  a:\n    image: x\n    # end\n  b:\n    image: y\n";
    Span service = of(text, "a:\n    image: x");
    assertEquals(
        "services:\n  a:\n    image: x\n    init: true\n    # end\n  b:\n    image: y\n",
        after(YamlEdits.add(service, "init", "true")));
    Span flow = of("services:\n  a: {image: x}\n", "a: {image: x}");
    assertEquals(
        "services:\n  a: {image: x, init: true}\n", after(YamlEdits.add(flow, "init", "true")));
    assertEquals(Optional.empty(), YamlEdits.add(service, "image", "z"));
  }

  @Test
  void aKeyIsAddedAtTheEndOfAFileWithoutLineEnd() {
    Span service = of("a:\n  image: x", "a:\n  image: x");
    assertEquals("a:\n  image: x\n  init: true", after(YamlEdits.add(service, "init", "true")));
  }

  @Test
  void aSharedMappingIsLeftAlone() {
    String text = "x: &x\n  image: y\na: *x\n";
    assertEquals(Optional.empty(), YamlEdits.add(of(text, "a: *x"), "init", "true"));
  }

  @Test
  void anItemIsAppended() {
    String text = "a:\n  v:\n  - one\n  - two\n  x: 1\n";
    Span service = of(text, text.strip());
    assertEquals(
        "a:\n  v:\n  - one\n  - two\n  - three\n  x: 1\n",
        after(YamlEdits.append(service, "v", "three")));
    Span flow = of("a:\n  v: [one]\n", "a:\n  v: [one]");
    assertEquals("a:\n  v: [one, three]\n", after(YamlEdits.append(flow, "v", "three")));
    Span none = of("a:\n  x: 1\n", "a:\n  x: 1");
    assertEquals("a:\n  x: 1\n  v:\n    - three\n", after(YamlEdits.append(none, "v", "three")));
  }

  @Test
  void scalarsKeepTheirQuotes() {
    assertEquals("a: 'it''s'\n", after(replace("a: 'b'\n", "'b'", "it's")));
    assertEquals("a: \"1\\\"\"\n", after(replace("a: \"b\"\n", "\"b\"", "1\"")));
    assertEquals("a: c:ro\n", after(replace("a: b\n", "b", "c:ro")));
    assertEquals("a: \"true\"\n", after(replace("a: b\n", "b", "true")));
    assertEquals("a: \"22:22\"\n", after(replace("a: b\n", "b", "22:22")));
  }

  private static Edit replace(String text, String scalar, String by) {
    return YamlEdits.replace(Word.literal("", of(text, scalar)), by);
  }

  @Test
  void jsonArrays() {
    assertEquals("[\"a\", \"b\\\"c\", \"\\\\\"]", JsonArray.of(List.of("a", "b\"c", "\\")));
  }

  @Test
  void overlapsAreRefused() {
    Span one = of("abc", "ab");
    Span other = one.source().span(1, 3);
    List<Edit> both = List.of(new Edit(one, "x"), new Edit(other, "y"));
    assertThrows(IllegalArgumentException.class, () -> one.source().with(both));
  }
}
