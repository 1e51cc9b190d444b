package cpat.files;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WalkTest {
  @TempDir Path root;

  private void file(String path, String text) throws Exception {
    Path file = root.resolve(path);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }

  private List<String> walk(Walk walk) {
    List<String> met = new ArrayList<>();
    walk.each(e -> met.add(e.relative()));
    return met;
  }

  @Test
  void hiddenFoldersAreWalkedInNameOrder() throws Exception {
    file(".devcontainer/devcontainer.json", "{}");
    file("b/Dockerfile", "");
    file("a/Dockerfile", "");
    file("Makefile", "");
    assertEquals(
        List.of("Makefile", ".devcontainer/devcontainer.json", "a/Dockerfile", "b/Dockerfile"),
        walk(new Walk(root, List.of(), List.of())));
  }

  @Test
  void linksVendoredAndIgnoredAreCounted() throws Exception {
    file(".gitignore", "*.log\n/build/\n!keep.log\ndocs/*.tmp\n");
    file("a.log", "");
    file("keep.log", "");
    file("build/Dockerfile", "");
    file("sub/build/Dockerfile", "");
    file("docs/x.tmp", "");
    file("docs/sub/x.tmp", "");
    file("node_modules/x/Dockerfile", "");
    file(".git/config", "");
    Files.createSymbolicLink(root.resolve("loop"), root);
    Walk walk = new Walk(root, List.of(), List.of());
    assertEquals(
        List.of(".gitignore", "keep.log", "docs/sub/x.tmp", "sub/build/Dockerfile"), walk(walk));
    assertEquals(Map.of("gitignored", 3, "links", 1, "vendored", 2), walk.skipped());
  }

  @Test
  void includeAndExclude() throws Exception {
    file("a/Dockerfile", "");
    file("a/test/Dockerfile", "");
    file("b/compose.yaml", "");
    assertEquals(
        List.of("a/Dockerfile"),
        walk(new Walk(root, List.of("Dockerfile*"), List.of("**/test/**"))));
    assertEquals(List.of("b/compose.yaml"), walk(new Walk(root, List.of(), List.of("a"))));
  }

  @Test
  void globs() {
    assertEquals(true, Globs.matches("**/x/*.yml", "x/a.yml"));
    assertEquals(true, Globs.matches("**/x/*.yml", "a/b/x/a.yml"));
    assertEquals(false, Globs.matches("*/x.yml", "a/b/x.yml"));
    assertEquals(true, Globs.matches("a/**", "a/b/c"));
    assertEquals(true, Globs.matches("[!a-c]?.t*", "dx.txt"));
    assertEquals(false, Globs.matches("[!a-c]?.t*", "bx.txt"));
    assertEquals(true, Globs.matches("\\*a", "*a"));
    assertEquals(true, Globs.matches("**/*a*b/**/c", "x/aab/y/z/c"));
    // A pattern of many stars must not take exponential time.
    assertEquals(false, Globs.matches("*a".repeat(40) + "b", "a".repeat(4000)));
  }
}
