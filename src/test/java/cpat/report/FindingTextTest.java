package cpat.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import cpat.rule.Finding;
import cpat.rule.Level;
import cpat.rule.Report;
import cpat.rule.Use;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

/// The report for people: what is shown, how often, in which order.
class FindingTextTest {
  private static String text(Report report, boolean verbose) {
    return new Text(List.of(), Style.PLAIN, verbose).of(report);
  }

  private static int count(String text, String part) {
    return text.split(java.util.regex.Pattern.quote(part), -1).length - 1;
  }

  @Test
  void aFindingIsShownAsRustcShowsAnError() {
    Finding finding =
        Toy.finding(
            "EFE001",
            Level.ERROR,
            Toy.hit("java -jar \"x.jar\"", "the shell stays")
                .note(Toy.at(Toy.COMPOSE, "image: b"), "built here")
                .fix(cpat.rule.Fix.show("think")));
    assertEquals(
        """
        error[EFE001]: the shell stays
         --> app é/Dockerfile:4:12
          |
        4 | ENTRYPOINT java -jar "x.jar"
          |            ^^^^^^^^^^^^^^^^^
          = note: compose.yaml:3: built here
          = fix (show): think
          = more: cpat explain EFE001

        """,
        new FindingText(Style.PLAIN, false).of(List.of(finding)));
  }

  @Test
  void doubtIsSaidAndAnUnsureErrorIsAWarning() {
    String text = text(Toy.everything(), false);
    assertTrue(text.contains("warning[EFE002] (likely): an error, perhaps"), text);
    assertTrue(text.contains("misapplied[ECC] (likely): both"), text);
    assertTrue(text.contains("\n1 error · 3 warnings · 2 notes · 2 of 3 files read"), text);
    assertTrue(text.indexOf("error[EFE001]") < text.indexOf("warning[EFE002]"), text);
    assertTrue(text.indexOf("warning[CS009]") < text.indexOf("note[X001]"), text);
  }

  @Test
  void codesOfOtherToolsWithMoreDetail() {
    assertTrue(text(Toy.everything(), true).contains("  = also: DL0000, Some|Check\n"));
    assertEquals(0, count(text(Toy.everything(), false), "= also"));
  }

  @Test
  void ofARuleWithMuchToSayTheFirstFew() {
    String text = text(Toy.many(10), false);
    assertEquals(3, count(text, "warning[CS009]"));
    assertTrue(text.contains("+ 7 more CS009 toy-rule-cs009 (-v)\n"), text);
    assertEquals(10, count(text(Toy.many(10), true), "warning[CS009]"));
  }

  @Test
  void theSameWordsAreSaidOnce() {
    List<Finding> findings =
        List.of("FROM", "COPY", "ENTRYPOINT").stream()
            .map(t -> Toy.finding("CS009", Level.WARNING, Toy.hit(t, "the same")))
            .toList();
    String text = text(Toy.report(findings, List.of()), false);
    assertEquals(1, count(text, "warning[CS009]"));
    assertTrue(text.contains("= the same: app é/Dockerfile:2, app é/Dockerfile:4\n"), text);
  }

  @Test
  void misappliedUsesAreGroupedToo() {
    List<Use> uses =
        List.of("FROM", "COPY", "ENTRYPOINT").stream()
            .map(t -> Use.misapplied("CS", "stage " + t, Toy.at(Toy.DOCKERFILE, t), "the same"))
            .toList();
    String text = text(Toy.report(List.of(), uses), false);
    assertEquals(1, count(text, "misapplied[CS]"));
    assertTrue(text.contains("= the same: app é/Dockerfile:2, app é/Dockerfile:4\n"), text);
    assertEquals(3, count(text(Toy.report(List.of(), uses), true), "misapplied[CS]"));
  }

  /// The statement of COPY goes on over lines 2 and 3.
  @Test
  void aMisappliedUseIsToldOnlyWhereNoFindingOfItsPatternSpeaksOfIt() {
    Use use = Use.misapplied("CS", "stage final", Toy.at(Toy.DOCKERFILE, "COPY a b"), "reason");
    assertEquals(0, told(use, "CS009", "/x"));
    assertEquals(1, told(use, "CS009", "ENTRYPOINT"));
    assertEquals(1, told(use, "CS009", "FROM"));
    assertEquals(1, told(use, "DFD009", "/x"));
    Use elsewhere =
        Use.misapplied("CS", "stage final", Toy.at(Toy.DOCKERFILE, "FROM"), "reason")
            .because(Toy.at(Toy.DOCKERFILE, "COPY a b"), "evidence");
    assertEquals(0, told(elsewhere, "CS009", "/x"));
  }

  private static int told(Use use, String rule, String at) {
    Finding finding = Toy.finding(rule, Level.NOTE, Toy.hit(at, "message"));
    return Told.of(Toy.report(List.of(finding), List.of(use))).misapplied().size();
  }

  /// What a finding tells counts as the finding does.
  @Test
  void whatIsToldCounts() {
    Use use = Use.misapplied("CS", "s", Toy.at(Toy.DOCKERFILE, "COPY a b"), "reason");
    Finding note = Toy.finding("CS009", Level.NOTE, Toy.hit("COPY", "message"));
    assertTrue(Told.of(Toy.report(List.of(), List.of(use))).reaches(Level.WARNING));
    assertEquals(false, Told.of(Toy.report(List.of(note), List.of(use))).reaches(Level.WARNING));
    assertEquals(
        false, Told.of(Toy.report(List.of(), List.of(use.possible()))).reaches(Level.WARNING));
    Finding likely = Toy.finding("CS009", Level.ERROR, Toy.hit("COPY", "message").likely());
    assertEquals(false, Told.of(Toy.report(List.of(likely), List.of())).reaches(Level.ERROR));
    assertTrue(Told.of(Toy.report(List.of(likely), List.of())).reaches(Level.WARNING));
  }

  @Test
  void theFirstScreenHasAHandful() {
    String all = new Glance(Style.PLAIN).of(Toy.everything());
    assertEquals(
        List.of("EFE001", "EFE002", "CS009", "ECC", "+"),
        all.lines().map(l -> l.strip().split(" +", -1)[0]).toList());
    assertTrue(all.endsWith("  + 2 notes\n"), all);
    String many = new Glance(Style.PLAIN).of(Toy.many(10));
    assertEquals(6, many.lines().count());
    assertTrue(many.endsWith("  + 5 more warnings\n"), many);
    assertEquals("", new Glance(Style.PLAIN).of(Toy.report(List.of(), List.of())));
    assertTrue(all.toLowerCase(Locale.ROOT).contains("(likely)"));
  }
}
