package cpat.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import cpat.model.Problem;
import cpat.read.Projects;
import cpat.read.Readers;
import cpat.read.Tree;
import cpat.report.Annotations;
import cpat.report.Junit;
import cpat.report.Sarif;
import cpat.report.Style;
import cpat.resolve.Resolution;
import cpat.rule.Detection;
import cpat.rule.Level;
import cpat.rule.Report;
import cpat.rule.Rule;
import cpat.source.Source;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A rule that crashes is told with its place, in every format and by the exit code.
class CrashTest {
  private static final Source FILE = new Source("Dockerfile", "FROM a\nFROM b\nRUN true\n");
  private static final Problem BUG = new Problem(FILE.span(7, 13), "rule TST001 failed");

  private static Report report(List<Problem> failures) {
    return new Report(
        List.of("."),
        List.of(),
        List.of(),
        Report.Quiet.NONE,
        List.of(BUG),
        1,
        1,
        Map.of(),
        failures);
  }

  @Test
  void thePlaceWhereItStood() {
    Rule rule =
        new Rule(
            "TST001",
            "a-thing",
            Level.WARNING,
            "a thing",
            CrashTest.class,
            checked ->
                checked
                    .stages()
                    .map(s -> {
                      if (s.stage().index() == 1) {
                        throw new IllegalStateException("broken");
                      }
                      return cpat.rule.Hit.at(s.stage().at(), "x");
                    }));
    Resolution resolution =
        new Resolution(
            Projects.of(Readers.read(FILE, _ -> Optional.empty(), true).stream().toList()),
            new OfficialTable(),
            Tree.NONE);
    Detection found = Detection.of(List.of(), List.of(rule), resolution, Tree.NONE);
    assertEquals(1, found.failures().size());
    assertEquals(2, found.failures().getFirst().at().orElseThrow().first().line());
  }

  @Test
  void everyFormatAndTheExitCode() {
    Optional<Level> threshold = Optional.of(Level.ERROR);
    Report well = report(List.of());
    Report broken = report(List.of(BUG));
    assertEquals(0, ScanCommand.code(well, threshold));
    assertEquals(3, ScanCommand.code(broken, threshold));
    assertEquals(3, ScanCommand.code(broken, Optional.empty()));
    assertTrue(sarif(well).contains("\"executionSuccessful\": true"), sarif(well));
    assertTrue(sarif(broken).contains("\"executionSuccessful\": false"), sarif(broken));
    assertTrue(sarif(broken).contains("\"level\": \"error\""), sarif(broken));
    assertTrue(Junit.of(broken, "", threshold).contains("<failure message=\"rule TST001 failed\""));
    assertTrue(Annotations.of(broken, "").startsWith("::error file=Dockerfile,line=2"));
  }

  /// What the rule would have told is not known: the old baseline is the better one.
  @Test
  void theBaselineStays(@TempDir Path folder) throws Exception {
    Path file = Files.writeString(folder.resolve("known.json"), "as it was");
    Arguments arguments =
        Arguments.parse(
            List.of(Option.of("baseline", "FILE", "")), List.of("--baseline", file.toString()));
    PrintStream nowhere = new PrintStream(OutputStream.nullOutputStream(), true, UTF_8);
    Console console =
        new Console(
            InputStream.nullInputStream(), nowhere, nowhere, folder, Style.PLAIN, false, Map.of());
    IOException refused =
        assertThrows(
            IOException.class, () -> new Known(arguments, console).update(report(List.of(BUG))));
    assertTrue(String.valueOf(refused.getMessage()).contains("rule TST001 failed"));
    assertEquals("as it was", Files.readString(file));
    new Known(arguments, console).update(report(List.of()));
    assertTrue(Files.readString(file).contains("findings"));
  }

  private static String sarif(Report report) {
    return Sarif.of(report, "0.1.0", "", List.of());
  }
}
