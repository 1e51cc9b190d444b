package cpat.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import cpat.read.yaml.Node;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/// What every engine must do for us, the same words for all: each implementation names its engine.
abstract class EngineContract extends EngineFixture {
  @Test
  void agreesOnAVersionThatBothKnow() throws Exception {
    Node version = engine.host().version();
    ApiVersion theirs = ApiVersion.agree(version.text("ApiVersion"));
    assertEquals(theirs, engine.api());
    assertTrue(engine.api().compareTo(ApiVersion.OLDEST) >= 0);
    assertEquals(engineName().startsWith("docker"), engine.kind() == Engine.Kind.DOCKER);
    assertTrue(engine.host().info().at().text().contains("Driver"), "raw JSON is kept");
  }

  @Test
  void runsToTheEndAndTellsStreamsAndExitCode() throws Exception {
    String id = running("sh", "-c", "echo out; echo err >&2; exit 7");
    assertEquals(7, engine.containers().await(id, Duration.ofSeconds(20)));
    Text text = new Text();
    engine.containers().logs(id, false, text);
    assertEquals("out\n", text.out());
    assertEquals("err\n", text.err());
    assertEquals("7", engine.containers().inspect(id).text("State", "ExitCode"));
  }

  @Test
  void limitsAreSet() throws Exception {
    String id =
        create(
            "",
            "\"HostConfig\":{\"Memory\":67108864,\"NanoCpus\":500000000,\"PidsLimit\":32}",
            "sleep",
            "60");
    Node host = engine.containers().inspect(id).at("HostConfig").orElseThrow();
    assertEquals("67108864", host.text("Memory"));
    assertEquals("500000000", host.text("NanoCpus"));
    assertEquals("32", host.text("PidsLimit"));
  }

  @Test
  void stopAsksFirstAndKillsAfterTheGrace() throws Exception {
    String polite =
        running("sh", "-c", "trap 'exit 3' TERM; echo ready; while :; do sleep 0.1; done");
    String deaf = running("sh", "-c", "trap '' TERM; echo ready; while :; do sleep 0.1; done");
    ready(polite);
    ready(deaf);
    engine.containers().stop(polite, Duration.ofSeconds(10));
    assertEquals("3", engine.containers().inspect(polite).text("State", "ExitCode"));
    long start = System.nanoTime();
    engine.containers().stop(deaf, Duration.ofSeconds(1));
    assertTrue(System.nanoTime() - start >= 900_000_000L, "the grace time was kept");
    assertEquals("137", engine.containers().inspect(deaf).text("State", "ExitCode"));
  }

  @Test
  void killSendsTheSignal() throws Exception {
    String id = running("sh", "-c", "trap 'exit 9' USR1; echo ready; while :; do sleep 0.1; done");
    ready(id);
    engine.containers().kill(id, "USR1");
    assertEquals(9, engine.containers().await(id, Duration.ofSeconds(20)));
  }

  @Test
  void restartKeepsTheContainer() throws Exception {
    String id = running("sh", "-c", "trap 'exit 0' TERM; while :; do sleep 0.1; done");
    String first = engine.containers().inspect(id).text("State", "StartedAt");
    engine.containers().restart(id, Duration.ofSeconds(5));
    Node state = engine.containers().inspect(id).at("State").orElseThrow();
    assertEquals("true", state.text("Running"));
    assertFalse(first.equals(state.text("StartedAt")));
  }

  @Test
  void attachedStreamsGoBothWays() throws Exception {
    String id = create("", "\"OpenStdin\":true,\"StdinOnce\":true,\"AttachStdin\":true", "cat");
    Text text = new Text();
    try (Session session = engine.containers().attach(id, true, false)) {
      engine.containers().start(id);
      session.input().write("hello\nwörld\n".getBytes(StandardCharsets.UTF_8));
      session.input().flush();
      session.endInput();
      session.copy(text);
    }
    assertEquals("hello\nwörld\n", text.out());
    assertEquals(0, engine.containers().await(id, Duration.ofSeconds(20)));
  }

