package cpat.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import cpat.files.Git;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What is not told again: comments, `.cpat.toml`, baselines, unchanged lines; in scan and in fix.
class KnownTest {
  private static final String BAD = "FROM debian:12.1\nADD app.py /app/\nUSER 1000\n";

  @TempDir Path root;

  private Programs.Outcome cpat(String... line) {
    return Programs.run(root, line);
  }

  private void file(String path, String text) throws Exception {
    Path file = root.resolve(path);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }

  private boolean tells(String... line) {
    return cpat(line).out().contains("CS001");
  }

  @Test
  void aComment() throws Exception {
    file("Dockerfile", BAD);
    assertTrue(tells("scan"));
    file("Dockerfile", BAD.replace("ADD", "# cpat: allow CS001 -- it may become a tar\nADD"));
    assertFalse(tells("scan"));
    assertEquals("", cpat("fix").out());
    file("Dockerfile", BAD.replace("ADD", "# hadolint ignore=DL3020\nADD"));
    assertFalse(tells("scan"));
  }

  @Test
  void aCommentWithoutUseIsTold() throws Exception {
    file("Dockerfile", "FROM debian:12.1\n# cpat: allow CS001 -- once\nCOPY app.py /app/\n");
    assertTrue(cpat("scan").out().contains("nothing here needs `CS001`"));
  }

  @Test
  void settings() throws Exception {
    file("Dockerfile", BAD);
    file(".cpat.toml", "[rules]\nCS001 = \"off\"\n");
    assertFalse(tells("scan"));
    assertFalse(tells("scan", "Dockerfile"));
    assertEquals("", cpat("fix").out());
    file(".cpat.toml", "[rules]\nadd-instead-of-copy = \"error\"\n");
    assertTrue(cpat("scan").out().contains("error[CS001]"));
    assertEquals(1, cpat("scan").code());
    file(".cpat.toml", "fail-on = \"note\"\n");
    assertEquals(1, cpat("scan").code());
    assertEquals(0, cpat("scan", "--fail-on", "error").code());
  }

  @Test
  void settingsOfTheFolderAbove() throws Exception {
    file("a/Dockerfile", BAD);
    file("b/Dockerfile", BAD);
    file(
        ".cpat.toml",
        "exclude = [\"b/**\"]\n[[paths]]\nmatch = [\"a/**\"]\nrules = {CS = \"off\"}\n");
    assertFalse(tells("scan"));
    assertFalse(tells("scan", "a"));
    assertTrue(cpat("scan").out().contains("1 excluded"));
    file("other.toml", "");
    assertTrue(tells("scan", "--config", "other.toml", "a"));
    assertEquals(2, cpat("scan", "--config", "none.toml").code());
  }

  @Test
  void mistakesInSettingsHaveAPlace() throws Exception {
    file("Dockerfile", BAD);
    file(".cpat.toml", "[rules]\nCS999 = \"off\"\n");
    assertEquals(2, cpat("scan").code());
    assertTrue(cpat("scan").err().contains(".cpat.toml:2:1: no rule"), cpat("scan").err());
    file(".cpat.toml", "[rules]\nCS01 = \"off\"\nadd-instaed-of-copy = \"off\"\n");
    String err = cpat("scan").err();
    assertTrue(err.contains(".cpat.toml:2:1: no rule is called `CS01` (did you mean `CS"), err);
    assertTrue(err.contains("cpat: .cpat.toml:3:1: no rule"), err);
    assertTrue(err.contains("(did you mean `add-instead-of-copy`?)"), err);
    file(".cpat.toml", "exclude = [\n  \"ok\",\n  \"[a\"]\nfail-on = \"eror\"\n");
    err = cpat("scan").err();
    assertTrue(err.contains(".cpat.toml:3:3: `[a`: `[` without `]`"), err);
    assertTrue(err.contains(".cpat.toml:4:1: `fail-on` is"), err);
    assertTrue(err.contains("(did you mean `error`?)"), err);
    file(".cpat.toml", "exlude = [\"*\"]\n");
    assertTrue(cpat("scan").err().contains("(did you mean `exclude`?)"), cpat("scan").err());
  }

  /// With half of the settings files would be written that they leave out.
  @Test
  void brokenSettingsStopEverything() throws Exception {
    file("Dockerfile", BAD);
    file(".cpat.toml", "exclude = [\"*\"]\n[rules\n");
    for (String line : java.util.List.of("scan", "fix", "fix -w", "scan --format sarif", "")) {
      Programs.Outcome outcome = cpat(line.isEmpty() ? new String[0] : line.split(" ", -1));
      assertEquals(2, outcome.code(), line);
      assertTrue(outcome.err().startsWith("cpat: .cpat.toml:2:"), outcome.err());
      assertEquals("", outcome.out());
    }
    assertEquals(BAD, Files.readString(root.resolve("Dockerfile")));
  }

