package cpat.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import cpat.patterns.Catalog;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// `cpat rules` and `cpat explain RULE`: rules are found by id, name and other tools' codes.
class RulesTest {
  @TempDir Path root;

  private Programs.Outcome cpat(String... line) {
    return Programs.run(root, line);
  }

  private String out(String... line) {
    Programs.Outcome outcome = cpat(line);
    assertEquals(0, outcome.code(), outcome::err);
    return outcome.out();
  }

  private String refused(String... line) {
    Programs.Outcome outcome = cpat(line);
    assertEquals(2, outcome.code(), outcome::out);
    assertEquals(1, outcome.err().lines().count());
    return outcome.err();
  }

  @Test
  void allRules() {
    String out = out("rules");
    Catalog.RULES.forEach(r -> assertTrue(out.contains("\n" + r.id()) || out.startsWith(r.id())));
    assertTrue(out.contains("CS001   add-instead-of-copy"), out);
    assertTrue(out.contains(" fix: always safe\n        ADD of a plain local file"), out);
    assertTrue(out.contains("\n" + Catalog.RULES.size() + " rule"), out);
  }

  @Test
  void rulesByAWord() {
    for (String word :
        List.of("cs", "CS001", "dl3020", "CKV_DOCKER_4", "instead-of", "Surprises")) {
      assertTrue(out("rules", word).contains("CS001   add-instead-of-copy"), word);
    }
    assertFalse(out("rules", "efe").contains("CS001"));
    assertFalse(out("rules", "cs", "efe").contains("CS001"));
    assertTrue(refused("rules", "DL3021x").startsWith("cpat: no rule for `DL3021x`"));
    assertTrue(
        refused("rules", "ad-instead-of-copy").contains("did you mean `add-instead-of-copy`?"));
  }

  /// They stand in lists with commas and in tables with bars. KICS and semgrep have no codes: what
  /// they look for has names.
  @Test
  void codesCanStandInLists() {
    for (var rule : Catalog.RULES) {
      for (String code : rule.codes()) {
        assertTrue(code.matches("KICS( [A-Za-z0-9'()-]+)+|semgrep [a-z-]+|[A-Za-z0-9_-]+"), code);
      }
    }
    assertTrue(out("rules", "kics add instead of copy").contains("CS001"));
  }

  @Test
  void forPrograms() {
    String json = out("rules", "cs001", "--format", "json");
    assertTrue(json.startsWith("{\n  \"schema\": \"cpat-rules/1\",\n"), json);
    assertTrue(json.contains("\"page\": \"src/main/java/cpat/patterns/cs/AddInsteadOfCopy.md\""));
    String markdown = out("rules", "cs001", "--format", "markdown");
    assertTrue(markdown.contains("| CS001 | add-instead-of-copy | warning | always safe |"));
    assertEquals(2, cpat("rules", "--format", "yaml").code());
  }

  @Test
  void aRuleIsExplainedByAnyOfItsNames() {
    for (String name : List.of("CS001", "cs001", "add-instead-of-copy", "dl3020", "DS-0005")) {
      String out = out("explain", name);
      assertTrue(out.startsWith("\nCS001 add-instead-of-copy\n"), out);
      assertTrue(out.contains("\nWhy\n"), out);
      assertFalse(out.contains("a file and a folder"), out);
    }
    assertTrue(out("explain", "CS001", "--cases").contains("a file and a folder"));
  }

  @Test
  void everyPageIsThere() {
    Catalog.RULES.forEach(r -> assertTrue(out("explain", r.id()).startsWith("\n" + r.id() + " ")));
  }

  @Test
  void nearMisses() throws Exception {
    assertTrue(
        refused("explain", "add-insted-of-copy").contains("did you mean `add-instead-of-copy`?"));
    assertTrue(refused("explain", "CKV_DOCKR_4").contains("did you mean `CKV_DOCKER_4`?"));
    assertTrue(
        refused("explain", "cs")
            .contains("cs is a pattern: cpat show cs, or its rules: cpat rules cs"));
    assertTrue(refused("explain").contains("needs a line"));
    Files.writeString(root.resolve("Dockerfile"), "FROM a\n");
    assertTrue(refused("explain", "Dockerfile").contains("needs a line"));
  }

  @Test
  void theFindingsOfALine() throws Exception {
    Files.writeString(root.resolve("Dockerfile"), "FROM debian:12\nADD a /x/\nADD b /y/\n");
    String out = out("explain", "--engine", "none", "Dockerfile:3");
    assertTrue(out.contains("\nwarning[CS001]: ADD copies `b`"), out);
    assertTrue(out.contains("  = also: DL3020"), out);
    assertFalse(out.contains("ADD copies `a`"), out);
    assertFalse(out("explain", "--engine", "none", "Dockerfile:1").contains("CS001"));
  }
}
