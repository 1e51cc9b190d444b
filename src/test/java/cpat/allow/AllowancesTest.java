package cpat.allow;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import cpat.model.Reading;
import cpat.read.Lookup;
import cpat.read.Readers;
import cpat.rule.Finding;
import cpat.rule.Hit;
import cpat.rule.Level;
import cpat.rule.Rule;
import cpat.source.Source;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// Comments that let findings pass: ours and other tools'; where they reach, what is said of them.
class AllowancesTest {
  private static final Rule FOUND =
      new Rule(
          "TST001",
          "found-word",
          Level.WARNING,
          "the word `bad` is there",
          List.of("DL9999", "WordIsBad", "KICS Word Is Bad"),
          AllowancesTest.class,
          _ -> Stream.empty());

  private static final Set<String> KNOWN = Set.of("tst001", "found-word", "tst", "efe001");

  /// Every `bad` of the text is a finding; the lines that are still told come back.
  private static List<Integer> told(String path, String text) {
    return result(path, text).told().stream().map(f -> f.at().first().line()).toList();
  }

  private static List<String> problems(String path, String text) {
    return result(path, text).problems().stream()
        .map(p -> p.at().first().line() + ": " + p.message())
        .toList();
  }

  private static Allowances result(String path, String text) {
    Source source = new Source(path, text);
    Reading reading = Readers.read(source, Lookup.NONE, true).orElseThrow();
    List<Finding> findings = new ArrayList<>();
    for (int at = text.indexOf("bad"); at >= 0; at = text.indexOf("bad", at + 1)) {
      findings.add(new Finding(FOUND, Hit.at(source.span(at, at + 3), "bad")));
    }
    return Allowances.of(
        findings, List.of(source), reading.builds(), KNOWN, Set.of("tst001", "found-word", "tst"));
  }

  @Test
  void theNextInstructionWithItsContinuedLines() {
    String text =
        """
        FROM debian:12
        # cpat: allow TST001 -- it is meant
        RUN echo bad \\
            && echo bad
        RUN echo bad
        """;
    assertEquals(List.of(5), told("Dockerfile", text));
    assertEquals(List.of(), problems("Dockerfile", text));
  }

  @Test
  void byNameByPatternAndSeveral() {
    for (String name : List.of("found-word", "tst", "EFE001, found-word", "TST001 EFE001")) {
      String text = "FROM debian:12\n# cpat: allow " + name + " -- it is meant\nRUN echo bad\n";
      assertEquals(List.of(), told("Dockerfile", text), name);
    }
  }

  @Test
  void aHereDocumentBelongsToItsInstruction() {
    String text =
        """
        FROM debian:12
        # cpat: allow TST001 -- it is meant
        RUN <<EOF
        echo bad
        EOF
        RUN echo bad
        """;
    assertEquals(List.of(6), told("Dockerfile", text));
  }

  @Test
  void aStage() {
    String text =
        """
        # cpat: allow-stage TST001 -- only a builder
        FROM debian:12 AS build
        RUN echo bad
        FROM debian:12
        RUN echo bad
        """;
    assertEquals(List.of(5), told("Dockerfile", text));
  }

  @Test
  void aFile() {
    String text = "FROM debian:12\nRUN echo bad\n# cpat: allow-file TST001 -- an example\n";
    assertEquals(List.of(), told("Dockerfile", text));
  }

  @Test
  void anEntryOfYamlWithWhatIsBelowIt() {
    String text =
        """
        services:
          # cpat: allow TST001 -- it is meant
          a:
            image: bad
            command: bad
          b:
            image: bad # cpat: allow TST001 -- here as well
            command: bad
        """;
    assertEquals(List.of(8), told("compose.yaml", text));
  }

  @Test
  void aLineOfAScriptWithItsContinuation() {
    String text =
        """
        # cpat: allow TST001 -- it is meant
        docker run --rm \\
          bad
        docker run bad
        """;
    assertEquals(List.of(4), told("run.sh", text));
  }

  @Test
  void aReasonIsRequired() {
    String text = "FROM debian:12\n# cpat: allow TST001\nRUN echo bad\n";
    assertEquals(List.of(3), told("Dockerfile", text));
    assertTrue(
        problems("Dockerfile", text).getFirst().startsWith("2: an allowance needs a reason"));
  }

  @Test
  void whatIsNotNeededIsTold() {
    String text = "FROM debian:12\n# cpat: allow TST001 -- once\nRUN echo good\n";
    assertTrue(problems("Dockerfile", text).getFirst().startsWith("2: nothing here needs"));
  }

  @Test
  void aRuleThatDidNotRunIsNotCalledUnneeded() {
    String text = "FROM debian:12\n# cpat: allow EFE001 -- once\nRUN echo good\n";
    assertEquals(List.of(), problems("Dockerfile", text));
  }

  @Test
  void anUnknownNameIsTold() {
    String text = "FROM debian:12\n# cpat: allow TST01 -- once\nRUN echo bad\n";
    assertEquals(List.of(3), told("Dockerfile", text));
    assertTrue(problems("Dockerfile", text).getFirst().contains("no rule is called `TST01`"));
  }

  @Test
  void hadolint() {
    String text = "FROM debian:12\n# hadolint ignore=DL3006,DL9999\nRUN echo bad\nRUN echo bad\n";
    assertEquals(List.of(4), told("Dockerfile", text));
    String all = "# hadolint global ignore=DL9999\nFROM debian:12\nRUN echo bad\nRUN echo bad\n";
    assertEquals(List.of(), told("Dockerfile", all));
    String other = "FROM debian:12\n# hadolint ignore=DL3006\nRUN echo bad\n";
    assertEquals(List.of(3), told("Dockerfile", other));
  }

  @Test
  void buildKit() {
    for (String skip : List.of("WordIsBad", "Other,WordIsBad", "all")) {
      String text = "# check=skip=" + skip + ";error=true\nFROM debian:12\nRUN echo bad\n";
      assertEquals(List.of(), told("Dockerfile", text), skip);
    }
    assertEquals(
        List.of(3), told("Dockerfile", "# check=skip=Other\nFROM debian:12\nRUN echo bad\n"));
  }

  @Test
  void kics() {
    String line = "FROM debian:12\n# kics-scan ignore-line\nRUN echo bad\nRUN echo bad\n";
    assertEquals(List.of(4), told("Dockerfile", line));
    String all = "# kics-scan ignore\nFROM debian:12\nRUN echo bad\nRUN echo bad\n";
    assertEquals(List.of(), told("Dockerfile", all));
    String block =
        "services:\n  # kics-scan ignore-block\n  a:\n    image: bad\n  b:\n    image: bad\n";
    assertEquals(List.of(6), told("compose.yaml", block));
  }
}
