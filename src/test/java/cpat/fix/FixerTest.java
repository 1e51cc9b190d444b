package cpat.fix;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import cpat.report.FixJson;
import cpat.report.FixText;
import cpat.rule.Fix;
import cpat.rule.Hit;
import cpat.rule.Safety;
import cpat.source.Edit;
import cpat.source.Source;
import cpat.source.Span;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// The engine on texts and rules made for it.
class FixerTest {
  private static Hit safe(Hit hit, String text) {
    return hit.fix(Fix.safe("write " + text, new Edit(hit.at(), text)));
  }

  private static List<String> reasons(Fixed fixed) {
    return fixed.withdrawn().stream().map(Fixed.Withdrawn::reason).toList();
  }

  private static Toys ab() {
    return new Toys().file("f", "a a a").word("T001", "a", h -> safe(h, "b"));
  }

  @Test
  void allFixesOfARoundAtOnce() {
    Toys toys = ab().file("g", "xax").file("h", "nothing");
    Fixed fixed = toys.fix(Safety.SAFE);
    assertEquals(Map.of("f", "b b b", "g", "xbx", "h", "nothing"), toys.texts(fixed));
    assertEquals(4, fixed.made().size());
    assertEquals(1, toys.checks);
    assertEquals(2, fixed.changes().size());
    assertTrue(fixed.stable());
  }

  /// What is put in behind `a` belongs behind what `a` becomes: that is a round of its own.
  @Test
  void aBorderIsNotSharedInARound() {
    Toys toys =
        new Toys()
            .file("f", "a")
            .word("T001", "a", h -> safe(h, "b c"))
            .word(
                "T002",
                "a",
                h -> h.fix(Fix.safe("end", Edit.insert(h.at().source(), h.at().end(), "!"))));
    Fixed fixed = toys.fix(Safety.SAFE);
    assertEquals(1, fixed.made().size());
    assertEquals("b c", toys.texts(fixed).get("f"));
  }

  @Test
  void onlyWhatIsAllowedAndTheFirstOfIt() {
    Toys toys =
        new Toys()
            .file("f", "a")
            .word(
                "T001",
                "a",
                h ->
                    h.fix(Fix.show("think"))
                        .fix(Fix.unsafe("write u", new Edit(h.at(), "u")))
                        .fix(Fix.safe("write s", new Edit(h.at(), "s"))));
    assertEquals("s", toys.texts(toys.fix(Safety.SAFE)).get("f"));
    assertEquals("u", toys.texts(toys.fix(Safety.SAFE, Safety.UNSAFE)).get("f"));
    assertTrue(toys.fix().changes().isEmpty());
  }

  @Test
  void overlappingOnesWaitForTheNextRound() {
    Toys toys =
        new Toys()
            .file("f", "abc")
            .word("T001", "ab", h -> safe(h, "A"))
            .word("T002", "bc|c", h -> safe(h, "C"));
    Fixed fixed = toys.fix(Safety.SAFE);
    assertEquals("AC", toys.texts(fixed).get("f"));
    assertEquals(List.of(1, 2), fixed.made().stream().map(Fixed.Made::round).toList());
  }

  /// A finding that waited is told once, as made in the later round.
  @Test
  void machinesGetEachFindingOnce() {
    Toys toys =
        new Toys()
            .file("f", "abc z a")
            .word("T001", "ab", h -> safe(h, "Ab"))
            .word("T002", "bc", h -> h.fix(Fix.safe("C", new Edit(h.at(), "C"))))
            .word("T003", "z", h -> safe(h, "z"))
            .word("T004", "a$", h -> h);
    Checkup before = toys.check(Map.of());
    Set<Safety> allowed = Set.of(Safety.SAFE);
    Fixed fixed = Fixer.fix(toys, before, allowed, _ -> true);
    FixText text = new FixText(fixed, allowed, _ -> true, "");
    String json = FixJson.of(List.of("."), before, fixed, text, _ -> true, false, "1");
    List<String> outcomes =
        json.lines()
            .filter(l -> l.contains("\"outcome\"") || l.contains("\"round\":"))
            .map(l -> l.replaceAll("[ \",]", ""))
            .toList();
    assertEquals(
        List.of(
            "outcome:made",
            "round:1",
            "outcome:made",
            "round:2",
            "outcome:withdrawn",
            "outcome:open"),
        outcomes);
  }

