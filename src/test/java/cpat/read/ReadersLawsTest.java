package cpat.read;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import cpat.model.Reading;
import cpat.model.Run;
import cpat.source.Excerpt;
import cpat.source.Source;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/// What holds for any text, whatever kind it is taken for.
class ReadersLawsTest {
  private static final List<FileKind> KINDS =
      List.of(
          FileKind.SHELL,
          FileKind.MAKE,
          FileKind.JUST,
          FileKind.PACKAGE_JSON,
          FileKind.MARKDOWN,
          FileKind.CI,
          FileKind.SYSTEMD,
          FileKind.INSPECT);

  private static void total(String text) {
    Source source = new Source("t", text);
    Readers.sniff("t", text);
    for (FileKind kind : KINDS) {
      Reading reading = Readers.read(kind, Excerpt.of(source), Lookup.NONE);
      for (Run run : reading.workloads().stream().flatMap(w -> w.runs().stream()).toList()) {
        assertSame(source, run.at().source());
        run.settings().forEach(s -> assertSame(source, s.value().at().source()));
      }
    }
    for (String name : List.of("t.rst", "t.adoc", "t.ps1", "t.bat", "t.container")) {
      Source named = new Source(name, text);
      FileKind kind = FileNames.kind(name).orElseThrow();
      Readers.read(kind, Excerpt.of(named), Lookup.NONE);
    }
  }

  private static List<Path> corpus() throws Exception {
    List<Path> all;
    try (Stream<Path> files = Files.walk(Path.of("src/test/corpus"))) {
      all =
          files
              .filter(Files::isRegularFile)
              .filter(f ->
                  Stream.of("shell", "make", "markdown", "ci", "systemd")
                      .anyMatch(d -> f.toString().contains("corpus/" + d + "/")))
              .sorted()
              .toList();
    }
    return all;
  }

  @TestFactory
  Stream<DynamicTest> everyPrefix() throws Exception {
    return corpus().stream()
        .map(file ->
            DynamicTest.dynamicTest(
                file.toString(),
                () -> {
                  String text = Files.readString(file);
                  int step = Math.max(1, text.length() / 300);
                  for (int end = 0; end <= text.length(); end += step) {
                    total(text.substring(0, end));
                    total(text.substring(end));
                  }
                }));
  }

  @TestFactory
  Stream<DynamicTest> windowsLineEnds() throws Exception {
    return corpus().stream()
        .map(file ->
            DynamicTest.dynamicTest(
                file.toString(),
                () -> {
                  String text = Files.readString(file);
                  assertEquals(
                      shown(file.toString(), text),
                      shown(file.toString(), text.replace("\n", "\r\n")));
                }));
  }

  private static List<String> shown(String path, String text) {
    FileKind kind = Readers.sniff(path, text).orElseThrow();
    Reading reading = Readers.read(kind, Excerpt.of(new Source(path, text)), Lookup.NONE);
    return Stream.concat(
            reading.workloads().stream().flatMap(w -> w.runs().stream()).map(Commands::of),
            reading.imageBuilds().stream().map(Commands::of))
        .map(s -> s.replace("\r", ""))
        .toList();
  }

  @Test
  void randomTexts() {
    String alphabet =
        "ab:-=[]{}()<>`~#>$%@+|&;\"'\\\n\n\t  docker run -v a:b FROM Service Exec script:";
    Random random = new Random(2);
    for (int n = 0; n < 5_000; n++) {
      StringBuilder text = new StringBuilder();
      for (int i = random.nextInt(80); i > 0; i--) {
        text.append(alphabet.charAt(random.nextInt(alphabet.length())));
        if (random.nextInt(12) == 0) {
          text.append(random.nextBoolean() ? "docker run " : "\n```\n");
        }
      }
      total(text.toString());
    }
  }

  @TestFactory
  Stream<DynamicTest> longTexts() {
    return Stream.of(
            "$(X",
            "$(",
            "```\n",
            "> ",
            "- ",
            "docker run \\\n",
            "a:\n\t",
            "{{",
            "<pre>",
            "\"",
            "X=$(X)\n",
            "`",
            "[-v ",
            "docker run $A ",
            "alias a='docker run b' ",
            "::\n\n ",
            "----\n",
            "[Service]\nExecStart=a\\\n",
            "a=(",
            "cat <<A\n",
            "docker build - <<A\nA\n")
        .map(piece ->
            DynamicTest.dynamicTest(
                piece,
                () ->
                    assertTimeoutPreemptively(
                        Duration.ofMinutes(2), () -> total(piece.repeat(20_000)))));
  }
}
