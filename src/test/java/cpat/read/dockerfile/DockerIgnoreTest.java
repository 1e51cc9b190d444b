package cpat.read.dockerfile;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import cpat.source.Excerpt;
import cpat.source.Source;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Which of some paths a .dockerignore keeps from the build.
class DockerIgnoreTest {
  private static DockerIgnore read(String text) {
    return DockerIgnore.read(Excerpt.of(new Source(".dockerignore", text)));
  }

  private static List<String> excluded(String rules, String... paths) {
    DockerIgnore ignore = read(rules);
    return Stream.of(paths).filter(ignore::excludes).toList();
  }

  @Test
  void plainNames() {
    assertEquals(List.of("a", "a/b"), excluded("a", "a", "a/b", "b/a", "ab"));
    assertEquals(List.of("a"), excluded("/a/", "a", "b/a"));
    assertEquals(List.of("a/b"), excluded(" ./a//x/../b/ ", "a", "a/b"));
    assertEquals(List.of(), excluded("#a\n\n.\n/\n", "a", "#a", ".", "/"));
    assertEquals(List.of("#a"), excluded(" #a", "a", "#a"));
    assertEquals(List.of("a", "b"), excluded("\ufeffa\r\nb\r\n", "a", "b", "c"));
    assertEquals(List.of("./a", "/a", "b/../a"), excluded("a", "./a", "/a", "b/../a"));
  }

  @Test
  void wildcards() {
    assertEquals(List.of("x.go", "d.go/y"), excluded("*.go", "x.go", "a/x.go", "d.go/y"));
    assertEquals(List.of("ab", "a\u00e9"), excluded("a?", "a", "ab", "a/", "abc", "a\u00e9"));
    assertEquals(List.of("x.go", "a/b/x.go"), excluded("**/*.go", "x.go", "a/b/x.go", "xgo"));
    assertEquals(List.of("a/x", "a/b/x"), excluded("a/**", "a", "a/x", "a/b/x"));
    assertEquals(List.of("a/x", "a/b/c/x"), excluded("a/**/x", "a/x", "a/b/c/x", "x"));
    assertEquals(List.of("x", "a/x"), excluded("**/x", "x", "a/x", "ax"));
    assertEquals(List.of("x", "a/x", "ax"), excluded("**x", "x", "a/x", "ax", "xa"));
    assertEquals(List.of("a", "a/b"), excluded("**", "a", "a/b"));
    assertEquals(List.of("b", "z"), excluded("[^a]", "a", "b", "z", "bb"));
    assertEquals(List.of("a", "c", "-"), excluded("[ac\\-]", "a", "b", "c", "-"));
    assertEquals(List.of("a*"), excluded("a\\*", "a*", "ab"));
    assertEquals(List.of("a.b"), excluded("a.b*", "a.b", "axb"));
    assertEquals(
        List.of("bin/ebug", "binXebug"),
        excluded("bin\\Debug", "bin/Debug", "bin/ebug", "binXebug", "bin1ebug"));
  }

  @Test
  void theLastRuleThatFitsDecides() {
    assertEquals(List.of("a", "a/b"), excluded("a\n!a/c", "a", "a/b", "a/c", "a/c/d"));
    assertEquals(List.of("a/c"), excluded("!a/c\na/c", "a/c", "a/b"));
    assertEquals(List.of("b"), excluded("*\n! a", "a", "a/x", "b"));
    assertEquals(
        List.of("README-x.md"),
        excluded("*.md\n!README*.md\nREADME-x.md", "README.md", "README-x.md"));
  }

  @Test
  void rulesKnowTheirPlaces() {
    DockerIgnore.Rule rule = read("# c\n  !/a/../b  \n").rules().getFirst();
    assertEquals("!/a/../b", rule.written().raw());
    assertEquals("b", rule.cleaned());
    assertEquals(2, rule.written().at().first().line());
  }

  @ParameterizedTest
  @ValueSource(strings = {"!", "! ", "!/", "[", "[a", "[]", "a[]b]", "[a-]", "[-a]", "a\\", "\\R"})
  void refused(String pattern) {
    assertFalse(read("ok\n" + pattern).problems().isEmpty(), pattern);
    assertEquals(List.of("ok"), excluded("ok\n" + pattern, "ok"));
  }
}
