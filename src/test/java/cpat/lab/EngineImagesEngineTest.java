package cpat.lab;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import cpat.engine.Build;
import cpat.engine.Engine;
import cpat.engine.EngineException;
import cpat.engine.Tar;
import cpat.engine.TestEngines;
import cpat.files.ImageArchive;
import cpat.model.Image;
import cpat.model.Image.Field;
import cpat.model.ImageConfig;
import cpat.model.ShellKind;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// What engines say of their images, asked over the API and read from the archives they save.
@Tag("engine")
class EngineImagesEngineTest {
  static final String NAME = "cpat-look-test:1";

  @TempDir Path folder;

  static List<String> engines() {
    return TestEngines.ALL;
  }

  static void build(Engine engine, String name, String dockerfile) throws EngineException {
    build(engine, name, dockerfile, engine.buildKit());
  }

  private static void build(Engine engine, String name, String dockerfile, boolean buildKit)
      throws EngineException {
    Build build = new Build(List.of(name), "Dockerfile", "", Map.of(), Map.of(), buildKit);
    engine
        .images()
        .build(
            build,
            out -> {
              Tar tar = new Tar(out);
              tar.file("Dockerfile", 0644, dockerfile.getBytes(StandardCharsets.UTF_8));
              tar.file("x", 0644, new byte[] {'x'});
              tar.end();
            },
            _ -> {});
  }

  private static final String DOCKERFILE =
      """
      FROM scratch
      COPY x /x
      ENV A=b
      ENTRYPOINT ["/x"]
      CMD ["--serve"]
      USER 65532
      WORKDIR /srv
      EXPOSE 80
      VOLUME /data
      LABEL mine=yes
      STOPSIGNAL SIGUSR1
      """;

  @ParameterizedTest
  @MethodSource("engines")
  void configurationAndShell(String name) throws Exception {
    Engine engine = TestEngines.connect(name);
    Set<String> before = TestEngines.objects(engine);
    EngineImages images = new EngineImages(engine, name);
    try {
      build(engine, NAME, DOCKERFILE);
      Image image = images.find(NAME).orElseThrow();
      checkConfig(image);
      assertEquals("the engine " + name, image.by());
      assertTrue(image.isNamed(NAME) && image.isNamed("cpat-look-test:1"));
      assertEquals(ShellKind.NONE, images.shell(image));
      assertEquals(Optional.empty(), images.find("cpat-no-such:1"));
      assertEquals(ShellKind.DASH, shell(images, "debian:12.12-slim"));
      assertEquals(ShellKind.BUSYBOX, shell(images, "busybox:1.37.0"));
      assertEquals(ShellKind.DASH, shell(images, "httpd:2.4.65"));

      Path saved = save(engine, NAME);
      Image read = only(saved);
      checkConfig(read);
      assertTrue(read.isNamed(NAME), () -> read.names().toString());
      assertEquals(ShellKind.NONE, read.shell());
      assertEquals(ShellKind.BUSYBOX, only(save(engine, "busybox:1.37.0")).shell());
      assertEquals(ShellKind.DASH, only(save(engine, "debian:12.12-slim")).shell());
    } finally {
      remove(engine, NAME);
    }
    assertEquals(before, TestEngines.objects(engine));
  }

  private static ShellKind shell(EngineImages images, String reference) throws Exception {
    return images.shell(images.find(reference).orElseThrow());
  }

  private static void checkConfig(Image image) {
    ImageConfig config = image.config();
    assertEquals(List.of("/x"), config.entrypoint());
    assertEquals(List.of("--serve"), config.cmd());
    assertEquals("65532", config.user());
    assertEquals("/srv", config.workdir());
    assertEquals("SIGUSR1", config.stopSignal());
    assertEquals(List.of("80/tcp"), config.ports());
    assertEquals(List.of("/data"), config.volumes());
    assertEquals("yes", config.labels().get("mine"));
    assertTrue(config.environment().contains("A=b"), config::toString);
    assertTrue(image.knows(Field.ENTRYPOINT) && image.knows(Field.ENVIRONMENT));
  }

  /// SHELL, ONBUILD and HEALTHCHECK exist in Docker's format alone. Where an engine does not tell
  /// them they are not known, never not set.
  @ParameterizedTest
  @MethodSource("engines")
  void dockersOwnFields(String name) throws Exception {
    Engine engine = TestEngines.connect(name);
    Set<String> before = TestEngines.objects(engine);
    try {
      build(
          engine,
          NAME,
          DOCKERFILE
              + "SHELL [\"/x\", \"-c\"]\nONBUILD RUN x\n"
              + "HEALTHCHECK --interval=7s CMD [\"/x\"]\n");
      Image image = new EngineImages(engine, name).find(NAME).orElseThrow();
      ImageConfig config = image.config();
      assertTrue(!image.knows(Field.SHELL) || config.shell().equals(List.of("/x", "-c")));
      assertTrue(!image.knows(Field.ONBUILD) || config.onBuild().equals(List.of("RUN x")));
      assertTrue(
          !image.knows(Field.HEALTHCHECK)
              || config.healthcheck().map(h -> h.interval() == 7_000_000_000L).orElse(false));
      if (engine.kind() == Engine.Kind.DOCKER) {
        assertEquals(Set.of(), image.unknown());
      }
    } finally {
      remove(engine, NAME);
    }
    assertEquals(before, TestEngines.objects(engine));
  }

  private Path save(Engine engine, String reference) throws Exception {
    Path file = folder.resolve("saved.tar");
    try (OutputStream out = Files.newOutputStream(file)) {
      engine.images().save(List.of(reference), out);
    }
    return file;
  }

  private static Image only(Path archive) {
    ImageArchive.Contents contents = ImageArchive.open(archive, "saved.tar", "saved.tar");
    assertEquals(List.of(), contents.problems());
    assertEquals(1, contents.images().size());
    return contents.images().getFirst();
  }

  static void remove(Engine engine, String name) throws EngineException {
    if (engine.images().has(name)) {
      engine.images().remove(name);
    }
  }
}