  @Test
  void globsThatMatchNothing() throws Exception {
    file("Dockerfile", BAD);
    for (String glob : java.util.List.of("", "[a", "!x", "/abs", "../up", "*.{yml,yaml}")) {
      assertEquals(2, cpat("scan", "--exclude", glob).code(), glob);
      assertEquals(2, cpat("fix", "--include", glob).code(), glob);
    }
    assertEquals(
        0, cpat("scan", "--exclude", "a\\[b", "--exclude", "[]x]", "--exclude", "{").code());
  }

  @Test
  void aBaseline() throws Exception {
    file("Dockerfile", BAD);
    assertEquals(2, cpat("scan", "--baseline", "known.json").code());
    assertEquals(0, cpat("scan", "--baseline", "known.json", "--update-baseline").code());
    assertTrue(tells("scan"));
    assertFalse(tells("scan", "--baseline", "known.json"));
    file("Dockerfile", "# more\n" + BAD + "ADD b.py /app/\n");
    String out = cpat("scan", "--baseline", "known.json").out();
    assertTrue(out.contains("Dockerfile:5:1"), out);
    assertFalse(out.contains("Dockerfile:3:1"), out);
    file("Dockerfile", "FROM debian:12.1\nUSER 1000\n");
    assertTrue(cpat("scan", "--baseline", "known.json").err().contains("found nothing any more"));
    file("known.json", "{}");
    assertEquals(2, cpat("scan", "--baseline", "known.json").code());
  }

  @Test
  void changedLines() throws Exception {
    Git git = new Git(root);
    git.ask("init", "-q");
    file("Dockerfile", BAD);
    git.ask("add", ".");
    git.ask("-c", "user.name=x", "-c", "user.email=x@example.com", "commit", "-qm", "x");
    assertFalse(tells("scan", "--changed-since", "HEAD"));
    file("Dockerfile", BAD + "ADD b.py /app/\n");
    String out = cpat("scan", "--changed-since", "HEAD").out();
    assertTrue(out.contains("Dockerfile:4:1"), out);
    assertFalse(out.contains("Dockerfile:2:1"), out);
    assertEquals(2, cpat("scan", "--changed-since", "nowhere").code());
  }

  private void repository() throws Exception {
    new Git(root).ask("init", "-q", "-b", "main");
    file("Dockerfile", BAD);
    file("sub/Dockerfile", BAD);
    new Git(root).ask("add", ".");
    new Git(root).ask("-c", "user.name=x", "-c", "user.email=x@x", "commit", "-qm", "x");
    file("Dockerfile", BAD.replace("app.py", "main.py"));
  }

  @Test
  void changedLinesOfFilesHoweverTheyAreNamed() throws Exception {
    repository();
    assertTrue(tells("scan", "--changed-since", "HEAD", "Dockerfile"));
    assertTrue(tells("scan", "--changed-since", "HEAD", "sub", "Dockerfile"));
    assertFalse(tells("scan", "--changed-since", "HEAD", "sub/Dockerfile"));
    String whole = root.resolve("Dockerfile").toString();
    assertTrue(tells("scan", "--changed-since", "HEAD", whole));
    assertTrue(tells("-C", "sub", "scan", "--changed-since", "HEAD", "../Dockerfile"));
    assertTrue(tells("scan", "--changed-since", "HEAD", "sub/../Dockerfile"));
  }

  @Test
  void aBaselineIsNotEmptiedByFilesThatCannotBeRead() throws Exception {
    file("Dockerfile", BAD);
    cpat("scan", "--baseline", "b.json", "--update-baseline");
    file("Dockerfile", "\0");
    Programs.Outcome again = cpat("scan", "--baseline", "b.json", "--update-baseline");
    assertEquals(3, again.code());
    assertTrue(again.err().contains("b.json stays as it is"), again.err());
    assertTrue(Files.readString(root.resolve("b.json")).contains("CS001"));
    file("Dockerfile", BAD);
    String told = cpat("scan", "--baseline", "no/b.json", "--update-baseline").err();
    assertTrue(told.contains("no such"), told);
  }

  @Test
  void directivesForBuildKit() throws Exception {
    String entry = "FROM debian:12.1\nENTRYPOINT sleep 9\n";
    file("Dockerfile", "# check = error=true ; skip = FromAsCasing, JSONArgsRecommended\n" + entry);
    assertFalse(cpat("scan").out().contains("[EFE001]"));
    file("Dockerfile", entry.replace("ENTRY", "# check=skip=JSONArgsRecommended\nENTRY"));
    assertTrue(cpat("scan").out().contains("[EFE001]"), "BuildKit takes no directive there");
  }

  @Test
  void settingsWithAByteOrderMarkAndPathsWithoutFiles() throws Exception {
    file("Dockerfile", BAD);
    file(".cpat.toml", "\uFEFF[rules]\nCS001 = \"off\"\n");
    assertFalse(tells("scan"));
    file(".cpat.toml", "[[paths]]\nrules = {CS001 = \"off\"}\n");
    assertTrue(cpat("scan").err().contains("[[paths]] without `match`"));
  }

  @Test
  void anUnknownNameIsToldAsItIsWritten() throws Exception {
    file("Dockerfile", "# cpat: allow-file CS01 -- x\n" + BAD);
    assertTrue(cpat("scan").out().contains("no rule is called `CS01`"));
  }
}
