package cpat.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Every format by the door the user uses: text in, text out.
class FormatsTest {
  @TempDir Path root;

  @BeforeEach
  void project() throws Exception {
    Files.createDirectories(root.resolve("app"));
    Files.writeString(root.resolve("app/a.txt"), "a");
    Files.writeString(root.resolve("app/b.txt"), "b");
    Files.writeString(
        root.resolve("app/Dockerfile"),
        "FROM debian:12\nADD a.txt /x/\nADD b.txt /x/\nUSER 1000\nCMD [\"true\"]\n");
  }

  private Programs.Outcome scan(String format, String... more) {
    List<String> line = new java.util.ArrayList<>(List.of("scan", "--format", format));
    line.addAll(List.of(more));
    return Programs.run(root, "", line);
  }

  private void holds(Programs.Outcome outcome, String... parts) {
    for (String part : parts) {
      assertTrue(outcome.out().contains(part), () -> "«" + part + "» in\n" + outcome.out());
    }
    assertEquals(0, outcome.code());
  }

  @Test
  void text() {
    Programs.Outcome outcome = scan("text", "app");
    holds(
        outcome,
        "warning[CS001]: ADD copies `a.txt` as COPY would",
        " --> Dockerfile:2:1\n  |\n2 | ADD a.txt /x/\n  | ^^^\n  = fix (safe): write COPY\n",
        "  = more: cpat explain CS001\n");
    assertTrue(outcome.err().startsWith("Next:  cpat fix app "), outcome::err);
    assertTrue(outcome.err().contains("\n       cpat explain "), outcome::err);
    assertEquals("", scan("text", "-q", "app").err());
  }

  @Test
  void json() {
    holds(scan("json", "app"), "\"rule\": \"CS001\"", "\"safety\": \"safe\"", "\"DL3020\"");
    holds(scan("jsonl", "app"), "{\"type\":\"finding\",\"rule\":\"CS001\"");
  }

  @Test
  void sarif() {
    holds(
        scan("sarif", "app"),
        "\"version\": \"2.1.0\"",
        "\"ruleId\": \"CS001\"",
        "\"uri\": \"app/Dockerfile\"",
        "\"insertedContent\"",
        "`ADD` does three things more than `COPY`");
  }

  @Test
  void junitFailsWhatTheExitCodeFails() {
    holds(scan("junit", "app"), "failures=\"0\"", "classname=\"app/Dockerfile\"");
    Programs.Outcome strict = scan("junit", "--fail-on", "warning", "app");
    assertEquals(1, strict.code());
    assertTrue(strict.out().contains("<failure message=\"ADD copies `a.txt`"), strict::out);
  }

  @Test
  void checkstyle() {
    holds(scan("checkstyle", "app"), "<file name=\"app/Dockerfile\">", "source=\"cpat.CS001\"");
  }

  @Test
  void github() {
    holds(
        scan("github", "app"),
        "::warning file=app/Dockerfile,line=2,endLine=2,col=1,endColumn=4,"
            + "title=CS001 add-instead-of-copy::ADD copies `a.txt`");
  }

  @Test
  void markdown() {
    holds(
        scan("markdown", "app"),
        "| warning | **CS001 add-instead-of-copy** ",
        "[app/Dockerfile:2](app/Dockerfile#L2)");
  }

  /// Beside the code of a repository its own paths count, however the folder was named.
  @Test
  void pathsAreThoseOfTheRepository() {
    for (String folder : List.of(".", "./app", "app/", "app", "app/Dockerfile", "app/../app")) {
      holds(scan("github", folder), "file=app/Dockerfile,");
    }
    holds(scan("github", "-C", root.resolve("app").toString()), "file=Dockerfile,");
    holds(scan("jsonl", "app"), "\"path\":\"Dockerfile\"");
  }

  @Test
  void nothingFound() throws Exception {
    Files.writeString(root.resolve("app/Dockerfile"), "FROM scratch\n");
    assertEquals("", scan("github", "app").out());
    holds(scan("markdown", "app"), "### cpat: nothing wrong in 1 file\n");
    holds(scan("junit", "app"), "tests=\"1\" failures=\"0\"");
    holds(scan("checkstyle", "app"), "<checkstyle");
    holds(scan("sarif", "app"), "\"results\": []");
  }

  @Test
  void theFirstScreen() {
    Programs.Outcome outcome = Programs.run(root, "app");
    holds(outcome, "  CS001  warning  Dockerfile:2 ", "ADD copies `a.txt`", "Dockerfile:3 ");
    assertTrue(outcome.err().contains("cpat fix app "), outcome::err);
  }

  @Test
  void coloursStayOutOfFiles() {
    for (String format : List.of("sarif", "junit", "checkstyle", "github", "markdown")) {
      assertFalse(scan(format, "--color", "always", "app").out().contains("\u001b"), format);
    }
    assertTrue(scan("text", "--color", "always", "app").out().contains("\u001b[33mwarning[CS001]"));
  }

  @Test
  void aWholePathLeadsToTheRepositorysPaths() {
    String app = root.resolve("app").toString();
    holds(scan("github", app), "file=app/Dockerfile,");
  }

  @Test
  void bracketsOfNamesDoNotEndLinks() throws Exception {
    Files.createDirectories(root.resolve("p)("));
    Files.copy(root.resolve("app/Dockerfile"), root.resolve("p)(/Dockerfile"));
    holds(scan("markdown", "p)("), "](p%29%28/Dockerfile#L2)");
  }

  @Test
  void caretsStandUnderWideCharacters() throws Exception {
    Files.writeString(
        root.resolve("app/Dockerfile"),
        "FROM debian:12\nWORKDIR /x\nENTRYPOINT echo \u202E x\nUSER 1000\n");
    String out = scan("text", "app/Dockerfile").out();
    assertTrue(out.contains("3 | ENTRYPOINT echo \uFFFD x\n"), out);
    Files.writeString(
        root.resolve("app/run.sh"), "echo 日本; docker run -v /var/run/docker.sock:/s a\n");
    String line = "1 | echo 日本; docker run -v /var/run/docker.sock:/s a\n";
    String carets = "  | " + " ".repeat(22) + "^".repeat(26) + "\n";
    holds(scan("text", "app/run.sh"), line + carets);
  }
}
