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
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// `cpat why` of a container whose inspection was saved.
class WhyLiveTest {
  @TempDir Path folder;

  @BeforeEach
  void corpus() throws Exception {
    for (String name : List.of("docker.json", "docker-joined.json", "podman.json")) {
      Files.copy(Path.of("src/test/corpus/inspect", name), folder.resolve(name));
    }
  }

  private Node why(String target, String... more) {
    List<String> line =
        new java.util.ArrayList<>(List.of("why", target, "--engine", "none", "--format", "json"));
    line.addAll(List.of(more));
    Programs.Outcome outcome = Programs.run(folder, "", line);
    assertEquals(0, outcome.code(), outcome::err);
    return Json.read(Excerpt.of(new Source("out", outcome.out()))).root().orElseThrow();
  }

  static List<String> texts(Node node, String... path) {
    return node.at(path).stream()
        .flatMap(n -> n.elements().stream())
        .map(n -> n.scalar().map(Node.Scalar::text).orElse(n.text("value")))
        .toList();
  }

  @Test
  void everythingStandsInTheFile() {
    for (String file : List.of("docker.json", "podman.json")) {
      Node why = why(file + "#shop-web");
      assertEquals(List.of("sh", "-c", "trap : TERM; sleep 300 & wait"), texts(why, "argv"));
      assertEquals("1000:1000", why.text("user", "value"));
      assertEquals("/srv", why.text("workdir", "value"));
      assertEquals("SIGUSR1", why.text("stopSignal", "value"));
      assertEquals("7", why.text("stopGraceSeconds", "value"));
      assertEquals("b=c", why.text("environment", "A", "value"));
      assertEquals(List.of("NET_ADMIN"), texts(why, "capabilities", "value"));
      assertEquals(List.of("127.0.0.1:18080:80"), texts(why, "ports"));
      assertEquals("7", why.text("healthcheck", "value", "intervalSeconds"));
      assertEquals("docker-init", why.text("pid1", "value"));
      assertEquals("on-failure:3", why.text("restart", "value"));
      for (String field : List.of("entrypoint", "command", "user", "stopSignal", "restart")) {
        Node from = why.at(field, "from").orElseThrow().elements().getFirst();
        assertEquals(file, from.text("location", "path"), field);
        assertTrue(Integer.parseInt(from.text("location", "line")) > 10, field);
      }
    }
  }

  /// `docker run --entrypoint sleep` took the image's CMD away: it must not come back, nor its
  /// variables, nor its user.
  @Test
  void nothingOfTheImageComesBack() throws Exception {
    Files.writeString(
        folder.resolve("image.json"),
        """
        [{"Id":"sha256:1","RepoTags":["shop:1"],"Config":{"Entrypoint":["/entry.sh"],
          "Cmd":["serve"],"Env":["A=image","B=image"],"User":"app","WorkingDir":"/app",
          "StopSignal":"SIGQUIT","ExposedPorts":{"80/tcp":{}},
          "Healthcheck":{"Test":["CMD","x"]}}}]
        """);
    Files.writeString(
        folder.resolve("web.json"),
        """
        [{"Id":"abc","Name":"/web","State":{"Status":"running"},"Path":"sleep","Args":["9"],
          "Config":{"Image":"shop:1","Entrypoint":null,"Cmd":["sleep","9"],"Env":["A=own"],
            "User":"","WorkingDir":""},
          "HostConfig":{"PidMode":"host"}}]
        """);
    Node why = why("web.json", "--image-config", "image.json");
    assertEquals("container web (running, image shop:1)", why.text("subject"));
    assertEquals(List.of("sleep", "9"), texts(why, "argv"));
    assertEquals(List.of(), texts(why, "entrypoint", "value"));
    assertEquals("own", why.text("environment", "A", "value"));
    assertTrue(why.at("environment", "B").isEmpty());
    assertEquals("root", why.text("user", "value"));
    assertEquals("/", why.text("workdir", "value"));
    assertEquals("SIGTERM", why.text("stopSignal", "value"));
    assertEquals(List.of(), texts(why, "exposed"));
    assertTrue(why.at("healthcheck", "value").orElseThrow().isNull());
    assertEquals("host", why.text("namespaces", "pid", "value"));
    assertEquals("shared", why.text("pid1", "outcome"));
    assertEquals(List.of(), texts(why, "unknown"));
  }

  @Test
  void whoLivesInItsNamespaces() {
    for (String file : List.of("docker-joined.json", "podman.json")) {
      assertEquals(List.of("shop-side"), texts(why(file + "#shop-net"), "sharedBy"));
      assertEquals(
          "container:shop-net", why(file + "#shop-side").text("namespaces", "pid", "value"));
    }
  }

  @Test
  void wordsCannotChangeWhatRuns() {
    Programs.Outcome outcome =
        Programs.run(folder, "why", "docker.json#shop-net", "--engine", "none", "sh");
    assertEquals(2, outcome.code());
    assertEquals(
        "cpat: container shop-net (running, image busybox:1.37.0) exists: words cannot change its"
            + " command; next: cpat why busybox:1.37.0 sh",
        outcome.err().strip());
  }

  @Test
  void headAndDump() {
    Programs.Outcome text = Programs.run(folder, "why", "docker.json#shop-web", "--engine", "none");
    assertEquals(
        "container shop-web (running, image busybox:1.37.0)  (docker.json)",
        text.out().lines().findFirst().orElseThrow());
    Programs.Outcome dump = Programs.run(folder, "dump", "docker.json");
    Node root = Json.read(Excerpt.of(new Source("out", dump.out()))).root().orElseThrow();
    assertEquals("inspect", root.text("kind"));
    assertEquals("live", root.at("workloads").orElseThrow().elements().getFirst().text("origin"));
  }
}