  @Test
  void anInsertionBeforeAReplacement() {
    Toys toys =
        new Toys()
            .file("f", "a")
            .word("T001", "a", h -> safe(h, "b"))
            .word(
                "T002",
                "^[^#]",
                h -> h.fix(Fix.safe("head", Edit.insert(h.at().source(), 0, "#"))));
    assertEquals("#b", toys.texts(toys.fix(Safety.SAFE)).get("f"));
  }

  @Test
  void equalEditsAreMadeOnce() {
    Toys toys =
        new Toys()
            .file("f", "a b")
            .rule(
                "T001",
                all -> {
                  Source f = source(all, "f");
                  Edit head = Edit.insert(f, 0, "head ");
                  return f.text().startsWith("head")
                      ? Stream.of()
                      : Toys.places(f, "[ab]").map(h -> h.fix(Fix.safe("head", head)));
                });
    Fixed fixed = toys.fix(Safety.SAFE);
    assertEquals("head a b", toys.texts(fixed).get("f"));
    assertEquals(2, fixed.made().size());
    assertEquals(List.of(), fixed.withdrawn());
  }

  @Test
  void whatDoesNotMendIsWithdrawn() {
    Toys toys = ab().word("T002", "z", h -> safe(h, "zz")).file("g", "a z a");
    Fixed fixed = toys.fix(Safety.SAFE);
    assertEquals(Map.of("f", "b b b", "g", "b z b"), toys.texts(fixed));
    assertEquals(1, fixed.withdrawn().size());
    assertTrue(
        reasons(fixed).getFirst().startsWith("T002 would be new at g:1:"),
        () -> reasons(fixed).toString());
  }

  @Test
  void withoutEffectIsWithdrawn() {
    Toys toys = new Toys().file("f", "a").word("T001", "[ab]", h -> safe(h, "b"));
    Fixed fixed = toys.fix(Safety.SAFE);
    assertEquals(Map.of(), fixed.changes());
    assertEquals(List.of("the finding would still be there"), reasons(fixed));
    assertTrue(fixed.stable());
  }

  @Test
  void whatBreaksTheFileIsWithdrawnAndTheOthersStay() {
    Toys toys = ab().word("T002", "z", h -> safe(h, "BROKEN")).file("g", "a z");
    Fixed fixed = toys.fix(Safety.SAFE);
    assertEquals(Map.of("f", "b b b", "g", "b z"), toys.texts(fixed));
    assertEquals(List.of("g:1:1 would not read: it is broken"), reasons(fixed));
  }

  @Test
  void aNewFindingOfAnotherRuleElsewhereWithdraws() {
    Toys toys =
        ab().file("g", "quiet")
            .rule(
                "T002",
                all ->
                    source(all, "f").text().startsWith("b")
                        ? Stream.of(Hit.at(source(all, "g").whole(), "f begins with b"))
                        : Stream.of());
    Fixed fixed = toys.fix(Safety.SAFE);
    assertEquals("a b b", toys.texts(fixed).get("f"));
    assertEquals(List.of("T002 would be new at g:1:1: f begins with b"), reasons(fixed));
  }

  @Test
  void aRuleThatCrashesOnTheResultWithdraws() {
    Toys toys =
        ab().rule(
                "T002",
                all -> {
                  if (source(all, "f").text().endsWith("b")) {
                    throw new IllegalStateException();
                  }
                  return Stream.of();
                });
    Fixed fixed = toys.fix(Safety.SAFE);
    assertEquals("b b a", toys.texts(fixed).get("f"));
    assertEquals(List.of("rule T002 fails on the result (a bug of cpat)"), reasons(fixed));
  }