  @Test
  void largeOutputArrivesWhole() throws Exception {
    String id = create("", "", "sh", "-c", "head -c 5000000 /dev/zero | tr '\\\\0' x");
    Text text = new Text();
    try (Session session = engine.containers().attach(id, false, false)) {
      engine.containers().start(id);
      session.copy(text);
    }
    assertEquals(5_000_000, text.out().length());
  }

  @Test
  void execTellsStreamsAndExitCode() throws Exception {
    String id = running("sleep", "60");
    Text text = new Text();
    int code =
        engine
            .execs()
            .run(
                id,
                new Execs.Command(
                    List.of("sh", "-c", "echo $WHO in $PWD; id -u >&2; exit 5"),
                    false,
                    false,
                    "65534",
                    "/tmp",
                    List.of("WHO=me")),
                text);
    assertEquals(5, code);
    assertEquals("me in /tmp\n", text.out());
    assertEquals("65534\n", text.err());
  }

  @Test
  void execWithATerminalHasItsSize() throws Exception {
    String id = running("sleep", "60");
    Execs.Command shell = new Execs.Command(List.of("sh"), true, true, "", "", List.of());
    String exec = engine.execs().create(id, shell);
    Text text = new Text();
    try (Session session = engine.execs().start(exec, true)) {
      engine.execs().resize(exec, 123, 45);
      session.input().write("stty size; tty; exit 4\n".getBytes(StandardCharsets.UTF_8));
      session.input().flush();
      session.copy(text);
    }
    assertTrue(text.out().contains("45 123"), text.out());
    assertTrue(text.out().contains("/dev/pts/"), text.out());
    assertEquals(4, engine.execs().exitCode(exec));
  }

  @Test
  void execTakesInput() throws Exception {
    String id = running("sleep", "60");
    Execs.Command command = new Execs.Command(List.of("wc", "-c"), false, true, "", "", List.of());
    String exec = engine.execs().create(id, command);
    Text text = new Text();
    try (Session session = engine.execs().start(exec, false)) {
      session.input().write(new byte[100_000]);
      session.input().flush();
      session.endInput();
      session.copy(text);
    }
    assertEquals("100000", text.out().strip());
  }

  @Test
  void filesGoInAndOut() throws Exception {
    String id = running("sleep", "60");
    String longName = "x".repeat(90) + "/" + "ü".repeat(40);
    byte[] bytes = new byte[70_001];
    new java.util.Random(7).nextBytes(bytes);
    engine
        .containers()
        .copyIn(
            id,
            "/tmp",
            out -> {
              Tar tar = new Tar(out);
              tar.file("plain", 0755, bytes);
              tar.file(longName, 0644, "long".getBytes(StandardCharsets.UTF_8));
              tar.end();
            });
    Text text = new Text();
    engine.execs().run(id, Execs.Command.of("cat", "/tmp/" + longName), text);
    assertEquals("long", text.out());
    ByteArrayOutputStream archive = new ByteArrayOutputStream();
    engine.containers().copyOut(id, "/tmp", archive);
    Map<String, byte[]> back = new LinkedHashMap<>();
    Tar.each(
        new ByteArrayInputStream(archive.toByteArray()),
        (entry, content) -> {
          if (entry.type() == '0') {
            back.put(entry.name(), content.readAllBytes());
          }
        });
    assertEquals(Set.of("tmp/plain", "tmp/" + longName), back.keySet());
    assertEquals(
        java.util.Arrays.hashCode(bytes), java.util.Arrays.hashCode(back.get("tmp/plain")));
  }

  @Test
  void topAndStats() throws Exception {
    String id = running("sleep", "60");
    assertTrue(engine.containers().top(id).at().text().contains("sleep"));
    assertTrue(engine.containers().stats(id).at("memory_stats").isPresent());
  }

