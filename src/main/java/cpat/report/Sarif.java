package cpat.report;

import cpat.model.Problem;
import cpat.rule.Finding;
import cpat.rule.Fingerprint;
import cpat.rule.Fix;
import cpat.rule.Hit;
import cpat.rule.Level;
import cpat.rule.Report;
import cpat.rule.Rule;
import cpat.rule.Safety;
import cpat.rule.Use;
import cpat.source.Edit;
import cpat.source.Position;
import cpat.source.Span;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// `--format sarif`: SARIF 2.1.0. Findings are results; uses of patterns are none and stand in the
/// properties of the run; what could not be read is a notification.
public final class Sarif {
  private static final String SCHEMA =
      "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json";

  private final JsonWriter json = new JsonWriter(true);
  private final String prefix;

  private Sarif(String prefix) {
    this.prefix = prefix;
  }

  /// `pages` are those of the rules with findings.
  public static String of(Report report, String version, String prefix, List<RulePage> pages) {
    Sarif sarif = new Sarif(prefix);
    sarif.write(report, version, pages);
    return sarif.json.toString();
  }

  private void write(Report report, String version, List<RulePage> pages) {
    List<Rule> rules = pages.stream().map(RulePage::rule).toList();
    json.beginObject().member("$schema", SCHEMA).member("version", "2.1.0");
    json.name("runs").beginArray().beginObject();
    json.name("tool").beginObject().name("driver").beginObject();
    json.member("name", "cpat").member("fullName", "Container Patterns");
    json.member("version", version).name("rules").beginArray();
    pages.forEach(this::rule);
    json.endArray().endObject().endObject();
    json.member("columnKind", "utf16CodeUnits");
    json.name("invocations").beginArray().beginObject();
    json.member("executionSuccessful", report.failures().isEmpty())
        .name("toolExecutionNotifications")
        .beginArray();
    report.problems().forEach(p -> notification(p, report.failures().contains(p)));
    json.endArray().endObject().endArray();
    json.name("results").beginArray();
    Map<String, Integer> seen = new HashMap<>();
    for (Finding finding : report.findings()) {
      int same = seen.merge(Fingerprint.of(finding), 1, Integer::sum);
      result(finding, rules.indexOf(finding.rule()), Fingerprint.digest(finding) + ":" + same);
    }
    json.endArray().name("properties").beginObject().name("uses").beginArray();
    report.uses().forEach(this::use);
    json.endArray().endObject().endObject().endArray().endObject().nextDocument();
  }

  private void rule(RulePage page) {
    Rule rule = page.rule();
    json.beginObject().member("id", rule.id()).member("name", rule.name());
    text("shortDescription", rule.summary());
    json.name("help").beginObject().member("text", page.why()).member("markdown", page.why());
    json.endObject().name("defaultConfiguration").beginObject();
    json.member("level", rule.level().word()).endObject();
    json.name("properties").beginObject().strings("tags", List.of(rule.symbol()));
    json.member(
        "problem.severity", rule.level() == Level.NOTE ? "recommendation" : rule.level().word());
    json.member("fix", page.fix()).strings("codes", rule.codes()).endObject().endObject();
  }

  private void result(Finding finding, int index, String fingerprint) {
    json.beginObject().member("ruleId", finding.rule().id()).member("ruleIndex", index);
    json.member("level", finding.told().word());
    text("message", finding.message() + Ci.doubt(finding.certainty()));
    json.name("locations").beginArray();
    json.beginObject();
    physical(finding.at());
    json.endObject().endArray();
    if (!finding.notes().isEmpty()) {
      json.name("relatedLocations").beginArray();
      int id = 1;
      for (Hit.Note note : finding.notes()) {
        json.beginObject().member("id", id++);
        physical(note.at());
        text("message", note.message());
        json.endObject();
      }
      json.endArray();
    }
    List<Fix> edits = finding.fixes().stream().filter(f -> f.safety() != Safety.SHOW).toList();
    if (!edits.isEmpty()) {
      json.name("fixes").beginArray();
      edits.forEach(this::fix);
      json.endArray();
    }
    json.name("partialFingerprints").beginObject().member("cpat/v1", fingerprint).endObject();
    json.name("properties").beginObject().member("certainty", finding.certainty().word());
    json.strings("codes", finding.codes());
    json.strings(
        "advice",
        finding.fixes().stream().filter(f -> f.safety() == Safety.SHOW).map(Fix::title).toList());
    json.endObject().endObject();
  }

  private void fix(Fix fix) {
    Map<String, List<Edit>> files = new LinkedHashMap<>();
    for (Edit edit : fix.edits()) {
      files.computeIfAbsent(edit.at().source().path(), _ -> new ArrayList<>()).add(edit);
    }
    json.beginObject();
    text("description", fix.title());
    json.name("artifactChanges").beginArray();
    for (List<Edit> edits : files.values()) {
      json.beginObject();
      artifact(edits.getFirst().at());
      json.name("replacements").beginArray();
      for (Edit edit : edits) {
        json.beginObject();
        region("deletedRegion", edit.at());
        text("insertedContent", edit.text());
        json.endObject();
      }
      json.endArray().endObject();
    }
    json.endArray().name("properties").beginObject().member("safety", fix.safety().word());
    json.endObject().endObject();
  }

  private void notification(Problem problem, boolean bug) {
    json.beginObject().member("level", bug ? "error" : "warning");
    text("message", problem.message());
    json.name("locations").beginArray().beginObject();
    physical(problem.at());
    json.endObject().endArray().endObject();
  }

  private void use(Use use) {
    json.beginObject().member("pattern", use.pattern());
    json.member("verdict", Json.word(use.verdict())).member("certainty", use.certainty().word());
    json.member("subject", use.subject()).member("reason", use.reason());
    json.member("path", Ci.path(use.at(), prefix)).member("line", use.at().first().line());
    json.endObject();
  }

  private void text(String name, String text) {
    json.name(name).beginObject().member("text", text).endObject();
  }

  private void physical(Span at) {
    json.name("physicalLocation").beginObject();
    artifact(at);
    region("region", at);
    json.endObject();
  }

  private void artifact(Span at) {
    json.name("artifactLocation").beginObject().member("uri", uri(Ci.path(at, prefix))).endObject();
  }

  private void region(String name, Span at) {
    Position first = at.first();
    Position last = at.last();
    json.name(name).beginObject();
    json.member("startLine", first.line()).member("startColumn", first.column());
    json.member("endLine", last.line()).member("endColumn", last.column()).endObject();
  }

  /// A path as a relative reference: what is not allowed in one is percent-encoded.
  static String uri(String path) {
    StringBuilder out = new StringBuilder();
    for (byte b : path.getBytes(StandardCharsets.UTF_8)) {
      char c = (char) (b & 0xFF);
      boolean plain =
          (c < 0x80 && Character.isLetterOrDigit(c)) || "-._~/!$&'()*+,;=@".indexOf(c) >= 0;
      if (plain) {
        out.append(c);
      } else {
        out.append('%').append(HexFormat.of().withUpperCase().toHexDigits(b));
      }
    }
    return out.toString();
  }
}
