package cpat.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// `cpat fix` as it is used.
class FixTest {
  private static final String BAD = "FROM debian:12\nADD a b /c/\n";
  private static final String GOOD = "FROM debian:12\nCOPY a b /c/\n";
  private static final String DIFF =
      """
      --- a/%1$s
      +++ b/%1$s
      @@ -1,2 +1,2 @@
       FROM debian:12
      -ADD a b /c/
      +COPY a b /c/
      """;

  @TempDir Path home;
  @TempDir Path root;

  @BeforeEach
  void project() throws Exception {
    file("Dockerfile", BAD);
  }

  private Programs.Outcome cpat(String... line) {
    return Programs.run(root, Map.of("HOME", home.toString()), List.of(line));
  }

  private void file(String path, String text) throws Exception {
    Path file = root.resolve(path);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }

  private String text(String path) throws Exception {
    return Files.readString(root.resolve(path));
  }

  private void git(String... words) throws Exception {
    List<String> line =
        new ArrayList<>(List.of("git", "-c", "user.name=t", "-c", "user.email=t@t"));
    line.addAll(List.of(words));
    Process git =
        new ProcessBuilder(line).directory(root.toFile()).redirectErrorStream(true).start();
    byte[] said = git.getInputStream().readAllBytes();
    assertEquals(0, git.waitFor(), () -> new String(said, StandardCharsets.UTF_8));
  }

  private void repository() throws Exception {
    git("init", "-q", ".");
    git("add", "-A");
    git("commit", "-q", "-m", "all");
  }

  @Test
  void aDiffByDefault() throws Exception {
    Programs.Outcome outcome = cpat("fix");
    assertEquals(DIFF.formatted("Dockerfile"), outcome.out());
    assertEquals(
        "1 finding mended in 1 file by this diff: CS001\nNext:  cpat fix -w   writes it\n",
        outcome.err());
    assertEquals(0, outcome.code());
    assertEquals(BAD, text("Dockerfile"));
    assertEquals(outcome, cpat("fix", "--dry-run"));
  }

  /// A diff is applied from where we stand.
  @Test
  void pathsBeginWhereWeStand() throws Exception {
    file("sub/Dockerfile", BAD);
    assertEquals(DIFF.formatted("sub/Dockerfile"), cpat("fix", "sub").out());
    assertEquals(DIFF.formatted("sub/Dockerfile"), cpat("fix", "./sub/").out());
    assertEquals(DIFF.formatted("sub/Dockerfile"), cpat("fix", "sub/Dockerfile").out());
    assertEquals(DIFF.formatted("Dockerfile"), cpat("-C", "sub", "fix").out());
    assertEquals("sub/Dockerfile:2:1: CS001 write COPY\n", cpat("fix", "--check", "sub").out());
  }

