package cpat.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/// A current Docker, which has a registry of its own to pull from.
class DockerEngineTest extends EngineContract {
  @Override
  String engineName() {
    return TestEngines.DOCKER;
  }

  @Test
  void pullsFromARegistry() throws Exception {
    engine.images().remove("httpd:2.4.65");
    assertFalse(engine.images().has("httpd:2.4.65"));
    List<String> lines = new ArrayList<>();
    engine.images().pull("httpd:2.4.65", lines::add);
    assertTrue(engine.images().has("httpd:2.4.65"));
    assertTrue(lines.stream().anyMatch(l -> l.contains("Pull complete")), lines::toString);
    EngineError error =
        assertThrows(
                EngineException.class, () -> engine.images().pull("cpat-no-such-image", _ -> {}))
            .error();
    // With a network it is the registry's "denied", without one that nothing answers.
    assertEquals("POST /images/create", error.call());
    assertFalse(error.message().isEmpty());
  }
}
