package cpat.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import cpat.read.yaml.Node;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestInstance;

/// A private engine for a test class: containers of a small image, and the check that nothing
/// stays.
@Tag("engine")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class EngineFixture {
  static final String IMAGE = "busybox:1.37.0";
  static final String LABEL = "dev.cpat.contract";

  Engine engine;
  private Set<String> before = Set.of();

  /// The engine's folder among the private ones.
  abstract String engineName();

  @BeforeAll
  void connect() throws Exception {
    engine = TestEngines.connect(engineName());
  }

  @BeforeEach
  void look() throws Exception {
    before = TestEngines.objects(engine);
  }

  /// Every test leaves the engine as it found it.
  @AfterEach
  void leavesNothing() throws Exception {
    for (Node container : engine.containers().list(true, Filters.label(LABEL))) {
      engine.containers().remove(container.text("Id"));
    }
    assertEquals(before, TestEngines.objects(engine));
  }

  String create(String name, String rest, String... argv) throws EngineException {
    String cmd = String.join("\",\"", argv);
    return engine
        .containers()
        .create(
            name,
            """
            {"Image":"%s","Cmd":["%s"],"Labels":{"%s":"1"}%s}
            """
                .formatted(IMAGE, cmd, LABEL, rest.isEmpty() ? "" : "," + rest));
  }

  String running(String... argv) throws EngineException {
    String id = create("", "", argv);
    engine.containers().start(id);
    return id;
  }

  static final class Text implements Output {
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    @Override
    public void take(boolean error, byte[] bytes, int length) {
      (error ? err : out).write(bytes, 0, length);
    }

    String out() {
      return out.toString(StandardCharsets.UTF_8);
    }

    String err() {
      return err.toString(StandardCharsets.UTF_8);
    }
  }

  static EngineError refused(org.junit.jupiter.api.function.Executable call) {
    return assertThrows(EngineException.class, call).error();
  }

  void ready(String id) throws Exception {
    Text text = new Text();
    for (int i = 0; i < 100 && !text.out().contains("ready"); i++) {
      Thread.sleep(50);
      text = new Text();
      engine.containers().logs(id, false, text);
    }
    assertTrue(text.out().contains("ready"));
  }
}
