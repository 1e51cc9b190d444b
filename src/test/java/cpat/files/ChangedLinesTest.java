package cpat.files;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Which lines a change touched, asked of a real git.
class ChangedLinesTest {
  @TempDir private Path folder;

  @BeforeEach
  void repository() throws Exception {
    git("init", "-q", "-b", "main");
    Files.writeString(folder.resolve("a"), "1\n2\n3\n4\n");
    Files.createDirectories(folder.resolve("sub dir"));
    Files.writeString(folder.resolve("sub dir/b é"), "1\n2\n");
    git("add", ".");
    commit();
  }

  private void commit() throws Exception {
    git("-c", "user.name=x", "-c", "user.email=x@example.com", "commit", "-qm", "x");
  }

  private void git(String... words) throws Exception {
    new Git(folder).ask(words);
  }

  private Map<String, BitSet> since(String revision) throws IOException {
    return ChangedLines.since(folder, revision);
  }

  @Test
  void changedAddedAndRemovedLines() throws Exception {
    Files.writeString(folder.resolve("a"), "1\ntwo\n3\n4\n5\n6\n");
    assertEquals("{a={2, 5, 6}}", since("HEAD").toString());
    Files.writeString(folder.resolve("a"), "1\n4\n");
    assertEquals("{a={1, 2}}", since("HEAD").toString());
  }

  @Test
  void oddNamesAndNewFiles() throws Exception {
    Files.writeString(folder.resolve("sub dir/b é"), "1\nzwei\n");
    Files.writeString(folder.resolve("new"), "1\n");
    Map<String, BitSet> changed = since("HEAD");
    assertTrue(changed.toString().contains("sub dir/b é={2}"));
    assertTrue(changed.getOrDefault("new", new BitSet()).get(1_000));
    assertEquals(2, changed.size());
  }

  @Test
  void fromASubfolder() throws Exception {
    Files.writeString(folder.resolve("sub dir/b é"), "eins\n2\n");
    Files.writeString(folder.resolve("a"), "one\n2\n3\n4\n");
    Map<String, BitSet> changed = ChangedLines.since(folder.resolve("sub dir"), "HEAD");
    assertEquals("{b é={1}}", changed.toString());
  }

  /// A file that went elsewhere changed where its text changed, and nowhere else.
  @Test
  void renamedFilesChangedByTheirLines() throws Exception {
    Files.writeString(folder.resolve("a"), "1\n2\n3\n4\n5\n6\n7\n8\n9\n");
    git("add", ".");
    commit();
    git("mv", "a", "moved");
    assertEquals("{}", since("HEAD").toString());
    Files.writeString(folder.resolve("moved"), "1\n2\n3\nfour\n5\n6\n7\n8\n9\n");
    assertEquals("{moved={4}}", since("HEAD").toString());
    git("mv", "moved", "sub dir/moved");
    git("config", "diff.renames", "false");
    git("config", "diff.relative", "false");
    assertEquals("{moved={4}}", ChangedLines.since(folder.resolve("sub dir"), "HEAD").toString());
    git("config", "diff.relative", "true");
    assertEquals("{sub dir/moved={4}}", since("HEAD").toString());
    assertEquals("{moved={4}}", ChangedLines.since(folder.resolve("sub dir"), "HEAD").toString());
  }

  @Test
  void namesThatGitWritesAsStrings() throws Exception {
    for (String name : List.of("quo\"te", "back\\slash", "new\nline", "tab\there", "bell\7", "b")) {
      Files.writeString(folder.resolve(name), "1\n2\n");
      git("add", ".");
      commit();
      Files.writeString(folder.resolve(name), "1\nzwei\n");
      assertEquals(Map.of(name, BitSet.valueOf(new long[] {4})), since("HEAD"), name);
      git("add", ".");
      commit();
    }
  }

  @Test
  void comparedIsWhereTheBranchBegan() throws Exception {
    git("switch", "-qc", "topic");
    Files.writeString(folder.resolve("a"), "1\n2\n3\nfour\n");
    git("add", ".");
    commit();
    git("switch", "-q", "main");
    Files.writeString(folder.resolve("sub dir/b é"), "other\n2\n");
    git("add", ".");
    commit();
    git("switch", "-q", "topic");
    assertEquals("{a={4}}", since("main").toString());
  }

  @Test
  void whatIsNoRevision() {
    assertThrows(IOException.class, () -> since("nowhere"));
    assertThrows(IOException.class, () -> since("--output=x"));
  }

  @Test
  void aDiffThatIsCutOffIsReadAsFarAsItGoes() {
    Map<String, BitSet> changed = new HashMap<>();
    ChangedLines.read("+++ b/a\n@@ -1 +1 @@\n-x\n+y\n@@ -1", changed);
    assertEquals("{a={1}}", changed.toString());
  }

  @Test
  void nothingOfTheRepositoryRuns() throws Exception {
    Path mark = folder.resolve("ran");
    git("config", "diff.external", "touch " + mark);
    git("config", "core.fsmonitor", "touch " + mark);
    Files.writeString(folder.resolve("a"), "x\n");
    since("HEAD");
    assertEquals(List.of(), Files.exists(mark) ? List.of("ran") : List.of());
  }

  @Test
  void linesThatLookLikeHeadersAreLines() throws Exception {
    Files.writeString(folder.resolve("a"), "1\n2\n3\n4\n++ b/other\n5\r@@ -0,0 +1,9 @@\n");
    assertEquals("{a={5, 6}}", since("HEAD").toString());
  }

  @Test
  void theUsersSettingsOfDiffDoNotCount() throws Exception {
    git("config", "diff.interHunkContext", "9");
    git("config", "diff.noprefix", "true");
    git("config", "color.ui", "always");
    Files.writeString(folder.resolve("a"), "one\n2\n3\nfour\n");
    assertEquals("{a={1, 4}}", since("HEAD").toString());
  }
}
