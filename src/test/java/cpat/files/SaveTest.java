package cpat.files;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SaveTest {
  @TempDir Path root;

  private Save.Change change(String name, String before, String after) {
    return new Save.Change(root.resolve(name), Optional.of(before), Optional.of(after));
  }

  private void onlyThese(String... names) throws Exception {
    try (Stream<Path> files = Files.list(root)) {
      assertEquals(List.of(names), files.map(f -> f.getFileName().toString()).sorted().toList());
    }
  }

  @Test
  void rightsAndLinksStay() throws Exception {
    Path file = Files.writeString(root.resolve("f"), "a");
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-x--x"));
    Files.createSymbolicLink(root.resolve("link"), Path.of("f"));
    Save.prepared(List.of(change("link", "a", "ä\r\n"))).commit();
    assertEquals("ä\r\n", Files.readString(file));
    assertTrue(Files.isSymbolicLink(root.resolve("link")));
    assertEquals("rwxr-x--x", PosixFilePermissions.toString(Files.getPosixFilePermissions(file)));
    onlyThese("f", "link");
  }

  @Test
  void newAndGone() throws Exception {
    Files.writeString(root.resolve("old"), "a");
    Save.prepared(
            List.of(
                new Save.Change(root.resolve("new"), Optional.empty(), Optional.of("n")),
                new Save.Change(root.resolve("old"), Optional.of("a"), Optional.empty())))
        .commit();
    assertEquals("n", Files.readString(root.resolve("new")));
    onlyThese("new");
  }

  @Test
  void aChangeBetweenReadingAndWritingIsSeen() throws Exception {
    Files.writeString(root.resolve("f"), "a");
    Files.writeString(root.resolve("g"), "a");
    assertThrows(
        Refused.class, () -> Save.prepared(List.of(change("f", "a", "b"), change("g", "x", "b"))));
    onlyThese("f", "g");
    Save save = Save.prepared(List.of(change("f", "a", "b"), change("g", "a", "b")));
    Files.writeString(root.resolve("g"), "meanwhile");
    Refused refused = assertThrows(Refused.class, save::commit);
    assertTrue(refused.toString().endsWith("changed since it was read"), refused::toString);
    assertEquals("a", Files.readString(root.resolve("f")));
    assertEquals("meanwhile", Files.readString(root.resolve("g")));
    onlyThese("f", "g");
  }

  @Test
  void whatCannotBeWritten() throws Exception {
    Files.write(root.resolve("f"), new byte[] {'a', (byte) 0xC0, 'b'});
    assertEquals(
        Optional.of("not valid UTF-8, which writing would change"),
        Save.refusal(root.resolve("f"), Optional.of("a\uFFFDb")));
    assertEquals(
        Optional.of("it exists already, and could not be read"),
        Save.refusal(root.resolve("f"), Optional.empty()));
    assertTrue(Save.refusal(root.resolve("no/f"), Optional.empty()).isPresent());
    assertEquals(Optional.of("no such file"), Save.refusal(root.resolve("x"), Optional.of("a")));
    Files.writeString(root.resolve("bom"), "\uFEFFa");
    assertEquals(Optional.empty(), Save.refusal(root.resolve("bom"), Optional.of("\uFEFFa")));
  }
}
