package cpat.read;

import static org.junit.jupiter.api.Assertions.assertEquals;

import cpat.model.Project;
import cpat.source.Source;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// Links across files: who speaks of an image that the project builds.
class ProjectsTest {
  /// Path, text, path, text…; gives `place image → Dockerfile` for each link.
  private static List<String> links(String... files) {
    Project project =
        Projects.of(
            IntStream.range(0, files.length / 2)
                .mapToObj(i -> new Source(files[2 * i], files[2 * i + 1]))
                .map(s -> Readers.read(s, Lookup.NONE, true).orElseThrow())
                .toList());
    return project.links().stream()
        .map(l -> l.from() + " " + l.image() + " → " + l.build().at().source().path())
        .sorted()
        .toList();
  }

  @Test
  void aComposeBuildLooksInItsContext() {
    assertEquals(
        List.of("deploy/compose.yaml:2:3  → app/prod.Dockerfile"),
        links(
            "app/prod.Dockerfile",
            "FROM a\n",
            "deploy/compose.yaml",
            "services:\n  web:\n    build: {context: ../app, dockerfile: prod.Dockerfile}\n"));
  }

  @Test
  void aTagLeadsToItsDockerfile() {
    assertEquals(
        List.of(
            "build.sh:1:1 shop → app/Dockerfile",
            "compose.yaml:3:12 shop:latest → app/Dockerfile",
            "other/Dockerfile:1:6 shop → app/Dockerfile"),
        links(
            "app/Dockerfile",
            "FROM a\n",
            "build.sh",
            "docker build -t shop app\n",
            "compose.yaml",
            "services:\n  web:\n    image: shop:latest\n",
            "other/Dockerfile",
            "FROM shop\n"));
  }

  @Test
  void aCiFileBuildsFromTheRoot() {
    assertEquals(
        List.of(".github/workflows/ci.yml:4:14 shop → app/Dockerfile"),
        links(
            "app/Dockerfile",
            "FROM a\n",
            ".github/workflows/ci.yml",
            "jobs:\n  b:\n    steps:\n      - run: docker build -t shop -f app/Dockerfile .\n"));
  }

  @Test
  void whatAVariableDecidesIsNoLink() {
    assertEquals(
        List.of(), links("app/Dockerfile", "FROM a\n", "build.sh", "docker build -t shop $DIR\n"));
  }
}
