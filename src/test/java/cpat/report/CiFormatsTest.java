package cpat.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import cpat.rule.Finding;
import cpat.rule.Hit;
import cpat.rule.Level;
import cpat.rule.Report;
import cpat.source.Source;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/// What CI servers read: well-formed whatever a project holds, escaped as they unescape it.
class CiFormatsTest {
  private static Document xml(String text) throws Exception {
    return DocumentBuilderFactory.newInstance()
        .newDocumentBuilder()
        .parse(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)));
  }

  private static Element element(Document document, String name, int index) {
    return (Element) document.getElementsByTagName(name).item(index);
  }

  @Test
  void checkstyle() throws Exception {
    Document document = xml(Checkstyle.of(Toy.everything(), "sub/"));
    assertEquals(2, document.getElementsByTagName("file").getLength());
    Element file = element(document, "file", 0);
    assertEquals("sub/app é/Dockerfile", file.getAttribute("name"));
    Element error = element(document, "error", 0);
    assertEquals("error", error.getAttribute("severity"));
    assertEquals("cpat.EFE001", error.getAttribute("source"));
    assertEquals("4", error.getAttribute("line"));
    assertEquals("12", error.getAttribute("column"));
    assertEquals(
        "shell form: 100% <b>wrong</b>, `a | b` & @someone; x]](y), \uFFFD\uFFFD[31m\uFFFD",
        error.getAttribute("message"));
    assertTrue(xml(Checkstyle.of(Toy.report(List.of(), List.of()), "")).hasChildNodes());
  }

  /// Red exactly when the exit code is 1.
  @Test
  void junit() throws Exception {
    assertEquals(1, failures(Toy.threshold(Level.ERROR)));
    assertEquals(4, failures(Toy.threshold(Level.WARNING)));
    assertEquals(6, failures(Toy.threshold(Level.NOTE)));
    assertEquals(0, failures(Optional.empty()));
    Document document = xml(Junit.of(Toy.everything(), "", Toy.threshold(Level.ERROR)));
    assertEquals("7", document.getDocumentElement().getAttribute("tests"));
    assertEquals("1", document.getDocumentElement().getAttribute("failures"));
    String said = element(document, "failure", 0).getTextContent();
    assertTrue(said.contains("note: compose.yaml:3: built, here"), said);
    assertTrue(said.contains("fix (safe): write an array"), said);
  }

  private static int failures(Optional<Level> threshold) throws Exception {
    Report report = Toy.everything();
    Document document = xml(Junit.of(report, "", threshold));
    int failures = document.getElementsByTagName("failure").getLength();
    assertEquals(threshold.isPresent() && Told.of(report).reaches(threshold.get()), failures > 0);
    return failures;
  }

  @Test
  void junitOfNothingIsOneTestThatPassed() throws Exception {
    Report nothing = Toy.report(List.of(), List.of());
    Document document = xml(Junit.of(nothing, "", Toy.threshold(Level.NOTE)));
    NodeList cases = document.getElementsByTagName("testcase");
    assertEquals(1, cases.getLength());
    assertEquals("2 of 2 files read", ((Element) cases.item(0)).getAttribute("name"));
  }

  @Test
  void annotations() {
    List<String> lines = Annotations.of(Toy.everything(), "sub/").lines().toList();
    assertEquals(7, lines.size());
    assertEquals(
        "::error file=sub/app é/Dockerfile,line=4,endLine=4,col=12,endColumn=29,"
            + "title=EFE001 toy-rule-efe001::shell form: 100%25 <b>wrong</b>, `a | b` & @someone;"
            + " x]](y), \uFFFD\uFFFD[31m\uD800%0Anote: sub/compose.yaml:3: built, here%0A"
            + "fix (safe): write an array%0Afix (unsafe): use exec%0Afix (show): think%0A"
            + "more: cpat explain EFE001",
        lines.getFirst());
    assertTrue(
        lines.stream().anyMatch(l -> l.startsWith("::notice ") && l.contains("the whole%0Afile")));
    // Several lines have no columns.
    assertTrue(
        lines.stream().anyMatch(l -> l.contains("line=1,endLine=6,title=X001")), lines::toString);
    assertTrue(
        lines.getLast().contains("title=not understood::not, understood: 100%25"), lines::toString);
  }

  @Test
  void namesInAnnotations() {
    Source source = new Source("a,b:c%.Dockerfile", "FROM x\n");
    Finding finding = Toy.finding("X001", Level.NOTE, Hit.at(source.span(0, 4), "a, b: c"));
    String line = Annotations.of(Toy.report(List.of(finding), List.of()), "");
    assertTrue(line.startsWith("::notice file=a%2Cb%3Ac%25.Dockerfile,line=1,"), line);
    assertTrue(line.contains("::a, b: c%0A"), line);
  }

  @Test
  void markdown() {
    String text = MarkdownReport.of(Toy.everything(), "sub/");
    assertTrue(text.startsWith("### cpat: 1 error, 3 warnings, 2 notes in 2 files\n"), text);
    assertTrue(text.contains("[sub/app é/Dockerfile:4](sub/app%20%C3%A9/Dockerfile#L4)"), text);
    assertTrue(
        text.contains("100% &lt;b>wrong&lt;/b>, `a \\| b` &amp; @<!-- -->someone; x]]\\(y)"), text);
    assertTrue(text.contains("\n- fix (safe): write an array\n"), text);
    assertTrue(text.contains("<details><summary>What to do</summary>"), text);
    assertTrue(text.endsWith("Patterns in use: CS, ECC, EFE.\n"), text);
    assertFalse(text.contains("\u001b"));
  }

  @Test
  void markdownFitsIntoAComment() {
    String text = MarkdownReport.of(Toy.many(5_000), "");
    assertTrue(text.length() < 65_536, () -> "" + text.length());
    assertTrue(text.contains("more findings; `cpat scan` shows all"));
    assertTrue(text.contains("\n</details>\n"));
  }
}
