package cpat.fuzz;

import com.code_intelligence.jazzer.junit.FuzzTest;
import cpat.allow.SettingsFile;
import cpat.files.Globs;
import cpat.model.Problem;
import cpat.model.Reading;
import cpat.read.FileKind;
import cpat.read.Lookup;
import cpat.read.Readers;
import cpat.read.dockerfile.DockerIgnore;
import cpat.read.image.ImageConfigs;
import cpat.source.Excerpt;
import cpat.source.Source;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Optional;
import java.util.Set;

/// Any bytes give a reading: no reader throws, hangs, or names a place outside its text. In the
/// tests the seeds are read; `make fuzz` looks for more, a minute for each.
class ReadersFuzzTest {

  private static void read(FileKind kind, String name, byte[] bytes) {
    Source source = new Source(name, new String(bytes, StandardCharsets.UTF_8));
    Reading reading = Readers.read(kind, Excerpt.of(source), Lookup.NONE);
    for (Problem problem : reading.problems()) {
      if (problem.at().source() == source && problem.at().end() > source.text().length()) {
        throw new AssertionError(problem.toString());
      }
    }
  }

  @FuzzTest(maxDuration = "60s")
  void dockerfile(byte[] bytes) {
    read(FileKind.DOCKERFILE, "Dockerfile", bytes);
  }

  @FuzzTest(maxDuration = "60s")
  void dockerignore(byte[] bytes) {
    Source source = new Source(".dockerignore", new String(bytes, StandardCharsets.UTF_8));
    DockerIgnore.read(Excerpt.of(source)).excludes("a/b/c.txt");
  }

  @FuzzTest(maxDuration = "60s")
  void compose(byte[] bytes) {
    read(FileKind.COMPOSE, "compose.yaml", bytes);
  }

  @FuzzTest(maxDuration = "60s")
  void kubernetes(byte[] bytes) {
    read(FileKind.KUBERNETES, "pod.yaml", bytes);
  }

  @FuzzTest(maxDuration = "60s")
  void devcontainer(byte[] bytes) {
    read(FileKind.DEVCONTAINER, "devcontainer.json", bytes);
  }

  @FuzzTest(maxDuration = "60s")
  void shell(byte[] bytes) {
    read(FileKind.SHELL, "run.sh", bytes);
  }

  @FuzzTest(maxDuration = "60s")
  void make(byte[] bytes) {
    read(FileKind.MAKE, "Makefile", bytes);
  }

  @FuzzTest(maxDuration = "60s")
  void just(byte[] bytes) {
    read(FileKind.JUST, "justfile", bytes);
  }

  @FuzzTest(maxDuration = "60s")
  void packageJson(byte[] bytes) {
    read(FileKind.PACKAGE_JSON, "package.json", bytes);
  }

  @FuzzTest(maxDuration = "60s")
  void markdown(byte[] bytes) {
    read(FileKind.MARKDOWN, "README.md", bytes);
  }

  @FuzzTest(maxDuration = "60s")
  void ci(byte[] bytes) {
    read(FileKind.CI, ".github/workflows/ci.yml", bytes);
  }

  @FuzzTest(maxDuration = "60s")
  void systemd(byte[] bytes) {
    read(FileKind.SYSTEMD, "app.container", bytes);
  }

  @FuzzTest(maxDuration = "60s")
  void inspect(byte[] bytes) {
    read(FileKind.INSPECT, "inspect.json", bytes);
  }

  @FuzzTest(maxDuration = "60s")
  void imageConfig(byte[] bytes) {
    ImageConfigs.read(new Source("c.json", new String(bytes, StandardCharsets.UTF_8)), "a file");
  }

  @FuzzTest(maxDuration = "60s")
  void settings(byte[] bytes) {
    Source source = new Source(".cpat.toml", new String(bytes, StandardCharsets.UTF_8));
    SettingsFile.Language none =
        new SettingsFile.Language() {
          @Override
          public String near(String word, Collection<String> known) {
            return "";
          }

          @Override
          public Optional<String> mistake(String glob) {
            return Globs.mistake(glob);
          }
        };
    SettingsFile.read(source, Set.of("efe001"), none, new ArrayList<>());
  }
}
