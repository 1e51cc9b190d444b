package cpat.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MainTest {
  @TempDir Path root;

  private Programs.Outcome cpat(String... line) {
    return Programs.run(root, line);
  }

  private void file(String path, String text) throws Exception {
    Path file = root.resolve(path);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }

  @Test
  void exitCodes() throws Exception {
    file("Dockerfile", "FROM debian:12\nENTRYPOINT myserver\n");
    assertEquals(0, cpat("scan").code());
    assertEquals(1, cpat("scan", "--fail-on", "warning").code());
    assertEquals(0, cpat("scan", "--fail-on=never").code());
    assertEquals(2, cpat("scan", "--fail-on", "sometimes").code());
    assertEquals(2, cpat("scan", "nowhere").code());
    assertEquals(2, cpat("scan", "--max-size", "big").code());
    assertEquals(2, cpat("scan", "--max-size", "-1").code());
    assertEquals(3, cpat("scan", "--max-size", "5").code());
  }

  @Test
  void mistakesAreAnsweredInOneLine() {
    for (List<String> line :
        List.of(
            List.of("scna"),
            List.of("scan", "--formt", "json"),
            List.of("scan", "--format", "jsn"),
            List.of("scan", "-x"),
            List.of("scan", "-o"),
            List.of("show", "EFG"),
            List.of("help", "sho"),
            List.of("-C", "nowhere", "scan"))) {
      Programs.Outcome outcome = Programs.run(root, "", line);
      assertEquals(2, outcome.code(), line::toString);
      assertEquals("", outcome.out(), line::toString);
      assertEquals(1, outcome.err().lines().count(), outcome::err);
      assertTrue(outcome.err().startsWith("cpat: "), outcome::err);
    }
    assertTrue(cpat("scna").err().contains("did you mean `scan`?"));
    assertTrue(cpat("scan", "--formt", "json").err().contains("did you mean `--format`?"));
  }

  @Test
  void pathsAreRelativeToTheRoot() throws Exception {
    file("a/Dockerfile", "FROM debian:12\nENTRYPOINT [\"x\"]\n");
    assertTrue(cpat("scan", "--format", "jsonl", "a").out().contains("\"path\":\"Dockerfile\""));
    assertTrue(
        cpat("scan", "--format", "jsonl", "a/Dockerfile")
            .out()
            .contains("\"path\":\"a/Dockerfile\""));
    assertTrue(
        cpat("scan", "--format", "jsonl", "-C", "a").out().contains("\"path\":\"Dockerfile\""));
  }

  @Test
  void standardInput() {
    String text = "FROM debian:12\nENTRYPOINT [\"x\"]\n";
    Programs.Outcome outcome =
        Programs.run(
            root, text, List.of("scan", "--format=jsonl", "-", "--stdin-name", "Dockerfile"));
    assertTrue(outcome.out().contains("\"pattern\":\"EFE\""), outcome.out());
  }

  @Test
  void resultsToAFile() throws Exception {
    file("Dockerfile", "FROM scratch\n");
    Programs.Outcome outcome =
        cpat("scan", "--format", "json", "-o", root.resolve("out.json").toString());
    assertEquals("", outcome.out());
    assertTrue(Files.readString(root.resolve("out.json")).contains("\"schema\": \"cpat/1\""));
  }

  @Test
  void garbageIsAnsweredByAProblemPerFile() throws Exception {
    Files.write(root.resolve("Dockerfile"), new byte[] {0, 1, 2, (byte) 0xFF});
    file("big/Dockerfile", "RUN x\n".repeat(400_000));
    file("compose.yaml", "services: [\n");
    Programs.Outcome outcome = cpat("scan", "--format", "jsonl");
    assertEquals(
        3, outcome.out().lines().filter(l -> l.startsWith("{\"type\":\"problem\"")).count());
    assertFalse(outcome.out().contains("Exception") || outcome.err().contains("Exception"));
  }

  @Test
  void pipesAndImpossibleNamesAreNotOpened() throws Exception {
    Path pipe = root.resolve("Dockerfile");
    assertEquals(0, new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor());
    Programs.Outcome outcome = cpat("scan", "Dockerfile");
    assertEquals(3, outcome.code());
    assertTrue(outcome.out().contains("a pipe or a device, not read"), outcome::out);
    assertEquals(2, cpat("scan", "a\0b").code());
    file("compose.yaml", "services: {a: {extends: {file: \"a\\0b\", service: c}}}\n");
    assertFalse(cpat("scan", "compose.yaml").out().contains("bug"));
  }

  @Test
  void controlCharactersInNamesDoNotReachTheTerminal() throws Exception {
    file("a\u001b[31m.Dockerfile", "FROM debian:12\nENTRYPOINT x\n");
    assertFalse(cpat("scan").out().contains("\u001b"));
    assertFalse(cpat().out().contains("\u001b"));
  }

  @Test
  void aMistakeLeavesTheOutputFileAlone() throws Exception {
    file("out.txt", "before");
    String out = root.resolve("out.txt").toString();
    assertEquals(2, cpat("scan", "-o", out, "--format", "nope").code());
    assertEquals("before", Files.readString(root.resolve("out.txt")));
    assertTrue(cpat("scan", "-o", "nowhere/x").err().contains("no such file"));
  }

  @Test
  void coloursOnlyWhenAsked() throws Exception {
    file("Dockerfile", "FROM debian:12\nENTRYPOINT x\n");
    assertFalse(cpat("scan").out().contains("\u001b"));
    assertTrue(cpat("scan", "--color", "always").out().contains("\u001b"));
  }

  @Test
  void noProjectHere() {
    assertTrue(cpat().out().contains("No project here"));
  }

  @Test
  void aFileOfSeveralRootsIsReadOnce() throws Exception {
    file("a/Dockerfile", "FROM debian:12\nENTRYPOINT [\"x\"]\n");
    Programs.Outcome outcome = cpat("scan", "--format", "jsonl", "a", "./a/Dockerfile", "a");
    assertEquals(
        1,
        outcome.out().lines().filter(l -> l.contains("\"EFE\"") && l.contains("use")).count() - 1);
    assertTrue(outcome.out().contains("\"path\":\"a/Dockerfile\""), outcome.out());
    assertTrue(outcome.out().contains("\"files\":1,\"read\":1"), outcome.out());
  }

  @Test
  void whatIsNotUnderstoodIsNotRead() throws Exception {
    file("compose.yaml", "services: " + "[".repeat(300) + "\n");
    Programs.Outcome outcome = cpat("scan", "--format", "jsonl");
    assertTrue(outcome.out().contains("\"files\":1,\"read\":0"), outcome.out());
    assertEquals(3, outcome.code());
  }

  @Test
  void nestingThatIsNotFollowedIsTold() throws Exception {
    file("x.sh", "$(".repeat(100) + "docker run a:1" + ")".repeat(100) + "\n");
    assertTrue(cpat("scan").out().contains("nested deeper than is followed"), cpat("scan").out());
  }

  private Programs.Outcome cpatIn(Map<String, String> environment, String... line) {
    return Programs.run(root, environment, List.of(line));
  }

  @Test
  void withoutAnEngineEveryPlaceIsTold() {
    Map<String, String> nowhere =
        Map.of("DOCKER_HOST", "unix:///no/such.sock", "CONTAINER_HOST", "unix:///nor/this.sock");
    for (String command : List.of("run ms", "clean")) {
      Programs.Outcome outcome = cpatIn(nowhere, command.split(" ", -1));
      assertEquals(4, outcome.code(), outcome::err);
      assertEquals("", outcome.out());
      assertTrue(outcome.err().startsWith("cpat: no container engine answers\n"), outcome::err);
      assertTrue(outcome.err().contains("/no/such.sock"), outcome::err);
      assertTrue(outcome.err().contains("no such file"), outcome::err);
      assertTrue(outcome.err().contains("  next: "), outcome::err);
    }
    assertEquals(4, cpatIn(nowhere, "doctor").code());
    assertTrue(cpatIn(nowhere, "doctor").out().contains("No container engine answers"));
    assertEquals(0, cpatIn(nowhere, "run").code());
    assertEquals(0, cpatIn(nowhere, "run", "efe", "--dry-run").code());
    assertEquals(0, cpatIn(nowhere, "show", "efe").code());
  }

  @Test
  void aRemoteEngineMustBeNamed() {
    Programs.Outcome outcome =
        cpatIn(Map.of("DOCKER_HOST", "ssh://root@production.example"), "run", "ms");
    assertEquals(6, outcome.code(), outcome::err);
    assertTrue(outcome.err().contains("ssh://root@production.example"), outcome::err);
    assertTrue(outcome.err().contains("--context NAME"), outcome::err);
  }

  @Test
  void mistakesOfRunAreAnswered() {
    for (List<String> line :
        List.of(
            List.of("run", "mss"),
            List.of("run", "ms", "cs"),
            List.of("run", "ms", "--format", "yaml"),
            List.of("run", "ms", "--engine", "dockr"),
            List.of("run", "ms", "--engine", "ftp://x"),
            List.of("run", "ms", "--engine", "docker", "--context", "x"),
            List.of("clean", "everything"))) {
      Programs.Outcome outcome = Programs.run(root, Map.of("DOCKER_HOST", "unix:///no"), line);
      assertEquals(2, outcome.code(), () -> line + outcome.err());
    }
    assertTrue(cpat("run", "ms", "--engine", "dockr").err().contains("did you mean `docker`?"));
  }

  @Test
  void theFilesOfAnExampleAreLaidOut() throws Exception {
    assertEquals(0, cpat("run", "obi", "--files", "obi").code());
    assertTrue(Files.isExecutable(root.resolve("obi/run.sh")));
    assertTrue(Files.readString(root.resolve("obi/base/Dockerfile")).contains("ONBUILD"));
    assertTrue(Files.exists(root.resolve("obi/child/.dockerignore")));
    assertEquals(2, cpat("run", "obi", "--files", "obi").code());
  }

  @Test
  void dryRunIsTheScript() {
    String script = cpat("run", "ms", "--dry-run").out();
    assertTrue(script.startsWith("# Mount Sources: "), script);
    assertTrue(script.contains("\ndocker run -d --name cpat-ms "), script);
    String podman = cpat("run", "ms", "--dry-run", "--engine", "podman").out();
    assertTrue(podman.contains("\npodman run -d --name cpat-ms "), podman);
    assertFalse(podman.contains("\ndocker "), podman);
  }
}
