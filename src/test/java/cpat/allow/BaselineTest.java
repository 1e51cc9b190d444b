package cpat.allow;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import cpat.model.Problem;
import cpat.rule.Finding;
import cpat.rule.Fingerprint;
import cpat.rule.Hit;
import cpat.rule.Level;
import cpat.rule.Rule;
import cpat.source.Source;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// Findings known before, and findings on changed lines.
class BaselineTest {
  private static final Rule RULE =
      new Rule(
          "TST001", "a-thing", Level.WARNING, "a thing", BaselineTest.class, _ -> Stream.empty());

  private static List<Finding> findings(String text) {
    Source source = new Source("Dockerfile", text);
    List<Finding> all = new ArrayList<>();
    for (int at = text.indexOf("bad"); at >= 0; at = text.indexOf("bad", at + 1)) {
      all.add(new Finding(RULE, Hit.at(source.span(at, at + 3), "bad")));
    }
    return all;
  }

  private static List<Integer> lines(List<Finding> findings) {
    return findings.stream().map(f -> f.at().first().line()).toList();
  }

  @Test
  void linesAboveMayChange() {
    Baseline baseline = Baseline.of(findings("one bad\n"), List.of());
    assertEquals(List.of(), lines(baseline.rest(findings("new\n\none  bad\n"), List.of()).told()));
    assertEquals(List.of(1), lines(baseline.rest(findings("two bad\n"), List.of()).told()));
  }

  @Test
  void oneMoreOfTheSameIsTold() {
    Baseline baseline = Baseline.of(findings("bad\nbad\n"), List.of());
    Baseline.Rest rest = baseline.rest(findings("bad\nbad\nbad\n"), List.of());
    assertEquals(List.of(3), lines(rest.told()));
    assertEquals(List.of(1, 2), lines(rest.silenced()));
  }

  @Test
  void whatIsGoneIsCounted() {
    assertEquals(
        1,
        Baseline.of(findings("bad\nbad\n"), List.of()).rest(findings("bad\n"), List.of()).gone());
  }

  @Test
  void aFileIsRead() {
    List<Problem> problems = new ArrayList<>();
    String print = Fingerprint.of(findings("one bad\n").getFirst());
    String text = "{\"schema\": \"cpat-baseline/1\", \"findings\": {\"" + print + "\": 2}}";
    Optional<Baseline> read = Baseline.read(new Source("b.json", text), problems);
    assertEquals(Optional.of(Map.of(print, 2)), read.map(Baseline::known));
    assertEquals(List.of(), problems);
  }

  @Test
  void whatIsNoBaselineIsSaid() {
    List<Problem> problems = new ArrayList<>();
    assertEquals(Optional.empty(), Baseline.read(new Source("b.json", "{}"), problems));
    assertEquals(1, problems.size());
    problems.clear();
    String text = "{\"schema\": \"cpat-baseline/1\", \"findings\": {\"x\": -1}}";
    assertTrue(Baseline.read(new Source("b.json", text), problems).isPresent());
    assertEquals(1, problems.size());
  }

  @Test
  void theTextOfTheLineCounts() {
    assertNotEquals(
        Fingerprint.digest(findings("one bad\n").getFirst()),
        Fingerprint.digest(findings("two bad\n").getFirst()));
  }

  @Test
  void changedLines() {
    BitSet lines = new BitSet();
    lines.set(2);
    Changed changed = new Changed(Map.of("Dockerfile", lines), name -> name);
    assertEquals(
        List.of(2), lines(findings("bad\nbad\nbad\n").stream().filter(changed::touches).toList()));
  }

  @Test
  void aNoteOnAChangedLineCounts() {
    BitSet lines = new BitSet();
    lines.set(3);
    Changed changed = new Changed(Map.of("Dockerfile", lines), name -> name);
    Finding first = findings("bad\n\nwhy\n").getFirst();
    Source source = first.at().source();
    assertTrue(!changed.touches(first));
    assertTrue(changed.touches(first.with(first.hit().note(source.span(5, 8), "because"))));
  }
}
