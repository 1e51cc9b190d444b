package cpat.read.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import cpat.read.shell.ShellTree.AndOr;
import cpat.read.shell.ShellTree.If;
import cpat.read.shell.ShellTree.Simple;
import cpat.source.Excerpt;
import cpat.source.Source;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// The grammar: what it reads, and that it reads anything to an end.
class ShellTreeTest {
  private static Optional<ShellTree.Sequence> read(String text) {
    return Shell.tree(Excerpt.of(new Source("x.sh", text)));
  }

  @Test
  void partsKnowTheirPlaces() {
    String text = "set -e\nif [ -n \"$1\" ]; then\n  cd /x && exec \"$@\" >log 2>&1\nfi\n";
    ShellTree last = read(text).orElseThrow().items().getLast().tree();
    If choice = (If) last;
    AndOr chain = (AndOr) choice.arms().getFirst().body().items().getFirst().tree();
    Simple exec = (Simple) chain.right();
    assertEquals("exec \"$@\" >log 2>&1", exec.at().text());
    assertEquals(3, exec.at().first().line());
    assertTrue(exec.redirected());
    assertEquals(2, exec.words().size());
  }

  @Test
  void whatIsNotClosedIsNotUnderstood() {
    for (String text :
        List.of("if true; then", "(", "{ a", "case x in", "a |", "'", "done", "a )")) {
      assertTrue(read(text).isEmpty(), text);
    }
    assertFalse(read("").isEmpty());
  }

  @Test
  void everyPrefixAndDamageComesToAnEnd() throws Exception {
    List<String> texts;
    try (Stream<Path> files = Files.walk(Path.of("src/test"))) {
      texts =
          files
              .filter(f -> f.toString().endsWith(".sh") || f.endsWith("first-process.txt"))
              .map(ShellTreeTest::text)
              .toList();
    }
    assertFalse(texts.isEmpty());
    Random random = new Random(1);
    String signs = "();&|<>{}\"'`$\n\\#=[]!";
    for (String all : texts) {
      String text = all.substring(0, Math.min(all.length(), 3000));
      for (int end = 0; end < text.length(); end += 7) {
        assertTrue(read(text.substring(0, end)).isPresent() || end > 0);
        StringBuilder damaged = new StringBuilder(text.substring(0, end + 1));
        for (int i = 0; i < 3; i++) {
          damaged.setCharAt(
              random.nextInt(damaged.length()), signs.charAt(random.nextInt(signs.length())));
        }
        int most = end + 1;
        read(damaged.toString()).ifPresent(t -> assertTrue(t.at().end() <= most));
      }
    }
    assertTrue(read("(".repeat(5000)).isEmpty());
    assertTrue(read("if a; then ".repeat(5000)).isEmpty());
  }

  private static String text(Path file) {
    try {
      return new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
    } catch (java.io.IOException e) {
      throw new AssertionError(e);
    }
  }
}
