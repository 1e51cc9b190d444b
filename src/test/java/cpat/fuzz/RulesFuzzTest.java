package cpat.fuzz;

import com.code_intelligence.jazzer.junit.FuzzTest;
import cpat.allow.Allowances;
import cpat.model.Reading;
import cpat.patterns.Catalog;
import cpat.read.Lookup;
import cpat.read.Projects;
import cpat.read.Readers;
import cpat.read.Tree;
import cpat.resolve.Images;
import cpat.resolve.Resolution;
import cpat.rule.Detection;
import cpat.source.Source;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// No text makes a detector or a rule crash, whatever the reader made of it.
class RulesFuzzTest {

  private static void check(String name, byte[] bytes) {
    Source source = new Source(name, new String(bytes, StandardCharsets.UTF_8));
    Optional<Reading> reading = Readers.read(source, Lookup.NONE, true);
    if (reading.isEmpty()) {
      return;
    }
    Resolution resolved = new Resolution(Projects.of(List.of(reading.get())), Images.NONE);
    Detection found = Detection.of(Catalog.PATTERNS, Catalog.RULES, resolved, Tree.NONE);
    for (Detection.Failure failure : found.failures()) {
      throw new AssertionError(failure.name() + " crashed", failure.cause());
    }
    Allowances.of(
        found.findings(), List.of(source), reading.get().builds(), Set.of("efe001"), Set.of());
  }

  @FuzzTest(maxDuration = "60s")
  void dockerfile(byte[] bytes) {
    check("Dockerfile", bytes);
  }

  @FuzzTest(maxDuration = "60s")
  void compose(byte[] bytes) {
    check("compose.yaml", bytes);
  }

  @FuzzTest(maxDuration = "60s")
  void kubernetes(byte[] bytes) {
    check("pod.yaml", bytes);
  }

  @FuzzTest(maxDuration = "60s")
  void shell(byte[] bytes) {
    check("run.sh", bytes);
  }

  @FuzzTest(maxDuration = "60s")
  void markdown(byte[] bytes) {
    check("README.md", bytes);
  }
}
