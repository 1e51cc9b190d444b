package cpat.source;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import cpat.files.Load;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class SourceTest {
  @Test
  void positionsCountFromOneInUtf16Units() {
    Source source = new Source("f", "a😀b\r\n\nc");
    assertEquals(new Position(1, 4), source.position(3));
    assertEquals(new Position(2, 1), source.position(6));
    assertEquals(new Position(3, 2), source.position(8));
    assertEquals("a😀b", source.line(1));
    assertEquals("", source.line(2));
    assertEquals("c", source.line(3));
    assertEquals("", source.line(4));
    assertEquals("f:3:1", source.span(7, 8).toString());
    assertThrows(IllegalArgumentException.class, () -> source.span(0, 9));
  }

  /// Whatever stretches an excerpt is put together from, each character knows where it stands.
  @Test
  void excerptsKeepPlaces() {
    Random random = new Random(7);
    for (int round = 0; round < 500; round++) {
      StringBuilder text = new StringBuilder();
      for (int i = random.nextInt(60); i >= 0; i--) {
        text.append((char) ('a' + random.nextInt(26)));
      }
      Source source = new Source("f", text.toString());
      Excerpt excerpt = cut(Excerpt.of(source), random);
      // Parts of parts, as with a command in a heredoc in a code block.
      excerpt = cut(excerpt, random);
      for (int i = 0; i < excerpt.length(); i++) {
        assertEquals(String.valueOf(excerpt.charAt(i)), excerpt.span(i, i + 1).text());
      }
    }
  }

  private static Excerpt cut(Excerpt from, Random random) {
    Excerpt.Builder cut = new Excerpt.Builder(from.source());
    int at = 0;
    while (at < from.length()) {
      int start = Math.min(from.length(), at + random.nextInt(4));
      at = Math.min(from.length(), start + 1 + random.nextInt(8));
      cut.append(from, start, at);
    }
    return cut.build();
  }

  /// No edits, same bytes: what is loaded is the file, byte for byte, in every form of line end.
  @Test
  void theSameTextComesBack() throws Exception {
    List<Path> corpus;
    try (Stream<Path> files = Files.walk(Path.of("src/test/corpus"))) {
      corpus = files.filter(Files::isRegularFile).toList();
    }
    for (Path file : corpus) {
      String text = Files.readString(file);
      for (String variant :
          List.of(text, text.replace("\n", "\r\n"), "\uFEFF" + text, text.stripTrailing())) {
        byte[] bytes = variant.getBytes(UTF_8);
        Source loaded = Load.bytes(bytes, file.toString(), 1 << 24).source().orElseThrow();
        assertArrayEquals(bytes, loaded.text().getBytes(UTF_8), file::toString);
        assertEquals(variant, Excerpt.of(loaded).whole().text());
      }
    }
  }
}