  /// One part of a fix breaks a file: the other part is not made either.
  @Test
  void severalFilesAreChangedTogetherOrNotAtAll() {
    for (String text : List.of("ok", "BROKEN")) {
      Toys toys =
          new Toys()
              .file("f", "a")
              .file("g", "g")
              .word(
                  "T001",
                  "a",
                  h ->
                      h.fix(
                          Fix.safe(
                              "both",
                              new Edit(h.at(), "b"),
                              Edit.insert(new Source("g", "g"), 1, text),
                              Edit.insert(new Source("new", ""), 0, "fresh\n"))));
      Fixed fixed = toys.fix(Safety.SAFE);
      Map<String, String> wanted =
          text.equals("ok")
              ? Map.of("f", "b", "g", "gok", "new", "fresh\n")
              : Map.of("f", "a", "g", "g");
      assertEquals(wanted, toys.texts(fixed));
      fixed.changes().forEach((p, c) -> assertEquals(!p.equals("new"), c.before().isPresent()));
    }
  }

  @Test
  void twoRulesThatUndoEachOtherEnd() {
    Toys toys =
        new Toys()
            .file("f", "a")
            .word("T001", "a", h -> safe(h, "b"))
            .word("T002", "b", h -> safe(h, "a"));
    Fixed fixed = toys.fix(Safety.SAFE);
    assertEquals(Map.of(), fixed.changes());
    assertEquals(1, fixed.withdrawn().size());
    assertTrue(fixed.stable());
  }

  @Test
  void roundsRunOut() {
    Toys toys =
        new Toys()
            .file("f", "a".repeat(12))
            .word(
                "T001",
                "a",
                h -> h.fix(Fix.safe("less", new Edit(h.at().source().whole(), less(h.at())))));
    Fixed fixed = toys.fix(Safety.SAFE);
    assertEquals(10, fixed.rounds());
    assertEquals("aa", toys.texts(fixed).get("f"));
    assertFalse(fixed.stable());
  }

  private static String less(Span at) {
    return at.source().text().substring(1);
  }

  @Test
  void lockedFilesAndOtherTextsAreLeftAlone() {
    Toys toys = ab().file("g", "a").locked("g", "g: write-protected");
    Fixed fixed = toys.fix(Safety.SAFE);
    assertEquals(Map.of("f", "b b b", "g", "a"), toys.texts(fixed));
    assertEquals(List.of("g: write-protected"), reasons(fixed));
    Toys stale =
        new Toys()
            .file("f", "a")
            .word(
                "T001",
                "a",
                h -> h.fix(Fix.safe("x", Edit.insert(new Source("f", "old"), 0, "b"))));
    assertEquals(List.of("it is meant for another text of f"), reasons(stale.fix(Safety.SAFE)));
  }

  /// Many files with one bad fix each: the checks do not grow with the files.
  @Test
  void checksAreFew() {
    Toys toys = new Toys();
    for (int i = 0; i < 500; i++) {
      toys.file("f" + i, "a z a");
    }
    toys.word("T001", "a", h -> safe(h, "b")).word("T002", "z", h -> safe(h, "BROKEN"));
    Fixed fixed = toys.fix(Safety.SAFE);
    assertEquals(1000, fixed.made().size());
    assertEquals(500, fixed.withdrawn().size());
    assertTrue(toys.checks < 10, () -> toys.checks + " checks");
  }

  /// Nobody is to blame by the place: the culprit is found by halves.
  @Test
  void oneOfManyIsFound() {
    Toys toys = new Toys().file("other", "");
    for (int i = 0; i < 500; i++) {
      toys.file("f" + i, "a");
    }
    toys.word("T001", "a", h -> safe(h, "b"))
        .rule(
            "T002",
            all ->
                source(all, "f77").text().equals("b")
                    ? Stream.of(Hit.at(source(all, "other").whole(), "77"))
                    : Stream.of());
    Fixed fixed = toys.fix(Safety.SAFE);
    assertEquals(499, fixed.made().size());
    assertEquals("f77", fixed.withdrawn().getFirst().choice().path());
    assertTrue(toys.checks < 30, () -> toys.checks + " checks");
  }

  private static Source source(Map<String, Source> all, String path) {
    return Optional.ofNullable(all.get(path)).orElseThrow();
  }
}