  /// No tool takes a name with a slash at its start, or a folder without a name.
  @Test
  void aDiffOfAnAbsolutePathIsAppliedInTheRootFolder() throws Exception {
    Path elsewhere = Files.createDirectories(home.resolve("else where"));
    Files.writeString(elsewhere.resolve("Dockerfile"), BAD);
    String diff = cpat("fix", elsewhere.toString()).out();
    assertTrue(diff.startsWith("--- a" + elsewhere + "/Dockerfile"), diff);
    Path patch = home.resolve("x.patch");
    Files.writeString(patch, diff);
    Process git =
        new ProcessBuilder("git", "apply", "--check", patch.toString())
            .directory(Path.of("/").toFile())
            .redirectErrorStream(true)
            .start();
    String said = new String(git.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertEquals(0, git.waitFor(), said);
  }

  @Test
  void wordsAreRulesPatternsOrPaths() throws Exception {
    for (String word :
        List.of("CS001", "cs001", "cs", "CS", "add-instead-of-copy", "efe,Cs", "CS,")) {
      assertEquals(DIFF.formatted("Dockerfile"), cpat("fix", word).out(), word);
    }
    for (String word : List.of("ac", "sc,AC")) {
      assertEquals("", cpat("fix", word).out(), word);
    }
    Files.createDirectories(root.resolve("cs"));
    assertEquals(DIFF.formatted("Dockerfile"), cpat("fix", "cs").out());
    assertEquals("", cpat("fix", "./cs").out());
    assertTrue(cpat("fix", "cs01").err().contains("did you mean `CS001`?"));
    assertTrue(cpat("fix", "add-instaed-of-copy").err().contains("`add-instead-of-copy`?"));
    assertTrue(cpat("fix", "cs,efee").err().contains("`efee` is neither"));
    assertTrue(cpat("fix", "Dockrfile").err().contains("did you mean `Dockerfile`?"));
    assertEquals(2, cpat("fix", "cs01").code());
  }

  @Test
  void modesExcludeEachOther() {
    for (String line :
        List.of("-w --check", "--undo -w", "--dry-run -w", "--undo cs", "- -w", "- Dockerfile")) {
      List<String> words = new ArrayList<>(List.of("fix"));
      words.addAll(List.of(line.split(" ", -1)));
      Programs.Outcome outcome = Programs.run(root, "", words);
      assertEquals(2, outcome.code(), line);
      assertEquals(1, outcome.err().lines().count(), outcome::err);
    }
  }

  @Test
  void check() throws Exception {
    Programs.Outcome outcome = cpat("fix", "--check");
    assertEquals(1, outcome.code());
    assertEquals("Dockerfile:2:1: CS001 write COPY\n", outcome.out());
    assertEquals(BAD, text("Dockerfile"));
    file("Dockerfile", GOOD);
    assertEquals(0, cpat("fix", "--check").code());
  }

  @Test
  void writeAndUndo() throws Exception {
    Programs.Outcome outcome = cpat("fix", "-w");
    assertEquals(0, outcome.code(), outcome::err);
    assertEquals("Dockerfile:2:1: CS001 write COPY\n", outcome.out());
    assertTrue(outcome.err().contains("Next:  cpat fix --undo"), outcome::err);
    assertEquals(GOOD, text("Dockerfile"));
    assertEquals("", cpat("fix", "-w").out());
    try (Stream<Path> files = Files.list(root)) {
      assertEquals(1, files.count());
    }
    assertTrue(cpat("fix", "--undo").out().startsWith("restored  "));
    assertEquals(BAD, text("Dockerfile"));
    assertTrue(cpat("fix", "--undo").err().contains("nothing to take back"));
  }

  @Test
  void whatWasChangedSinceIsNotTakenBack() throws Exception {
    file("a/Dockerfile", BAD);
    cpat("fix", "-w");
    file("Dockerfile", GOOD + "RUN x\n");
    Programs.Outcome outcome = cpat("fix", "--undo");
    assertEquals(6, outcome.code());
    assertTrue(outcome.err().contains("Dockerfile was changed since cpat wrote it"), outcome::err);
    assertEquals(GOOD, text("a/Dockerfile"));
    Files.delete(root.resolve("Dockerfile"));
    assertEquals(6, cpat("fix", "--undo").code());
    file("Dockerfile", BAD);
    assertEquals(0, cpat("fix", "--undo").code());
    assertEquals(BAD, text("a/Dockerfile"));
  }

  @Test
  void uncommittedChangesAreSafe() throws Exception {
    file("a/Dockerfile", BAD);
    repository();
    file("a/Dockerfile", BAD + "RUN x\n");
    Programs.Outcome outcome = cpat("fix", "-w");
    assertEquals(6, outcome.code());
    assertTrue(outcome.err().contains("a/Dockerfile has changes that are not"), outcome::err);
    assertEquals(BAD, text("Dockerfile"));
    assertEquals(0, cpat("fix", "-w", "Dockerfile").code());
    assertEquals(GOOD, text("Dockerfile"));
    assertEquals(0, cpat("fix", "-w", "--allow-dirty").code());
    assertEquals(GOOD + "RUN x\n", text("a/Dockerfile"));
    file("b/Dockerfile", BAD);
    assertEquals(6, cpat("fix", "-w", "b").code());
  }

  /// A path that is named keeps what lies elsewhere as it is.
  @Test
  void undoOfAPath() throws Exception {
    file("a/Dockerfile", BAD);
    file("b/Dockerfile", BAD);
    repository();
    assertEquals(0, cpat("fix", "-w").code());
    String mended = text("a/Dockerfile");
    Programs.Outcome outcome = cpat("fix", "--undo", "a");
    assertEquals(6, outcome.code());
    assertTrue(outcome.err().contains("Dockerfile too; next: cpat fix --undo"), outcome::err);
    assertEquals(mended, text("a/Dockerfile"));
    assertEquals(0, cpat("fix", "--undo", "a", "b", "Dockerfile").code());
    assertEquals(BAD, text("a/Dockerfile"));
  }

  /// The record lies with git's own files: the tree has nothing new.
  @Test
  void undoInARepository() throws Exception {
    file("sub/Dockerfile", BAD);
    repository();
    assertEquals(0, cpat("fix", "-w").code());
    assertTrue(Files.exists(root.resolve(".git/cpat/undo.properties")));
    git("add", "-A");
    git("commit", "-q", "-m", "fixed");
    assertEquals(0, cpat("-C", "sub", "fix", "--undo").code());
    assertEquals(BAD, text("Dockerfile"));
    try (Stream<Path> files = Files.walk(home)) {
      assertEquals(1, files.count());
    }
  }

  @Test
  void bytesThatAreNoTextAreNeverWritten() throws Exception {
    byte[] bytes = (BAD + "# \u00e4\n").getBytes(StandardCharsets.ISO_8859_1);
    Files.write(root.resolve("Dockerfile"), bytes);
    Programs.Outcome outcome = cpat("fix", "-w");
    assertTrue(
        outcome.err().contains("CS001 write COPY: not made: Dockerfile: not valid UTF-8"),
        outcome::err);
    assertEquals(0, outcome.code());
    org.junit.jupiter.api.Assertions.assertArrayEquals(
        bytes, Files.readAllBytes(root.resolve("Dockerfile")));
    String latin = new String(bytes, StandardCharsets.ISO_8859_1);
    Programs.Outcome input =
        Programs.run(root, latin, List.of("fix", "-", "--stdin-name", "Dockerfile"));
    assertEquals(3, input.code());
    assertEquals("", input.out());
  }

  @Test
  void markOfByteOrderAndLineEndsStay() throws Exception {
    String text = "\uFEFF" + BAD.replace("\n", "\r\n").strip();
    file("Dockerfile", text);
    assertEquals(0, cpat("fix", "-w").code());
    assertEquals(text.replace("ADD", "COPY"), text("Dockerfile"));
  }

  @Test
  void standardInput() {
    Programs.Outcome outcome =
        Programs.run(root, BAD, List.of("fix", "-", "--stdin-name", "Dockerfile"));
    assertEquals(GOOD, outcome.out());
    assertEquals(
        GOOD, Programs.run(root, GOOD, List.of("fix", "-", "--stdin-name=Dockerfile")).out());
    assertEquals(
        1,
        Programs.run(root, BAD, List.of("fix", "-", "--check", "--stdin-name", "Dockerfile"))
            .code());
    assertEquals(3, Programs.run(root, "what?", List.of("fix", "-")).code());
  }

  @Test
  void json() throws Exception {
    String out = cpat("fix", "--format", "json").out();
    for (String part :
        List.of(
            "\"schema\": \"cpat-fix/1\"",
            "\"written\": false",
            "\"path\": \"Dockerfile\"",
            "\"new\": false",
            "\"diff\": \"--- a/Dockerfile\\n",
            "\"rule\": \"CS001\"",
            "\"outcome\": \"made\"",
            "\"round\": 1")) {
      assertTrue(out.contains(part), () -> part + " is missing in " + out);
    }
    assertTrue(cpat("fix", "-w", "--format=json").out().contains("\"written\": true"));
    assertEquals(GOOD, text("Dockerfile"));
    assertTrue(cpat("fix", "--format=json").out().contains("\"findings\": []"));
  }

  @Test
  void nothingToReadAndNothingToDo() throws Exception {
    file("Dockerfile", GOOD);
    assertEquals("", cpat("fix").out());
    assertTrue(cpat("fix").err().startsWith("nothing to fix"), cpat("fix").err());
    assertEquals("", cpat("fix", "-q").err());
    file("compose.yaml", "services: [\n");
    assertEquals(3, cpat("fix", "compose.yaml").code());
  }

  @Test
  void coloursOnlyWhenAsked() {
    assertFalse(cpat("fix").out().contains("\u001b"));
    assertTrue(
        cpat("fix", "--color", "always").out().contains("\u001b[32m+COPY a b /c/\u001b[0m\n"));
  }

  /// `DL3019` speaks of apk only, though the rule that replaces it knows other managers.
  @Test
  void byTheCodeOfAnotherTool() throws Exception {
    file("Dockerfile", "FROM alpine:3.22\nADD a b /c/\nRUN apk add curl && pip install flask\n");
    assertEquals(0, cpat("fix", "-w", "DL3019").code());
    assertEquals(
        "FROM alpine:3.22\nADD a b /c/\nRUN apk add --no-cache curl && pip install flask\n",
        text("Dockerfile"));
    assertEquals(0, cpat("fix", "-w", "--allow-dirty", "dl3020").code());
    assertTrue(text("Dockerfile").contains("\nCOPY a b /c/\n"));
  }

  @Test
  void theNextLineChoosesTheSame() throws Exception {
    file("Dockerfile", "FROM debian:12\nADD a b /c/\nWORKDIR /x\nCOPY a ./b\n");
    Programs.Outcome outcome = cpat("fix", "CS", "--unsafe", "--exclude", "x y/**", ".");
    assertTrue(
        outcome.err().contains("Next:  cpat fix CS . --unsafe --exclude 'x y/**' -w "),
        outcome::err);
  }

  /// Only an image that was named, by a file or an engine, has a digest to pin to.
  @Test
  void pinsToWhatIsHere() throws Exception {
    String digest = "sha256:" + "7".repeat(64);
    file("Dockerfile", "FROM debian AS base\nFROM debian:stable\nCOPY --from=base /a /b\n");
    file(
        "image.json",
        "[{\"Id\": \"sha256:%s\", \"RepoTags\": [\"debian:latest\"], \"RepoDigests\": [\"debian@%s\"],"
                .formatted("1".repeat(64), digest)
            + " \"Config\": {\"Cmd\": [\"bash\"]}}]\n");
    assertEquals("", cpat("fix", "CS007", "--unsafe").out());
    Programs.Outcome outcome =
        cpat("fix", "CS007", "--unsafe", "-w", "--image-config", "image.json");
    assertEquals(0, outcome.code(), outcome::toString);
    assertEquals(
        "FROM debian@" + digest + " AS base\nFROM debian:stable\nCOPY --from=base /a /b\n",
        text("Dockerfile"));
    file("Dockerfile", "FROM alpine:3.22\n");
    Programs.Outcome other =
        cpat("scan", "--image-config", "busybox=image.json", "--engine", "none");
    assertTrue(other.err().contains("not used here"), other::toString);
  }

  /// Else a diff could be applied to another file of the same name.
  @Test
  void aWholePathLeadsWhereItLeads() throws Exception {
    file("sub/Dockerfile", BAD);
    String sub = root.resolve("sub").toString();
    assertEquals(DIFF.formatted("sub/Dockerfile"), cpat("fix", sub).out());
    String above = cpat("-C", "sub", "fix", "..").out();
    assertTrue(above.startsWith(DIFF.formatted("../Dockerfile")), above);
  }

  @Test
  void aFileAndALinkToItAreOne() throws Exception {
    Files.createSymbolicLink(root.resolve("Dockerfile.link"), Path.of("Dockerfile"));
    Programs.Outcome outcome = cpat("fix", "-w", "Dockerfile", "Dockerfile.link");
    assertEquals(0, outcome.code(), outcome.err());
    assertEquals(GOOD, text("Dockerfile"));
  }

  @Test
  void whatGitIgnoresIsNotHeldByIt() throws Exception {
    file(".gitignore", "out/\n");
    repository();
    file("out/Dockerfile", BAD);
    assertEquals(6, cpat("fix", "-w", "out/Dockerfile").code());
    assertEquals(BAD, text("out/Dockerfile"));
    assertEquals(0, cpat("fix", "-w", "--allow-dirty", "out/Dockerfile").code());
    assertEquals(GOOD, text("out/Dockerfile"));
  }
}
