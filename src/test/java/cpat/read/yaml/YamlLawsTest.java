package cpat.read.yaml;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import cpat.model.Reading;
import cpat.read.DevContainers;
import cpat.read.Lookup;
import cpat.read.Print;
import cpat.read.compose.Compose;
import cpat.read.compose.DotEnv;
import cpat.read.kubernetes.Kubernetes;
import cpat.source.Excerpt;
import cpat.source.Source;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// What holds for any text: no exception, places inside the text, no long waits.
class YamlLawsTest {
  private static final Path CORPUS = Path.of("src/test/corpus");
  private static final List<String> KINDS = List.of("compose", "kubernetes", "devcontainer");

  /// A scalar's excerpt says what the scalar says; children lie within their parents unless they
  /// come from an alias.
  static void check(Node node) {
    switch (node) {
      case Node.Scalar s -> assertEquals(s.text(), s.excerpt().text(), () -> s.at() + "");
      case Node.Sequence s -> s.items().forEach(YamlLawsTest::check);
      case Node.Mapping m ->
          m.entries()
              .forEach(e -> {
                assertTrue(
                    e.at().start() <= e.key().at().start() || e.key().at().end() <= e.at().end());
                check(e.key());
                check(e.value());
              });
    }
  }

  private static void readAll(String text) {
    Excerpt excerpt = Excerpt.of(new Source("a/docker-compose.yml", text));
    Yaml yaml = Yaml.read(excerpt);
    yaml.documents().forEach(YamlLawsTest::check);
    Json.read(excerpt).root().ifPresent(YamlLawsTest::check);
    Reading nothing = Reading.of("dockerfile").build();
    new Compose(Lookup.NONE, (_, _) -> nothing).read(yaml);
    new Kubernetes((_, _) -> nothing).read(yaml);
    DevContainers.read(excerpt);
    DotEnv.read(excerpt);
  }

  /// The file extends, includes and overrides itself.
  private static void readTwice(String text) {
    readAll(text);
    Excerpt excerpt = Excerpt.of(new Source("a/docker-compose.yml", text));
    Lookup self = path -> Optional.of(new Source(path, text));
    new Compose(self, (_, _) -> Reading.of("dockerfile").build()).merge(List.of(excerpt, excerpt));
  }

  private static List<String> corpus() throws Exception {
    List<String> texts = new ArrayList<>();
    for (String kind : KINDS) {
      try (Stream<Path> files = Files.list(CORPUS.resolve(kind))) {
        for (Path file : files.filter(f -> !f.toString().endsWith(".read")).sorted().toList()) {
          texts.add(Files.readString(file));
        }
      }
    }
    assertFalse(texts.isEmpty());
    return texts;
  }

  @Test
  void everyPrefix() throws Exception {
    for (String text : corpus()) {
      for (int i = 0; i <= text.length(); i++) {
        readAll(text.substring(0, i));
      }
    }
  }

  @Test
  void damaged() throws Exception {
    var random = new Random(1);
    String signs = "{}[]:,-&*!|>'\"%@`#?\n\t \\$\u0000\uD83D\uDE00~<.";
    for (String text : corpus()) {
      for (int round = 0; round < 150; round++) {
        var damaged = new StringBuilder(text);
        for (int i = 0; i <= round % 5; i++) {
          int at = random.nextInt(damaged.length());
          char c = signs.charAt(random.nextInt(signs.length()));
          if (random.nextBoolean()) {
            damaged.setCharAt(at, c);
          } else {
            damaged.insert(at, c);
          }
        }
        readTwice(damaged.toString());
      }
    }
  }

  @Test
  void noise() {
    var random = new Random(2);
    String signs = "ab: -\n{}[]&*!|>'\"%#?,\t$\r\u0085\u2028\uFEFF\uD800\u0007é😀<";
    for (int round = 0; round < 3_000; round++) {
      var text = new StringBuilder();
      for (int i = random.nextInt(60); i > 0; i--) {
        text.append(signs.charAt(random.nextInt(signs.length())));
      }
      readTwice(text.toString());
    }
  }

  @Test
  void lineEndsAndMarkChangeNothing() throws Exception {
    for (String text : corpus()) {
      Excerpt plain = Excerpt.of(new Source("f", text));
      Excerpt windows = Excerpt.of(new Source("f", "\uFEFF" + text.replace("\n", "\r\n")));
      assertEquals(nodes(plain), nodes(windows));
    }
  }

  private static List<String> nodes(Excerpt text) {
    return Yaml.read(text).documents().stream().map(Print::node).toList();
  }

  private static void quick(String text) {
    assertTimeoutPreemptively(Duration.ofMinutes(2), () -> readTwice(text), text.substring(0, 20));
  }

  @Test
  void bombs() {
    var laughs = new StringBuilder("a0: &a0 [x, x]\n");
    for (int i = 1; i < 40; i++) {
      String b = "*a" + (i - 1);
      laughs.append("a%d: &a%d [%s]\n".formatted(i, i, String.join(",", List.of(b, b, b, b, b))));
    }
    quick(laughs.toString());
    var merges = new StringBuilder("a0: &a0 {x: 1, y: 2}\n");
    var chain = new StringBuilder("a0: &a0 [x]\n");
    for (int i = 1; i < 5_000; i++) {
      merges.append("a%d: &a%d {<<: *a%d, k%d: 1}\n".formatted(i, i, i - 1, i));
      chain.append("a%d: &a%d [*a%d]\n".formatted(i, i, i - 1));
    }
    quick(merges.toString());
    quick(chain.toString());
  }

  @Test
  void deepNesting() {
    int deep = 100_000;
    for (String open : List.of("[", "{a: ", "{", "- ", "? ", "{{", "{\"a\":", "[{", "!a ", "&a ")) {
      quick(open.repeat(deep));
    }
    quick("[".repeat(deep) + "]".repeat(deep));
    var indented = new StringBuilder();
    for (int i = 0; i < 2_000; i++) {
      indented.append(" ".repeat(i)).append("a:\n");
    }
    quick(indented.toString());
    quick("services: {web: {image: \"" + "${A:-".repeat(deep) + "}".repeat(deep) + "\"}}");
    quick("services: {web: {image: '" + "${A".repeat(deep) + "'}}");
  }

  @Test
  void longChainsOfExtends() {
    var text = new StringBuilder("services:\n");
    for (int i = 0; i < 2_000; i++) {
      text.append(
          "  s%d: {image: a, ports: ['%d:80'], extends: s%d}\n".formatted(i, i, (i + 1) % 2_000));
    }
    quick(text.toString());
  }
}