  @Test
  void eventsTellALife() throws Exception {
    Instant start = Instant.now().minusSeconds(1);
    String id = running("true");
    engine.containers().await(id, Duration.ofSeconds(20));
    Set<String> seen = new TreeSet<>();
    Filters ofContainer = Filters.NONE.and("container", id);
    engine
        .host()
        .events(
            start,
            Duration.ofSeconds(4),
            ofContainer,
            event -> {
              String what =
                  event.text("Action").isEmpty() ? event.text("status") : event.text("Action");
              seen.add(what.equals("died") ? "die" : what);
              return !seen.containsAll(Set.of("create", "start", "die"));
            });
    assertTrue(seen.containsAll(Set.of("create", "start", "die")), seen::toString);
  }

  @Test
  void namesAreFoundInANetwork() throws Exception {
    String network = engine.networks().create("cpat-contract-net", Map.of(LABEL, "1"));
    String server =
        create(
            "cpat-contract-server",
            "\"HostConfig\":{\"NetworkMode\":\"cpat-contract-net\"},\"NetworkingConfig\":"
                + "{\"EndpointsConfig\":{\"cpat-contract-net\":{\"Aliases\":[\"there\"]}}}",
            "sleep",
            "60");
    engine.containers().start(server);
    String client =
        create("", "\"HostConfig\":{\"NetworkMode\":\"cpat-contract-net\"}", "sleep", "60");
    engine.containers().start(client);
    Text text = new Text();
    int code = engine.execs().run(client, Execs.Command.of("ping", "-c1", "-W5", "there"), text);
    assertEquals(0, code, text.out() + text.err());
    assertEquals(1, engine.networks().list(Filters.label(LABEL)).size());
    engine.containers().remove(client);
    engine.containers().remove(server);
    engine.networks().remove(network);
    assertTrue(refused(() -> engine.networks().inspect(network)).notFound());
  }

  @Test
  void volumesKeepWhatWasWritten() throws Exception {
    String name = engine.volumes().create("cpat-contract-vol", Map.of(LABEL, "1"));
    String binds = "\"HostConfig\":{\"Binds\":[\"cpat-contract-vol:/data\"]}";
    String writer = create("", binds, "sh", "-c", "echo kept > /data/x");
    engine.containers().start(writer);
    engine.containers().await(writer, Duration.ofSeconds(20));
    String reader = create("", binds, "cat", "/data/x");
    Text text = new Text();
    try (Session session = engine.containers().attach(reader, false, false)) {
      engine.containers().start(reader);
      session.copy(text);
    }
    assertEquals("kept\n", text.out());
    assertEquals("1", engine.volumes().inspect(name).text("Labels", LABEL));
    engine.containers().remove(writer);
    engine.containers().remove(reader);
    engine.volumes().remove(name);
    assertTrue(engine.volumes().list(Filters.label(LABEL)).isEmpty());
  }

  private String build(boolean buildKit, List<String> lines, String dockerfile, String... argument)
      throws EngineException {
    Map<String, String> arguments =
        argument.length == 2 ? Map.of(argument[0], argument[1]) : Map.of();
    Build build =
        new Build(
            List.of("cpat-contract-image:1"),
            "sub/Dockerfile",
            "",
            arguments,
            Map.of(LABEL, "b"),
            buildKit);
    return engine
        .images()
        .build(
            build,
            out -> {
              Tar tar = new Tar(out);
              tar.file("sub/Dockerfile", 0644, dockerfile.getBytes(StandardCharsets.UTF_8));
              tar.file("hello", 0644, "from the context".getBytes(StandardCharsets.UTF_8));
              tar.end();
            },
            lines::add);
  }

  private static final String DOCKERFILE =
      """
      FROM busybox:1.37.0
      ARG WHO=nobody
      COPY hello /hello
      RUN echo "built for $WHO" && echo $WHO > /who
      ONBUILD RUN echo "a trigger fires"
      CMD ["cat", "/who", "/hello"]
      """;

