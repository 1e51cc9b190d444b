package cpat.files;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;

import cpat.source.Source;
import org.junit.jupiter.api.Test;

class LoadTest {
  private static String load(byte[] bytes) {
    Load.Loaded loaded = Load.bytes(bytes, "f", 100);
    return loaded.source().map(Source::text).orElse("-")
        + loaded.problem().map(p -> " | " + p.at() + ": " + p.message()).orElse("");
  }

  @Test
  void textIsTakenAsItStands() {
    assertEquals("\uFEFFFROM a\r\n", load("\uFEFFFROM a\r\n".getBytes(UTF_8)));
  }

  @Test
  void badBytesAreToldWithTheirPlace() {
    assertEquals(
        "a\n\uFFFDb | f:2:1: not valid UTF-8 from here; read with U+FFFD in place of the bad bytes",
        load(new byte[] {'a', '\n', (byte) 0xC3, 'b'}));
  }

  @Test
  void whatIsNoTextIsRefused() {
    assertEquals("- | f:1:1: a binary file (it has NUL bytes), not read", load(new byte[] {1, 0}));
    assertEquals(
        "- | f:1:1: UTF-16 text, not read: container tools expect UTF-8",
        load(new byte[] {(byte) 0xFF, (byte) 0xFE, 'a', 0}));
    assertEquals(
        "- | f:1:1: larger than 100 B, not read (--max-size raises it)", load(new byte[101]));
  }
}
