package cpat.fuzz;

import com.code_intelligence.jazzer.junit.FuzzTest;
import cpat.CaseFiles;
import cpat.FixLaws;
import cpat.source.Source;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

/// No text makes a fix crash, change something twice, or break what read before.
class FixFuzzTest {
  private static void fix(String name, byte[] bytes) {
    Source source = new Source(name, new String(bytes, StandardCharsets.UTF_8));
    FixLaws.holdOfAnything(new CaseFiles(Map.of(name, source), List.of()));
  }

  @FuzzTest(maxDuration = "60s")
  void dockerfile(byte[] bytes) {
    fix("Dockerfile", bytes);
  }

  @FuzzTest(maxDuration = "60s")
  void compose(byte[] bytes) {
    fix("compose.yaml", bytes);
  }

  @FuzzTest(maxDuration = "60s")
  void kubernetes(byte[] bytes) {
    fix("pod.yaml", bytes);
  }

  @FuzzTest(maxDuration = "60s")
  void shell(byte[] bytes) {
    fix("run.sh", bytes);
  }

  @FuzzTest(maxDuration = "60s")
  void markdown(byte[] bytes) {
    fix("README.md", bytes);
  }

  @FuzzTest(maxDuration = "60s")
  void dockerignore(byte[] bytes) {
    Source ignore = new Source(".dockerignore", new String(bytes, StandardCharsets.UTF_8));
    Source build = new Source("Dockerfile", "FROM busybox:1.37.0\nCOPY . /app\nCMD [\"ls\"]\n");
    FixLaws.holdOfAnything(
        new CaseFiles(Map.of("Dockerfile", build, ".dockerignore", ignore), List.of(".git/")));
  }
}
