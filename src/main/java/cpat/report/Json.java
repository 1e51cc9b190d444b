package cpat.report;

import cpat.model.Problem;
import cpat.rule.Finding;
import cpat.rule.Fix;
import cpat.rule.Hit;
import cpat.rule.Report;
import cpat.rule.Rule;
import cpat.rule.Use;
import cpat.rule.Verdict;
import cpat.source.Edit;
import cpat.source.Position;
import cpat.source.Span;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/// `--format json` and `jsonl`, schema `cpat/1`: the same objects, in one document or one per line.
public final class Json {
  private static final String SCHEMA = "cpat/1";

  private Json() {}

  public static String of(Report report, String version) {
    JsonWriter json = new JsonWriter(true);
    json.beginObject().member("schema", SCHEMA).member("version", version);
    json.strings("roots", report.roots());
    json.name("uses").beginArray();
    report.uses().forEach(u -> use(json.beginObject(), u).endObject());
    json.endArray();
    json.name("findings").beginArray();
    report.findings().forEach(f -> finding(json.beginObject(), f).endObject());
    json.endArray();
    json.name("problems").beginArray();
    report.problems().forEach(p -> problem(json.beginObject(), p).endObject());
    json.endArray();
    summary(json.name("summary").beginObject(), report).endObject();
    return json.endObject().nextDocument().toString();
  }

  public static String lines(Report report, String version) {
    JsonWriter json = new JsonWriter(false);
    for (Use use : report.uses()) {
      use(json.beginObject().member("type", "use"), use).endObject().nextDocument();
    }
    for (Finding finding : report.findings()) {
      finding(json.beginObject().member("type", "finding"), finding).endObject().nextDocument();
    }
    for (Problem problem : report.problems()) {
      problem(json.beginObject().member("type", "problem"), problem).endObject().nextDocument();
    }
    json.beginObject().member("type", "summary");
    json.member("schema", SCHEMA).member("version", version).strings("roots", report.roots());
    return summary(json, report).endObject().nextDocument().toString();
  }

  private static JsonWriter use(JsonWriter json, Use use) {
    json.member("pattern", use.pattern())
        .member("verdict", word(use.verdict()))
        .member("certainty", word(use.certainty()))
        .member("subject", use.subject());
    location(json.name("location"), use.at());
    json.member("reason", use.reason());
    json.name("evidence").beginArray();
    for (Use.Evidence evidence : use.evidence()) {
      location(json.beginObject().name("location"), evidence.at());
      json.member("note", evidence.note()).endObject();
    }
    return json.endArray();
  }

  static JsonWriter finding(JsonWriter json, Finding finding) {
    Rule rule = finding.rule();
    json.member("rule", rule.id()).member("name", rule.name()).member("pattern", rule.symbol());
    json.member("level", finding.told().word()).member("certainty", word(finding.certainty()));
    json.member("message", finding.message());
    location(json.name("location"), finding.at());
    json.strings("also", finding.codes());
    json.name("notes").beginArray();
    for (Hit.Note note : finding.notes()) {
      location(json.beginObject().name("location"), note.at());
      json.member("message", note.message()).endObject();
    }
    json.endArray().name("fixes").beginArray();
    finding.fixes().forEach(f -> fix(json.beginObject(), f).endObject());
    return json.endArray();
  }

  private static JsonWriter fix(JsonWriter json, Fix fix) {
    json.member("title", fix.title()).member("safety", fix.safety().word());
    json.name("edits").beginArray();
    for (Edit edit : fix.edits()) {
      location(json.beginObject().name("location"), edit.at());
      json.member("text", edit.text()).endObject();
    }
    return json.endArray();
  }

  /// `related` is there only where a problem has other places.
  static JsonWriter problem(JsonWriter json, Problem problem) {
    location(json.name("location"), problem.at()).member("message", problem.message());
    if (!problem.related().isEmpty()) {
      json.name("related").beginArray();
      for (Problem.Related related : problem.related()) {
        location(json.beginObject().name("location"), related.at());
        json.member("message", related.message()).endObject();
      }
      json.endArray();
    }
    return json;
  }

  private static JsonWriter summary(JsonWriter json, Report report) {
    json.member("files", report.files()).member("read", report.read());
    json.name("skipped").beginObject();
    report.skipped().forEach((reason, count) -> json.member(reason, (long) count));
    json.endObject();
    json.name("patterns").beginObject();
    counts(report.uses())
        .forEach((symbol, count) ->
            json.name(symbol)
                .beginObject()
                .member("used", count[0])
                .member("misapplied", count[1])
                .endObject());
    return json.endObject();
  }

  private static Map<String, long[]> counts(List<Use> uses) {
    Map<String, long[]> counts = new TreeMap<>();
    for (Use use : uses) {
      long[] count = counts.computeIfAbsent(use.pattern(), _ -> new long[2]);
      count[use.verdict() == Verdict.USED ? 0 : 1]++;
    }
    return counts;
  }

  /// A place as an object: path, line and column from 1, end exclusive.
  static JsonWriter location(JsonWriter json, Span at) {
    Position first = at.first();
    Position last = at.last();
    return json.beginObject()
        .member("path", at.source().path())
        .member("line", first.line())
        .member("column", first.column())
        .member("endLine", last.line())
        .member("endColumn", last.column())
        .endObject();
  }

  static String word(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT);
  }
}
