package cpat.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import cpat.cli.Programs;
import cpat.rule.Finding;
import cpat.rule.Level;
import cpat.rule.Report;
import cpat.source.Source;
import dev.harrel.jsonschema.Validator;
import dev.harrel.jsonschema.ValidatorFactory;
import dev.harrel.jsonschema.providers.GsonNode;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/// SARIF as OASIS's schema wants it, and as other programs use it: places, fixes, fingerprints.
class SarifTest {
  private static Validator.Result validated(String sarif) throws Exception {
    Validator validator =
        new ValidatorFactory().withJsonNodeFactory(new GsonNode.Factory()).createValidator();
    try (InputStream in = SarifTest.class.getResourceAsStream("/schema/sarif-schema-2.1.0.json")) {
      URI schema = validator.registerSchema(new String(in.readAllBytes(), StandardCharsets.UTF_8));
      return validator.validate(schema, sarif);
    }
  }

  private static void valid(String sarif) throws Exception {
    Validator.Result result = validated(sarif);
    List<String> errors =
        result.getErrors().stream()
            .map(e -> e.getInstanceLocation() + ": " + e.getError())
            .toList();
    assertTrue(result.isValid(), errors::toString);
  }

  private static String sarif(Report report) {
    List<RulePage> pages =
        report.findings().stream().map(Finding::rule).distinct().map(Toy::page).toList();
    return Sarif.of(report, "0.1.0", "sub/", pages);
  }

  private static JsonObject run(Report report) {
    return JsonParser.parseString(sarif(report))
        .getAsJsonObject()
        .getAsJsonArray("runs")
        .get(0)
        .getAsJsonObject();
  }

  private static JsonObject result(Report report, int index) {
    return run(report).getAsJsonArray("results").get(index).getAsJsonObject();
  }

  @Test
  void theSchemaHolds() throws Exception {
    valid(sarif(Toy.everything()));
    valid(sarif(Toy.report(List.of(), List.of())));
    valid(Programs.run(Path.of(""), "scan", "--format", "sarif", "src/test/projects/shop").out());
  }

  /// The validator is awake.
  @Test
  void theSchemaRefuses() throws Exception {
    String good = sarif(Toy.everything());
    assertFalse(validated(good.replaceFirst("\"startLine\": \\d+", "\"startLine\": 0")).isValid());
    assertFalse(validated(good.replaceFirst("\"ruleId\"", "\"rule\"")).isValid());
    assertFalse(
        validated(good.replaceFirst("\"level\": \"error\"", "\"level\": \"bad\"")).isValid());
  }

  @Test
  void onlyWhatIsCertainIsAnError() {
    Report report = Toy.everything();
    assertEquals("error", result(report, 0).get("level").getAsString());
    assertEquals("warning", result(report, 1).get("level").getAsString());
    JsonObject properties = result(report, 1).getAsJsonObject("properties");
    assertEquals("likely", properties.get("certainty").getAsString());
    assertEquals(
        List.of("DL0000", "Some|Check"),
        properties.getAsJsonArray("codes").asList().stream()
            .map(JsonElement::getAsString)
            .toList());
  }

  @Test
  void rulesAreNamedOnceAndExplained() {
    JsonObject driver = run(Toy.everything()).getAsJsonObject("tool").getAsJsonObject("driver");
    JsonArray rules = driver.getAsJsonArray("rules");
    assertEquals(4, rules.size());
    assertEquals(
        "Because `x`.",
        rules.get(0).getAsJsonObject().getAsJsonObject("help").get("markdown").getAsString());
    assertEquals(3, result(Toy.everything(), 4).get("ruleIndex").getAsInt());
  }

