package cpat.lab;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import cpat.engine.Engine;
import cpat.engine.Filters;
import cpat.engine.TestEngines;
import cpat.read.yaml.Node;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// However a run ends, and whatever `cpat clean` meets: what we made goes, what others made stays.
@Tag("engine")
class LeavesNothingEngineTest {
  @TempDir Path home;

  static Stream<String> engines() {
    return TestEngines.ALL.stream();
  }

  @ParameterizedTest
  @MethodSource("engines")
  void killedInTheMiddle(String name) throws Exception {
    Engine engine = TestEngines.connect(name);
    Set<String> before = TestEngines.objects(engine);
    // SC has a volume, containers that share it, and steps enough to be hit in the middle.
    Started cpat = Started.cpat(name, home, "run", "sc");
    awaitContainers(engine, 2);
    cpat.process().destroyForcibly().waitFor();
    assertFalse(cpat.folders().isEmpty());
    cpat.awaitReaper();
    assertEquals(before, TestEngines.objects(engine));
    assertEquals(List.of(), cpat.folders());
  }

  @ParameterizedTest
  @MethodSource("engines")
  void killedWhileItBuilds(String name) throws Exception {
    Engine engine = TestEngines.connect(name);
    Set<String> before = TestEngines.objects(engine);
    Started cpat = Started.cpat(name, home, "run", "cl", "-v");
    for (int i = 0; i < 600 && !cpat.out().contains("dependency:go-offline"); i++) {
      Thread.sleep(50);
    }
    assertTrue(cpat.out().contains("dependency:go-offline"), cpat.out() + cpat.err());
    cpat.process().destroyForcibly().waitFor();
    cpat.awaitReaper();
    assertEquals(before, TestEngines.objects(engine));
    assertEquals(List.of(), cpat.folders());
  }

  @ParameterizedTest
  @MethodSource("engines")
  void interrupted(String name) throws Exception {
    Engine engine = TestEngines.connect(name);
    Set<String> before = TestEngines.objects(engine);
    Started cpat = Started.cpat(name, home, "run", "efe");
    awaitContainers(engine, 2);
    new ProcessBuilder("kill", "-INT", Long.toString(cpat.process().pid())).start().waitFor();
    assertEquals(130, cpat.await());
    cpat.awaitReaper();
    assertEquals(before, TestEngines.objects(engine));
    assertTrue(cpat.err().contains("interrupted"), cpat.err());
  }

  @ParameterizedTest
  @MethodSource("engines")
  void keptAndCleaned(String name) throws Exception {
    Engine engine = TestEngines.connect(name);
    Set<String> before = TestEngines.objects(engine);
    Started kept = Started.cpat(name, home, "run", "obi", "--keep");
    assertEquals(0, kept.await(), kept.out() + kept.err());
    assertTrue(kept.out().contains("To stop it:"), kept.out());
    kept.awaitReaper();
    List<Node> ours = engine.containers().list(true, Filters.label(Labels.RUN));
    assertEquals(1, ours.size());
    // Cleaning another engine leaves the folder that is mounted here.
    String other = TestEngines.ALL.get((TestEngines.ALL.indexOf(name) + 1) % 3);
    assertEquals(0, Started.cpat(other, home, "clean").await());
    assertTrue(Files.exists(kept.folders().getFirst()));
    // Somebody uses our image: the container is theirs, although it inherits the image's label.
    String image = ours.getFirst().text("Image");
    String theirs =
        engine
            .containers()
            .create("theirs", "{\"Image\":\"" + image + "\",\"Entrypoint\":[\"sleep\",\"60\"]}");
    String id = ours.getFirst().text("Labels", Labels.RUN);
    Started dry = Started.cpat(name, home, "clean", "--dry-run");
    assertEquals(0, dry.await());
    assertTrue(dry.out().contains("container  cpat-obi-" + id), dry.out());
    assertEquals(1, engine.containers().list(true, Filters.label(Labels.RUN)).size());
    Started clean = Started.cpat(name, home, "clean", id);
    clean.await();
    assertTrue(engine.containers().list(true, Filters.label(Labels.RUN)).isEmpty());
    assertEquals("theirs", engine.containers().inspect(theirs).text("Name").replace("/", ""));
    engine.containers().remove(theirs);
    assertEquals(0, Started.cpat(name, home, "clean").await());
    assertEquals(List.of(), kept.folders());
    assertEquals(before, TestEngines.objects(engine));
  }

  @ParameterizedTest
  @MethodSource("engines")
  void aTakenPortIsPassedOver(String name) throws Exception {
    Engine engine = TestEngines.connect(name);
    Set<String> before = TestEngines.objects(engine);
    String holder =
        engine
            .containers()
            .create(
                "",
                """
                {"Image":"busybox:1.37.0","Cmd":["httpd","-f","-p","127.0.0.1:8082"],
                 "HostConfig":{"NetworkMode":"host"}}
                """);
    try {
      engine.containers().start(holder);
      Thread.sleep(300);
      Started cpat = Started.cpat(name, home, "run", "ms");
      assertEquals(0, cpat.await(), cpat.out() + cpat.err());
      assertTrue(cpat.out().contains("-p 127.0.0.1:8083:80"), cpat.out());
      assertTrue(cpat.out().contains("http://127.0.0.1:8083/"), cpat.out());
    } finally {
      engine.containers().remove(holder);
    }
    assertEquals(before, TestEngines.objects(engine));
  }

  /// A step that goes wrong ends the run with code 1, told with its output, and cleans up.
  @ParameterizedTest
  @MethodSource("engines")
  void aFailingStepIsToldAndCleaned(String name) throws Exception {
    Engine engine = TestEngines.connect(name);
    Set<String> before = TestEngines.objects(engine);
    Path folder = Files.createDirectory(home.resolve("example"));
    Files.writeString(
        folder.resolve("Dockerfile"), "FROM busybox:1.37.0\nRUN echo so far && false\n");
    Sandbox sandbox = Sandbox.of(engine, "abcdef");
    ExampleScript script =
        ExampleScript.of(
            "#!/bin/sh\ncd x\n\n# Build\ndocker build -t cpat-x .\n\n# Never\ndocker ps\n");
    List<String> printed = new java.util.ArrayList<>();
    Audience audience =
        new Audience() {
          @Override
          public void begins(int number, String narration, List<String> command) {
            printed.add(narration);
          }

          @Override
          public void prints(String line) {
            printed.add(line);
          }

          @Override
          public void ends(StepResult result) {
            result.failure().ifPresent(printed::add);
          }
        };
    List<StepResult> results = new Player(engine, sandbox, folder, audience).play(script.steps());
    assertEquals(1, results.size());
    assertFalse(results.getFirst().ok());
    assertTrue(printed.toString().contains("so far"), printed::toString);
    assertFalse(printed.contains("Never"));
    Cleaning.of(engine, java.util.Optional.of("abcdef"), false);
    assertEquals(before, TestEngines.objects(engine));
  }

  private static void awaitContainers(Engine engine, int count) throws Exception {
    for (int i = 0; i < 1200; i++) {
      if (engine.containers().list(false, Filters.label(Labels.RUN)).size() >= count) {
        return;
      }
      Thread.sleep(25);
    }
    throw new AssertionError("the run has made no " + count + " containers");
  }
}
