package cpat.read.dockerfile;

import static cpat.read.dockerfile.DockerfileForm.bases;
import static org.junit.jupiter.api.Assertions.assertEquals;

import cpat.model.Build;
import cpat.model.Stage;
import java.util.List;
import org.junit.jupiter.api.Test;

/// What each stage starts from.
class DockerfileStagesTest {
  @Test
  void imagesAndStages() {
    assertEquals(
        List.of("a:1", "stage 0", "scratch", "stage 1", "stage 1", "0"),
        bases("FROM a:1 AS One\nFROM one AS two\nFROM scratch\nFROM two\nFROM Two\nFROM 0"));
    assertEquals(
        List.of("a", "stage 0", "stage 1"), bases("FROM a AS x\nFROM x AS x\nFROM x AS x"));
    assertEquals(List.of("y", "x"), bases("FROM y\nFROM x AS x"));
  }

  @Test
  void defaultsOfGlobalArguments() {
    assertEquals(
        List.of("reg/node:20-slim", "reg/node"),
        bases("ARG V=20 R=reg\nARG T=\"${V}-slim\"\nFROM $R/node:$T\nARG V=9\nFROM ${R}/node"));
    assertEquals(List.of("? $V"), bases("ARG V\nFROM $V"));
    assertEquals(List.of("n"), bases("ARG V\nFROM ${V:-n}"));
    assertEquals(List.of("? a:$W"), bases("ARG V\nARG W=$V\nFROM a:$W"));
    assertEquals(List.of("b", "a"), bases("FROM b\nARG V=c\nFROM a$V"));
    assertEquals(List.of("alpine"), bases("ARG V=alpine:3.20\nFROM ${V%%:*}"));
    assertEquals(List.of("stage 0"), bases("ARG S=x\nFROM a AS x\nFROM $S").subList(1, 2));
  }

  @Test
  void platformArgumentsAreKnownToTheBuildOnly() {
    assertEquals(List.of("? x-$TARGETARCH"), bases("FROM x-$TARGETARCH"));
    assertEquals(List.of("? ${TARGETARCH:-x}"), bases("ARG TARGETARCH\nFROM ${TARGETARCH:-x}"));
    assertEquals(List.of("x-arm"), bases("ARG TARGETARCH=arm\nFROM x-$TARGETARCH"));
  }

  @Test
  void instructionsBelongToTheirStage() {
    Build build =
        DockerfileForm.build("ARG a\nFROM b AS c\nRUN d\nFROM --platform=x e\nRUN f\nRUN g");
    assertEquals(6, build.statements().size());
    assertEquals(List.of(1, 2), build.stages().stream().map(s -> s.instructions().size()).toList());
    Stage first = build.stages().getFirst();
    assertEquals("c", first.name().orElseThrow().raw());
    assertEquals("FROM b AS c", first.at().text());
  }

  @Test
  void doublingDefaultsAreCutShort() {
    String text = "ARG a=xx\n" + "ARG a=$a$a\n".repeat(60) + "FROM $a\n";
    assertEquals(List.of("? $a"), bases(text));
  }
}
