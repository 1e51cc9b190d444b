package cpat.read.image;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import cpat.files.Shipped;
import cpat.model.Image;
import cpat.model.Image.Field;
import cpat.model.ImageConfig;
import cpat.model.ShellKind;
import cpat.source.Source;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class OfficialImagesTest {
  private static final Path TABLE = Path.of("src/main/java/cpat/facts/official-images.tsv");

  private static Image find(String reference) throws Exception {
    return Shipped.officialImages()
        .find(reference)
        .orElseThrow(() -> new AssertionError(reference));
  }

  private static void empty(String reference) throws Exception {
    assertEquals(Optional.empty(), Shipped.officialImages().find(reference), reference);
  }

  @Test
  void variants() throws Exception {
    Image node = find("node:22-slim");
    assertEquals(List.of("docker-entrypoint.sh"), node.config().entrypoint());
    assertEquals(List.of("node"), node.config().cmd());
    assertEquals(ShellKind.DASH, node.shell());
    assertEquals(ShellKind.BUSYBOX, find("node:22-alpine3.23").shell());
    assertEquals(ShellKind.BASH, find("fedora").shell());
    assertEquals("SIGQUIT", find("nginx").config().stopSignal());
    assertEquals("SIGWINCH", find("httpd:2.4").config().stopSignal());
    assertEquals("SIGINT", find("postgres:16").config().stopSignal());
    assertEquals("SIGUSR1", find("haproxy:3.0-alpine").config().stopSignal());
    assertEquals(List.of("php-fpm"), find("php:8.3-fpm-alpine").config().cmd());
    assertEquals(List.of("apache2-foreground"), find("php:8-apache").config().cmd());
    assertEquals("/go", find("golang:1.25").config().workdir());
    assertEquals(List.of("jshell"), find("eclipse-temurin:21").config().cmd());
    assertEquals(List.of("/bin/bash"), find("eclipse-temurin:21-jre").config().cmd());
    assertEquals("65532", find("gcr.io/distroless/static-debian12:nonroot").config().user());
    assertEquals(ShellKind.NONE, find("gcr.io/distroless/base").shell());
    assertEquals(
        ShellKind.NONE, find("mcr.microsoft.com/dotnet/aspnet:9.0-noble-chiseled").shell());
  }

  @Test
  void formsOfANameAndWhoseItIs() throws Exception {
    for (String same :
        List.of(
            "node",
            "library/node",
            "docker.io/node",
            "docker.io/library/node:latest",
            "index.docker.io/library/node",
            "node:22@sha256:" + "0".repeat(64))) {
      assertEquals(List.of("node"), find(same).config().cmd(), same);
    }
    for (String other :
        List.of(
            "acme/node",
            "quay.io/node",
            "localhost/node",
            "quay.io/library/node",
            "node@sha256:" + "0".repeat(64),
            "node:${VERSION}",
            "${BASE}",
            "node:6-slim",
            "golang:1.25-nanoserver",
            "scratch",
            "distroless/static",
            "")) {
      empty(other);
    }
  }

  @Test
  void saysWhatItDoesNotKnowAndThatItAssumes() throws Exception {
    Image node = find("docker.io/node:22");
    assertEquals(
        Set.of(
            Field.ENVIRONMENT,
            Field.PORTS,
            Field.VOLUMES,
            Field.LABELS,
            Field.HEALTHCHECK,
            Field.ONBUILD),
        node.unknown());
    assertTrue(node.assumed());
    assertTrue(
        node.by().matches("the table of official images of 20\\d\\d-\\d\\d-\\d\\d"), node.by());
    assertEquals("docker.io/node:22", node.reference());
    Image perl = find("perl:5");
    assertTrue(perl.knows(Field.ENTRYPOINT) && !perl.knows(Field.CMD));
  }

  /// Every row is read and reached: none is behind another that takes all its tags.
  @Test
  void theTableIsWhole() throws Exception {
    OfficialImages table = Shipped.officialImages();
    assertEquals(List.of(), table.problems());
    Set<String> repositories =
        table.rows().stream().map(OfficialImage::repository).collect(Collectors.toSet());
    assertTrue(repositories.size() >= 60, repositories::toString);
    Set<String> closed = new HashSet<>();
    List<String> wrong = new ArrayList<>();
    for (OfficialImage row : table.rows()) {
      if (closed.contains(row.repository())) {
        wrong.add("never reached: " + row.line());
      }
      if (row.tags().contains("*")) {
        closed.add(row.repository());
      }
      if (!row.asked().isEmpty() && table.find(row.asked()).isEmpty()) {
        wrong.add("its own reference is not judged: " + row.line());
      }
      Optional<OfficialImage> first =
          table.rows().stream()
              .filter(r -> r.fits(row.repository(), row.asked().replaceFirst(".*:", "")))
              .findFirst();
      if (!row.asked().isEmpty() && !first.equals(Optional.of(row))) {
        wrong.add("another row takes its reference: " + row.line());
      }
      if (row.source().isEmpty() || !row.date().matches("20\\d\\d-\\d\\d-\\d\\d")) {
        wrong.add("no source or date: " + row.line());
      }
    }
    assertEquals(List.of(), wrong);
    List<String> lines =
        Files.readAllLines(TABLE).stream().filter(l -> !l.startsWith("#")).toList();
    assertEquals(lines, table.rows().stream().map(OfficialImage::line).toList());
  }

  @Test
  void badRowsAreProblemsAtTheirPlace() {
    String good = "a\t*\t[\"x\"]\t\t\t\t\tdash\t\t\t2026-01-01\tmemory";
    OfficialImages read =
        OfficialImages.read(
            new Source(
                "t.tsv", "# head\n" + good + "\nb\t*\n" + good.replace("[\"x\"]", "[") + "\r\n"));
    assertEquals(1, read.rows().size());
    assertEquals(
        List.of("t.tsv:3:1", "t.tsv:4:1"),
        read.problems().stream().map(p -> p.at().toString()).toList());
    for (int i = 0; i < good.length(); i++) {
      OfficialImages.read(new Source("t.tsv", good.substring(0, i))).find("a");
    }
  }

  @Test
  void refreshedKeepsWhatTheRowLeavesOpen() {
    OfficialImage row =
        OfficialImage.parse("a\t*\t[\"x\"]\t?\t\t\t\tdash\t\ta:1\t2026-01-01\tmemory")
            .orElseThrow();
    ImageConfig config =
        new ImageConfig(
            List.of("y\"\\"),
            List.of("cmd"),
            List.of(),
            "u",
            "/",
            List.of(),
            List.of(),
            java.util.Map.of(),
            "SIGINT",
            List.of(),
            Optional.empty(),
            List.of(),
            "linux");
    Image image = new Image("a:1", config, Set.of(), ShellKind.BASH, "the engine", false);
    OfficialImage fresh = row.refreshed(image, "2027-02-03");
    assertEquals(
        "a\t*\t[\"y\\\"\\\\\"]\t?\tu\t\tSIGINT\tbash\t\ta:1\t2027-02-03\timage a:1", fresh.line());
    assertEquals(Optional.of(fresh), OfficialImage.parse(fresh.line()));
    assertTrue(!fresh.saysSame(row) && row.saysSame(row));
  }
}
