package cpat.lab;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import cpat.engine.EngineException;
import cpat.patterns.Catalog;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Taking a docker command apart: all that the examples use, and a clear word for what is not
/// known.
class DockerLineTest {
  static Stream<String> commands() throws Exception {
    Stream.Builder<String> all = Stream.builder();
    for (var pattern : Catalog.PATTERNS) {
      ExampleScript script = new ExampleFiles(pattern.symbol()).script();
      Stream.concat(script.steps().stream(), script.cleanUp().stream())
          .map(ExampleScript.Step::command)
          .filter(c -> c.startsWith("docker "))
          .forEach(all);
    }
    return all.build();
  }

  @ParameterizedTest
  @MethodSource("commands")
  void everyCommandOfTheExamplesIsTakenApart(String command) throws Exception {
    DockerLine line = DockerLine.of(Bindings.shellValues(command, Path.of("").toAbsolutePath()));
    assertTrue(
        List.of(
                "build",
                "run",
                "create",
                "exec",
                "start",
                "stop",
                "restart",
                "kill",
                "rm",
                "rmi",
                "wait",
                "logs",
                "top",
                "ps",
                "inspect",
                "image inspect",
                "network create",
                "network connect",
                "network rm",
                "volume create",
                "volume rm",
                "cp",
                "pull")
            .contains(line.verb()),
        line.verb());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "docker network create --internal cpat-x",
        "docker logs --follow cpat-x",
        "docker rm --forse cpat-x",
        "docker ps && docker ps",
        "ls"
      })
  void whatIsNotCarriedOutIsNotPassedOver(String command) {
    assertThrows(EngineException.class, () -> DockerLine.of(command));
  }

  @Test
  void valuesAndWords() throws Exception {
    DockerLine line = DockerLine.of("docker stop -t 4 cpat-a cpat-b");
    assertEquals(List.of("cpat-a", "cpat-b"), line.words());
    assertEquals("4", line.value("time").orElse(""));
    DockerLine volume = DockerLine.of("docker volume create cpat-v");
    assertEquals("volume create", volume.verb());
    assertEquals("cpat-v", volume.word(0));
    assertThrows(EngineException.class, () -> volume.word(1));
  }
}
