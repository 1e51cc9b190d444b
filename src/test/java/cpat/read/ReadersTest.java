package cpat.read;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import cpat.Tables;
import cpat.model.Problem;
import cpat.model.Reading;
import cpat.read.text.CiFiles;
import cpat.read.text.Embedded;
import cpat.read.text.Justfiles;
import cpat.read.text.Makefiles;
import cpat.read.text.Markdown;
import cpat.read.text.PackageJson;
import cpat.read.text.Scripts;
import cpat.read.text.SystemdUnits;
import cpat.source.Excerpt;
import cpat.source.Source;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/// Files in, what they hold out. The first line of an input is the path.
class ReadersTest {
  /// Says what it was asked to read.
  private static final Embedded ECHO =
      new Embedded() {
        @Override
        public Reading dockerfile(Excerpt text) {
          return echo("dockerfile", text);
        }

        @Override
        public Reading yaml(Excerpt text) {
          return echo("yaml", text);
        }

        @Override
        public Reading json(Excerpt text) {
          return echo("json", text);
        }
      };

  private static Reading echo(String kind, Excerpt text) {
    return Reading.unread(kind, new Problem(text.whole(), kind + " " + text.text().strip()));
  }

  private static Reading read(FileKind kind, Excerpt text) {
    return switch (kind) {
      case SHELL -> Scripts.read(text, ECHO);
      case MAKE -> Makefiles.read(text, ECHO);
      case JUST -> Justfiles.read(text, ECHO);
      case PACKAGE_JSON -> PackageJson.read(text, ECHO);
      case MARKDOWN -> Markdown.read(text, ECHO);
      case CI -> CiFiles.read(text, ECHO);
      case SYSTEMD -> SystemdUnits.read(text, ECHO);
      case DOCKERFILE, DOCKERIGNORE, COMPOSE, KUBERNETES, DEVCONTAINER, INSPECT ->
          echo(kind.label(), text);
    };
  }

  @TestFactory
  Stream<DynamicTest> files() throws Exception {
    return Tables.of("readers", ReadersTest::shown);
  }

  private static String shown(String input) {
    int line = input.indexOf('\n');
    String path = input.substring(0, line);
    String text = input.substring(line + 1);
    return Readers.kind(path, text)
        .map(kind -> {
          Reading reading = read(kind, Excerpt.of(new Source(path, text)));
          return kind.label() + "\n" + shown(reading);
        })
        .orElse("nothing");
  }

  private static String shown(Reading reading) {
    return Stream.of(
            reading.scripts().stream()
                .map(s -> "script\n" + Commands.of(s.invocations()).indent(2)),
            reading.workloads().stream()
                .map(w ->
                    w.name()
                        + " "
                        + w.origin().getClass().getSimpleName()
                        + w.runs().stream()
                            .map(Commands::of)
                            .collect(Collectors.joining("\n", "\n", ""))),
            reading.imageBuilds().stream().map(Commands::of),
            reading.problems().stream().map(p -> p.at() + " " + p.message().replace("\n", "\\n")))
        .flatMap(s -> s)
        .map(String::stripTrailing)
        .collect(Collectors.joining("\n"));
  }

  /// Files with what stands inside them, all readers together.
  @TestFactory
  Stream<DynamicTest> whole() throws Exception {
    return Tables.of(
        "whole",
        input -> {
          int line = input.indexOf('\n');
          Source source = new Source(input.substring(0, line), input.substring(line + 1));
          return Readers.read(source, Lookup.NONE, false)
              .map(r -> r.kind() + "\n" + Print.builds(r) + Print.reading(r, false))
              .orElse("nothing");
        });
  }

  @TestFactory
  Stream<DynamicTest> kinds() throws Exception {
    return Tables.of(
        "kinds",
        input ->
            input
                .lines()
                .map(l -> l + " " + Readers.kind(l, "").map(FileKind::label).orElse("-"))
                .collect(Collectors.joining("\n")));
  }

  @TestFactory
  Stream<DynamicTest> sniffed() throws Exception {
    return Tables.of(
        "sniff", input -> Readers.sniff("0123.txt", input).map(FileKind::label).orElse("-"));
  }

  @Test
  void theDeck() throws Exception {
    Path deck = Path.of("src/test/corpus/markdown/deck.md");
    Reading reading =
        Markdown.read(Excerpt.of(new Source("deck.md", Files.readString(deck))), ECHO);
    List<String> images =
        reading.workloads().stream()
            .flatMap(w -> w.runs().stream())
            .flatMap(r -> r.image().stream())
            .map(Object::toString)
            .toList();
    assertEquals(
        List.of(
            "httpd",
            "maven:3.3.3-jdk-8",
            "containerspatterns/rust-launcher",
            "alpine",
            "s2i",
            "httpd:2.4",
            "ubuntu",
            "ubuntu"),
        images.subList(0, Math.min(8, images.size())));
    assertTrue(
        reading.workloads().getFirst().runs().stream()
            .anyMatch(r ->
                r.invocation().orElseThrow().frame().alias()
                    && r.invocation().orElseThrow().frame().definition().equals("mvn")));
  }
}
