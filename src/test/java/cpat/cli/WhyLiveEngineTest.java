package cpat.cli;

import static cpat.cli.WhyLiveTest.texts;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import cpat.engine.Engine;
import cpat.engine.EngineException;
import cpat.engine.Filters;
import cpat.engine.Tar;
import cpat.engine.TestEngines;
import cpat.read.yaml.Json;
import cpat.read.yaml.Node;
import cpat.source.Excerpt;
import cpat.source.Source;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// `cpat why NAME` of containers that run: it agrees with what they were made with and with what
/// the engine sees run, and leaves the engine as it is.
@Tag("engine")
class WhyLiveEngineTest {
  private static final String LABEL = "dev.cpat.live-test";
  private static final String BOUNDS = "\"Memory\":33554432,\"PidsLimit\":20";

  @TempDir Path folder;

  static List<String> engines() {
    return TestEngines.ALL;
  }

  /// Runs what was made, and takes all of it away.
  private interface Asking {
    void of(Engine engine) throws Exception;
  }

  private static void with(String name, Asking asking) throws Exception {
    Engine engine = TestEngines.connect(name);
    Set<String> before = TestEngines.objects(engine);
    try {
      asking.of(engine);
    } finally {
      removeAll(engine);
    }
    assertEquals(before, TestEngines.objects(engine));
  }

  /// Podman refuses to take one away that others depend on: those go first.
  private static void removeAll(Engine engine) throws EngineException {
    List<Node> all = engine.containers().list(true, Filters.label(LABEL));
    for (boolean joined : List.of(true, false)) {
      for (Node container : all) {
        if (container.at("Names").orElseThrow().at().text().contains("side") == joined) {
          engine.containers().remove(container.text("Id"));
        }
      }
    }
  }

  /// Waits until the program that a shell is to start is there: before, the shell itself is seen.
  private static void awaitSleep(Engine engine, String name) throws Exception {
    for (int i = 0; i < 200; i++) {
      if (engine.containers().top(name).at("Processes").orElseThrow().elements().stream()
          .anyMatch(p -> p.elements().getLast().at().text().equals("\"sleep 300\""))) {
        return;
      }
      Thread.sleep(50);
    }
    throw new AssertionError(name + " does not come to its `sleep 300`");
  }

  /// `json` are further members of the body, `host` of its HostConfig.
  private static String create(Engine engine, String name, String json, String host)
      throws EngineException {
    return engine
        .containers()
        .create(
            name,
            """
            {"Image":"busybox:1.37.0","Labels":{"%s":"1"},%s,"HostConfig":{%s%s}}
            """
                .formatted(LABEL, json, BOUNDS, host.isEmpty() ? "" : "," + host));
  }

  private static void start(Engine engine, String name, String json, String host)
      throws EngineException {
    create(engine, name, json, host);
    engine.containers().start(name);
  }

  private Node why(String engine, String target) throws Exception {
    Set<String> before = TestEngines.objects(TestEngines.connect(engine));
    Programs.Outcome outcome = run(engine, target, "--format", "json");
    assertEquals(0, outcome.code(), outcome::err);
    assertEquals("", outcome.err());
    assertEquals(before, TestEngines.objects(TestEngines.connect(engine)));
    return Json.read(Excerpt.of(new Source("out", outcome.out()))).root().orElseThrow();
  }

  private Programs.Outcome run(String engine, String target, String... more) {
    String socket = "unix://" + TestEngines.folder(engine).resolve("socket");
    List<String> line = new java.util.ArrayList<>(List.of("why", target, "--engine", socket));
    line.addAll(List.of(more));
    return Programs.run(folder, "", line);
  }

  private static void really(Node why, String outcome, String really) {
    assertEquals(outcome, why.text("pid1", "outcome"), () -> why.at().text());
    assertEquals(really, why.text("pid1", "really"));
    assertEquals("true", why.text("pid1", "agrees"));
  }

