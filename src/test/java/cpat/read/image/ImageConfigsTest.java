package cpat.read.image;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import cpat.model.Image;
import cpat.model.Image.Field;
import cpat.model.ImageConfig;
import cpat.model.ShellKind;
import cpat.source.Source;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ImageConfigsTest {
  private static final String ID = "sha256:" + "4e".repeat(32);

  static final String DOCKER =
      """
      [
        {
          "Id": "%s",
          "RepoTags": ["acme/base:1", "acme/base:latest", "<none>:<none>"],
          "RepoDigests": ["acme/base@sha256:%s"],
          "Architecture": "amd64", "Os": "linux",
          "Config": {
            "User": "app",
            "ExposedPorts": {"80/tcp": {}, "443/tcp": {}},
            "Env": ["PATH=/usr/bin:/bin", "EMPTY="],
            "Cmd": ["nginx", "-g", "daemon off;"],
            "Entrypoint": ["/docker-entrypoint.sh"],
            "Volumes": {"/data": {}},
            "WorkingDir": "/srv",
            "OnBuild": ["RUN echo \\"hi\\""],
            "Labels": {"maintainer": "me"},
            "StopSignal": "SIGQUIT",
            "Shell": ["/bin/bash", "-c"],
            "Healthcheck": {"Test": ["CMD", "true"], "Interval": 30000000000, "Retries": 3}
          },
          "RootFS": {"Type": "layers", "Layers": []}
        }
      ]
      """
          .formatted(ID, "ab".repeat(32));

  static ImageConfigs read(String text) {
    return ImageConfigs.read(new Source("base.json", text), "--image-config base.json");
  }

  private static Image image(String text) {
    ImageConfigs read = read(text);
    assertEquals(List.of(), read.problems());
    assertEquals(1, read.images().size());
    return read.images().getFirst();
  }

  private static String problem(String text) {
    ImageConfigs read = read(text);
    assertEquals(1, read.problems().size(), read::toString);
    return read.problems().getFirst().at() + " " + read.problems().getFirst().message();
  }

  @Test
  void everyFieldOfDocker() {
    Image image = image(DOCKER);
    assertEquals(
        new ImageConfig(
            List.of("/docker-entrypoint.sh"),
            List.of("nginx", "-g", "daemon off;"),
            List.of("PATH=/usr/bin:/bin", "EMPTY="),
            "app",
            "/srv",
            List.of("80/tcp", "443/tcp"),
            List.of("/data"),
            Map.of("maintainer", "me"),
            "SIGQUIT",
            List.of("/bin/bash", "-c"),
            Optional.of(
                new ImageConfig.Health(List.of("CMD", "true"), 30_000_000_000L, 0, 0, 0, 3)),
            List.of("RUN echo \"hi\""),
            "linux"),
        image.config());
    assertEquals(Set.of(), image.unknown());
    assertEquals("acme/base:1", image.reference());
    assertEquals("--image-config base.json", image.by());
    assertFalse(image.assumed());
  }

  @Test
  void namesAnswerWhoseImageItIs() {
    Image image = image(DOCKER);
    for (String mine :
        List.of(
            "acme/base:1",
            "acme/base",
            "docker.io/acme/base:latest",
            "acme/base@sha256:" + "ab".repeat(32),
            ID,
            "4e4e4e4e4e4e")) {
      assertTrue(image.isNamed(mine), mine);
    }
    for (String other :
        List.of("acme/base:2", "base:1", "quay.io/acme/base:1", "4e4e", "<none>:<none>", "")) {
      assertFalse(image.isNamed(other), other);
    }
    Image local =
        image("{\"Id\": \"x\", \"RepoTags\": [\"localhost/web:latest\"], \"Config\": {}}");
    assertTrue(local.isNamed("web"));
  }

  @Test
  void whatAnEngineLeavesOutIsNotSet() {
    Image image = image("{\"Id\": \"" + ID + "\", \"Config\": {\"Cmd\": null}}");
    assertEquals(Set.of(), image.unknown());
    assertEquals(ImageConfig.EMPTY, image.config());
    assertEquals(ID, image.reference());
    assertEquals(ImageConfig.EMPTY, image("{\"Id\": \"x\", \"Config\": null}").config());
  }

  @Test
  void whatAPersonLeavesOutIsNotKnown() {
    for (String text :
        List.of("{\"Config\":{\"Entrypoint\":[\"x\"]}}", "{\"Entrypoint\": [\"x\"]} // mine")) {
      Image image = image(text);
      assertEquals(List.of("x"), image.config().entrypoint());
      assertTrue(image.knows(Field.ENTRYPOINT));
      assertEquals(EnumSet.complementOf(EnumSet.of(Field.ENTRYPOINT)), image.unknown());
    }
    assertTrue(image("{\"Cmd\": null}").knows(Field.CMD), "null says that it is not set");
  }

  @Test
  void ociConfiguration() {
    Image image =
        image(
            """
            {"architecture": "arm64", "os": "linux",
             "config": {"Entrypoint": ["/app"], "User": "65532"}, "rootfs": {"type": "layers"}}
            """);
    assertEquals(List.of("/app"), image.config().entrypoint());
    assertEquals("65532", image.config().user());
    assertEquals(Set.of(), image.unknown());
    assertEquals(
        ImageConfig.EMPTY, image("{\"architecture\": \"arm64\", \"os\": \"linux\"}").config());
    Image windows = image("{\"architecture\": \"amd64\", \"os\": \"windows\", \"config\": {}}");
    assertEquals(ShellKind.CMD, windows.shell());
  }

  /// `podman image inspect` has User and health beside `Config`, and neither SHELL nor ONBUILD.
  @Test
  void podman() {
    Image image =
        image(
            """
            [{"Id": "4e4e", "RepoTags": ["localhost/web:latest"], "NamesHistory": [],
              "Config": {"User": "9", "Cmd": ["sh"]}, "User": "9", "Os": "linux",
              "HealthCheck": {"Test": ["CMD-SHELL", "true"], "Timeout": 5}}]
            """);
    assertEquals(Set.of(Field.SHELL, Field.ONBUILD), image.unknown());
    assertEquals(5, image.config().healthcheck().orElseThrow().timeout());
  }

  @Test
  void aTextStandsForAListOfOne() {
    assertEquals(List.of("a b"), image("{\"Entrypoint\": \"a b\"}").config().entrypoint());
  }

  @Test
  void wrongKindsAreProblemsAtTheirPlace() {
    ImageConfigs read =
        read("{\"Id\": \"x\", \"Config\": {\n\"Entrypoint\": 7,\n\"Cmd\": [1], \"User\": {}}}");
    assertEquals(
        List.of("base.json:2:15", "base.json:3:8", "base.json:3:21"),
        read.problems().stream().map(p -> p.at().toString()).toList());
    assertEquals(
        Set.of(Field.ENTRYPOINT, Field.CMD, Field.USER), read.images().getFirst().unknown());
    assertTrue(problem("{\"Labels\": {\"a\": 1}}").startsWith("base.json:1:18 `a` is not a text"));
    assertTrue(problem("{\"Labels\": []}").contains("`Labels`"));
    assertTrue(problem("{\"Healthcheck\": {\"Interval\": \"x\"}}").contains("`Interval`"));
    assertTrue(problem("{\"Healthcheck\": 1}").contains("`Healthcheck`"));
    assertTrue(problem("{\"ExposedPorts\": 80}").contains("`ExposedPorts`"));
    assertTrue(problem("{\"Config\": 1}").contains("`Config` is not an object"));
  }

  @Test
  void whatIsNoImageIsSaid() {
    assertTrue(problem("").contains("the file is empty"));
    assertTrue(problem("[]").contains("no image was found"));
    assertTrue(problem("7").contains("an object"));
    assertTrue(problem("[[]]").startsWith("base.json:1:2 an object"));
    assertTrue(problem("{}").contains("nothing here"));
    assertTrue(problem("{\"a\": 1}").contains("nothing here"));
    assertTrue(problem("{\"Id\": \"x\", \"State\": {}, \"Config\": {}}").contains("a container"));
    assertTrue(problem("{\"schemaVersion\": 2, \"layers\": []}").contains("a manifest"));
    assertTrue(problem("[".repeat(100_000)).contains("not JSON"));
    assertTrue(problem("FROM scratch").contains("not JSON"));
  }

  @Test
  void everyPrefixGivesAProblemAndNoFact() {
    String text = DOCKER.strip();
    for (int i = 0; i < text.length(); i++) {
      ImageConfigs read = read(text.substring(0, i));
      assertEquals(List.of(), read.images());
      assertFalse(read.problems().isEmpty());
    }
  }
}