  @Test
  void builds() throws Exception {
    for (boolean buildKit : new boolean[] {false, true}) {
      List<String> lines = new ArrayList<>();
      String image = build(buildKit, lines, DOCKERFILE, "WHO", "you " + buildKit);
      assertTrue(
          lines.stream().anyMatch(l -> l.contains("built for you " + buildKit)), lines::toString);
      Node built = engine.images().inspect("cpat-contract-image:1");
      assertTrue(built.text("Id").contains(image.replace("sha256:", "")), image);
      assertEquals("b", built.text("Config", "Labels", LABEL));
      assertEquals(1, engine.images().list(false, Filters.label(LABEL)).size());
      // The child takes the name; its parent is left without one.
      String parent = built.text("Id");
      lines.clear();
      build(buildKit, lines, "FROM cpat-contract-image:1\n");
      assertTrue(lines.stream().anyMatch(l -> l.contains("a trigger fires")), lines::toString);
      engine.images().remove("cpat-contract-image:1");
      if (engine.images().has(parent)) {
        engine.images().remove(parent);
      }
    }
  }

  @Test
  void aBuildThatFailsSaysWhy() throws Exception {
    for (boolean buildKit : new boolean[] {false, true}) {
      List<String> lines = new ArrayList<>();
      EngineError error =
          refused(() -> build(buildKit, lines, "FROM busybox:1.37.0\nRUN echo why >&2; exit 3\n"));
      assertTrue(error.message().contains("3"), error.message());
      assertTrue(lines.toString().contains("why"), lines::toString);
      EngineError syntax =
          refused(() -> build(buildKit, lines, "FROM busybox:1.37.0\nCOPPY a b\n"));
      assertTrue(
          syntax.message().toUpperCase(java.util.Locale.ROOT).contains("COPPY"), syntax.message());
    }
  }

  @Test
  void imagesAreTaggedSavedAndLoaded() throws Exception {
    engine.images().tag(IMAGE, "cpat-contract-copy", "2");
    ByteArrayOutputStream archive = new ByteArrayOutputStream();
    engine.images().save(List.of("cpat-contract-copy:2"), archive);
    engine.images().remove("cpat-contract-copy:2");
    assertFalse(engine.images().has("cpat-contract-copy:2"));
    engine.images().load(new ByteArrayInputStream(archive.toByteArray()));
    assertTrue(engine.images().has("cpat-contract-copy:2"));
    engine.images().remove("cpat-contract-copy:2");
    assertTrue(engine.images().has(IMAGE));
  }

  @Test
  void errorsSayWhatTheEngineSaid() throws Exception {
    EngineError noImage =
        refused(() -> engine.containers().create("", "{\"Image\":\"cpat-no-such:1\"}"));
    assertTrue(noImage.notFound(), noImage::toString);
    assertTrue(noImage.message().contains("cpat-no-such"), noImage::message);
    assertEquals("POST /containers/create", noImage.call());
    create("cpat-contract-twice", "", "true");
    EngineError taken = refused(() -> create("cpat-contract-twice", "", "true"));
    assertTrue(taken.conflict() || taken.message().contains("in use"), taken::toString);
    EngineError noContainer = refused(() -> engine.containers().start("cpat-nobody"));
    assertTrue(noContainer.notFound(), noContainer::toString);
    EngineError badJson = refused(() -> engine.containers().create("", "{"));
    assertTrue(badJson.status() >= 400 && !badJson.message().isEmpty(), badJson::toString);
  }

  @Test
  void aProgramThatCannotStartIsAnError() throws Exception {
    String id = create("", "", "/no/such/program");
    EngineError error = refused(() -> engine.containers().start(id));
    assertTrue(error.message().contains("/no/such/program"), error::message);
  }
}
