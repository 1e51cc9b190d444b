package cpat.resolve;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import cpat.engine.Engine;
import cpat.engine.TestEngines;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Engines are asked what they make of Dockerfiles and run lines, and the resolver must have said
/// the same of every field: images are built, containers created and never started.
@Tag("engine")
class ResolverMatrixEngineTest {
  private static final int GENERATED = 80;

  @ParameterizedTest
  @CsvSource({
    TestEngines.DOCKER + ", 4, 700",
    TestEngines.OLD_DOCKER + ", 2, 250",
  })
  void enginesAgree(String name, int runsEach, int atLeast) throws Exception {
    Engine engine = TestEngines.connect(name);
    Set<String> before = TestEngines.objects(engine);
    MatrixEngine made = new MatrixEngine(engine);
    Matrix matrix = new Matrix(made, name.equals(TestEngines.DOCKER), runsEach);
    try (ExecutorService pool = Executors.newFixedThreadPool(4)) {
      made.open();
      List<MatrixCase> cases = new ArrayList<>(MatrixCase.table());
      cases.addAll(new DockerfileGenerator(4).cases(GENERATED));
      List<Future<?>> running = new ArrayList<>();
      for (int i = 0; i < cases.size(); i++) {
        MatrixCase next = cases.get(i);
        int number = i;
        if (next.tag().isPresent()) {
          matrix.check(next, number);
        } else {
          running.add(pool.submit(() -> matrix.check(next, number)));
        }
      }
      for (Future<?> future : running) {
        future.get();
      }
    } finally {
      made.close();
    }
    System.out.println("resolver matrix on " + name + ": " + matrix.figures());
    assertEquals("", String.join("\n", matrix.differences()));
    assertTrue(matrix.containers() >= atLeast, matrix::figures);
    assertEquals(before, TestEngines.objects(engine));
  }
}