  @ParameterizedTest
  @MethodSource("engines")
  void flags(String name) throws Exception {
    with(
        name,
        engine -> {
          start(
              engine,
              "cpat-live-web",
              """
              "Entrypoint":["sleep"],"Cmd":["300"],"Env":["A=b=c","EMPTY="],"User":"1000:1000",
              "WorkingDir":"/srv","StopSignal":"SIGUSR1","StopTimeout":7,
              "ExposedPorts":{"80/tcp":{}},
              "Healthcheck":{"Test":["CMD-SHELL","true"],"Interval":3600000000000,"Retries":4}
              """,
              """
              "Binds":["/tmp:/host:ro"],"Tmpfs":{"/scratch":"size=1m"},
              "PortBindings":{"80/tcp":[{"HostIp":"127.0.0.1","HostPort":""}]},
              "CapDrop":["NET_RAW"],"RestartPolicy":{"Name":"on-failure","MaximumRetryCount":3},
              "IpcMode":"host"
              """);
          Node why = why(name, "cpat-live-web");
          assertTrue(
              why.text("subject").matches("container cpat-live-web \\(running, image .*busybox.*"),
              why.text("subject"));
          assertEquals(List.of("sleep", "300"), texts(why, "argv"));
          assertEquals(List.of("sleep"), texts(why, "entrypoint", "value"));
          assertEquals("1000:1000", why.text("user", "value"));
          assertEquals("/srv", why.text("workdir", "value"));
          assertEquals("SIGUSR1", why.text("stopSignal", "value"));
          assertEquals("7", why.text("stopGraceSeconds", "value"));
          assertEquals("b=c", why.text("environment", "A", "value"));
          assertEquals("", why.text("environment", "EMPTY", "value"));
          assertEquals("3600", why.text("healthcheck", "value", "intervalSeconds"));
          assertEquals("on-failure:3", why.text("restart", "value"));
          // Podman's answer is the same whether it is the host's or not.
          boolean told = !texts(why, "unknown").contains("namespaces.ipc");
          assertEquals(told ? "host" : "", why.text("namespaces", "ipc", "value"));
          assertEquals(engine.kind() == Engine.Kind.DOCKER, told);
          assertEquals("own", why.text("namespaces", "pid", "value"));
          List<String> rights = texts(why, "capabilities", "value");
          assertTrue(rights.contains("CHOWN") && !rights.contains("NET_RAW"), rights::toString);
          assertTrue(
              texts(why, "ports").getFirst().matches("127\\.0\\.0\\.1:[1-9][0-9]*:80"),
              () -> texts(why, "ports").toString());
          List<String> mounts =
              why.at("mounts").orElseThrow().elements().stream()
                  .map(m ->
                      m.text("value", "type")
                          + " "
                          + m.text("value", "target")
                          + " "
                          + m.text("value", "readOnly"))
                  .toList();
          assertTrue(
              mounts.containsAll(List.of("bind /host true", "tmpfs /scratch false")),
              mounts::toString);
          really(why, "program", "sleep 300");
          Node from = why.at("user", "from").orElseThrow().elements().getFirst();
          assertEquals(
              (name.equals(TestEngines.PODMAN) ? "podman" : "docker") + " inspect cpat-live-web",
              from.text("location", "path"));
        });
  }

  /// Scripts that only the container has, found by path and along PATH.
  @ParameterizedTest
  @MethodSource("engines")
  void firstProcess(String name) throws Exception {
    with(
        name,
        engine -> {
          script(engine, "cpat-live-stays", "/bin/entry.sh", "#!/bin/sh\nset -e\n\"$@\"\n");
          really(why(name, "cpat-live-stays"), "shell", "/bin/sh /bin/entry.sh sleep 300");
          script(engine, "cpat-live-gives", "entry.sh", "#!/bin/sh\nset -e\nexec \"$@\"\n");
          really(why(name, "cpat-live-gives"), "program", "sleep 300");
          start(engine, "cpat-live-init", "\"Cmd\":[\"sleep\",\"300\"]", "\"Init\":true");
          awaitSleep(engine, "cpat-live-init");
          Node init = why(name, "cpat-live-init");
          assertTrue(init.text("pid1", "really").endsWith("init -- sleep 300"));
          assertEquals("docker-init", init.text("pid1", "value"));
          assertEquals("true", init.text("pid1", "agrees"));
        });
  }

  private static void script(Engine engine, String name, String entrypoint, String text)
      throws Exception {
    create(engine, name, "\"Entrypoint\":[\"" + entrypoint + "\"],\"Cmd\":[\"sleep\",\"300\"]", "");
    engine
        .containers()
        .copyIn(
            name,
            "/bin",
            out -> {
              Tar tar = new Tar(out);
              tar.file("entry.sh", 0755, text.getBytes(StandardCharsets.UTF_8));
              tar.end();
            });
    engine.containers().start(name);
    awaitSleep(engine, name);
  }

  @ParameterizedTest
  @MethodSource("engines")
  void anotherProgramThanPredictedIsSaid(String name) throws Exception {
    with(
        name,
        engine -> {
          start(
              engine,
              "cpat-live-other",
              "\"Cmd\":[\"sh\",\"-c\",\"x=$(echo sleep); exec $x 300\"]",
              "");
          awaitSleep(engine, "cpat-live-other");
          Node why = why(name, "cpat-live-other");
          assertEquals("sleep 300", why.text("pid1", "really"));
          Programs.Outcome text = run(name, "cpat-live-other");
          assertTrue(text.out().contains("really:   sleep 300"), text::out);
        });
  }

  /// Others in its namespaces; a stopped one; one by the first digits of its id.
  @ParameterizedTest
  @MethodSource("engines")
  void neighbours(String name) throws Exception {
    with(
        name,
        engine -> {
          start(engine, "cpat-live-net", "\"Cmd\":[\"sleep\",\"300\"]", "");
          start(
              engine,
              "cpat-live-side",
              "\"Cmd\":[\"sleep\",\"301\"]",
              "\"NetworkMode\":\"container:cpat-live-net\",\"PidMode\":\"container:cpat-live-net\"");
          Node side = why(name, "cpat-live-side");
          assertEquals("container:cpat-live-net", side.text("namespaces", "net", "value"));
          assertEquals("container:cpat-live-net", side.text("namespaces", "pid", "value"));
          assertEquals("shared", side.text("pid1", "outcome"));
          assertEquals(List.of("cpat-live-side"), texts(why(name, "cpat-live-net"), "sharedBy"));
          String id = create(engine, "cpat-live-made", "\"Cmd\":[\"sleep\",\"302\"]", "");
          Node made = why(name, id.substring(0, 12));
          assertTrue(
              made.text("subject").startsWith("container cpat-live-made (created, image "),
              made.text("subject"));
          assertEquals(List.of("sleep", "302"), texts(made, "argv"));
          assertTrue(made.at("pid1", "really").isEmpty());
          assertEquals("busybox:1.37.0", why(name, "busybox:1.37.0").text("subject"));
        });
  }
}