  @Test
  void placesAreReferencesFromWhereTheJobStands() {
    JsonObject at =
        result(Toy.everything(), 2)
            .getAsJsonArray("locations")
            .get(0)
            .getAsJsonObject()
            .getAsJsonObject("physicalLocation");
    assertEquals(
        "sub/app%20%C3%A9/Dockerfile",
        at.getAsJsonObject("artifactLocation").get("uri").getAsString());
    // The clef before it is two UTF-16 units.
    assertEquals(7, at.getAsJsonObject("region").get("startColumn").getAsInt());
    assertEquals(5, at.getAsJsonObject("region").get("startLine").getAsInt());
    assertEquals("utf16CodeUnits", run(Toy.everything()).get("columnKind").getAsString());
  }

  @Test
  void usesAreNoResultsAndProblemsAreNotifications() {
    JsonObject run = run(Toy.everything());
    assertEquals(5, run.getAsJsonArray("results").size());
    assertEquals(3, run.getAsJsonObject("properties").getAsJsonArray("uses").size());
    JsonObject invocation = run.getAsJsonArray("invocations").get(0).getAsJsonObject();
    assertEquals(1, invocation.getAsJsonArray("toolExecutionNotifications").size());
  }

  /// Carried out as the format says, they give what the edits give.
  @Test
  void replacementsAreTheEdits() {
    Report report = Toy.everything();
    JsonArray fixes = result(report, 0).getAsJsonArray("fixes");
    assertEquals(2, fixes.size());
    JsonArray changes = fixes.get(0).getAsJsonObject().getAsJsonArray("artifactChanges");
    assertEquals(3, changes.size());
    assertEquals(
        Toy.DOCKERFILE.text().replace("java -jar", "[\"java\" -jar"),
        applied(Toy.DOCKERFILE, changes.get(0).getAsJsonObject()));
    assertEquals(
        "# mended\r\n" + Toy.COMPOSE.text(),
        applied(Toy.COMPOSE, changes.get(1).getAsJsonObject()));
    assertEquals("*\n", applied(new Source("", ""), changes.get(2).getAsJsonObject()));
    assertEquals(
        "think",
        result(report, 0)
            .getAsJsonObject("properties")
            .getAsJsonArray("advice")
            .get(0)
            .getAsString());
  }

  private static String applied(Source source, JsonObject change) {
    JsonObject replacement = change.getAsJsonArray("replacements").get(0).getAsJsonObject();
    JsonObject region = replacement.getAsJsonObject("deletedRegion");
    int start = offset(source, region, "startLine", "startColumn");
    int end = offset(source, region, "endLine", "endColumn");
    return source.text().substring(0, start)
        + replacement.getAsJsonObject("insertedContent").get("text").getAsString()
        + source.text().substring(end);
  }

  private static int offset(Source source, JsonObject region, String line, String column) {
    int offset = 0;
    for (int i = 1; i < region.get(line).getAsInt(); i++) {
      offset = source.text().indexOf('\n', offset) + 1;
    }
    return offset + region.get(column).getAsInt() - 1;
  }

  @Test
  void fingerprintsStandLinesAbove() {
    String before = fingerprint("FROM a\nCMD x\nCMD x\n", 1);
    assertEquals(before, fingerprint("# new\n\nFROM a\nCMD x\nCMD x\n", 1));
    assertNotEquals(before, fingerprint("FROM a\nCMD y\nCMD x\n", 1));
    assertNotEquals(before, fingerprint("FROM a\nCMD x\nCMD x\n", 2));
  }

  /// Of the first or second finding in a text that has one at each CMD.
  private static String fingerprint(String text, int which) {
    Source source = new Source("Dockerfile", text);
    int first = text.indexOf("CMD");
    List<Finding> findings =
        List.of(first, text.indexOf("CMD", first + 1)).stream()
            .map(at -> cpat.rule.Hit.at(source.span(at, at + 3), "message"))
            .map(hit -> Toy.finding("EFE001", Level.WARNING, hit))
            .toList();
    return result(Toy.report(findings, List.of()), which - 1)
        .getAsJsonObject("partialFingerprints")
        .get("cpat/v1")
        .getAsString();
  }
}
