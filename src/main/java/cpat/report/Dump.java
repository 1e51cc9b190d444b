package cpat.report;

import cpat.model.Build;
import cpat.model.Origin;
import cpat.model.Problem;
import cpat.model.Reading;
import cpat.model.Script;
import cpat.model.Statement;
import cpat.model.Word;
import cpat.model.Workload;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// `cpat dump`, schema `cpat-dump/1`: what the readers understood of one file.
public final class Dump {
  private Dump() {}

  public static String of(Reading reading) {
    JsonWriter json = new JsonWriter(true);
    json.beginObject().member("schema", "cpat-dump/1").member("kind", reading.kind());
    if (reading.kind().equals("dockerfile") && !reading.builds().isEmpty()) {
      dockerfile(json, reading.builds().getFirst());
    } else {
      json.name("dockerfiles").beginArray();
      reading.builds().forEach(b -> dockerfile(json.beginObject(), b).endObject());
      json.endArray();
      DumpRuns runs = new DumpRuns(json);
      json.name("workloads").beginArray();
      reading.workloads().forEach(w -> workload(json, w, runs));
      json.endArray();
      json.name("imageBuilds").beginArray();
      reading.imageBuilds().forEach(runs::imageBuild);
      json.endArray();
      json.name("scripts").beginArray();
      reading.scripts().forEach(s -> script(json, s, runs));
      json.endArray();
    }
    json.name("problems").beginArray();
    for (Problem problem : reading.problems()) {
      Json.problem(json.beginObject(), problem).endObject();
    }
    return json.endArray().endObject().nextDocument().toString();
  }

  private static JsonWriter dockerfile(JsonWriter json, Build build) {
    json.member("escape", String.valueOf(build.escape()));
    json.name("syntax");
    build.syntax().map(Word::text).ifPresentOrElse(json::value, json::nothing);
    json.name("instructions").beginArray();
    build.statements().forEach(s -> statement(json.beginObject(), s).endObject());
    return json.endArray();
  }

  private static JsonWriter statement(JsonWriter json, Statement statement) {
    json.member("keyword", statement.keyword());
    json.strings("flags", texts(statement.flags()));
    json.member("form", statement.form().name().toLowerCase(Locale.ROOT));
    json.strings("arguments", texts(statement.arguments()));
    json.name("heredocs").beginArray();
    for (Statement.Heredoc heredoc : statement.heredocs()) {
      json.beginObject()
          .member("name", heredoc.name())
          .member("content", heredoc.content())
          .member("expand", heredoc.expand())
          .member("chomp", heredoc.chomp())
          .endObject();
    }
    json.endArray().name("trigger");
    Optional<Statement> trigger = statement.trigger();
    if (trigger.isPresent()) {
      statement(json.beginObject(), trigger.get()).endObject();
    } else {
      json.nothing();
    }
    json.member("line", statement.at().first().line());
    return json.member("endLine", statement.at().last().line());
  }

  private static void workload(JsonWriter json, Workload workload, DumpRuns runs) {
    json.beginObject().member("name", workload.name());
    json.member("origin", origin(workload.origin()));
    Json.location(json.name("location"), workload.at());
    json.name("runs").beginArray();
    workload.runs().forEach(runs::run);
    json.endArray();
    runs.settings(workload.settings());
    json.endObject();
  }

  private static String origin(Origin origin) {
    return switch (origin) {
      case Origin.Compose _ -> "compose";
      case Origin.Kubernetes(String kind) -> kind;
      case Origin.CommandLine(Script.Kind kind) -> kind.name().toLowerCase(Locale.ROOT);
      case Origin.DevContainer _ -> "devcontainer";
      case Origin.CiJob _ -> "ci";
      case Origin.Live _ -> "live";
    };
  }

  private static void script(JsonWriter json, Script script, DumpRuns runs) {
    json.beginObject().member("kind", script.kind().name().toLowerCase(Locale.ROOT));
    json.member("name", script.name());
    json.name("commands").beginArray();
    script.invocations().forEach(runs::invocation);
    json.endArray().endObject();
  }

  static List<String> texts(List<Word> words) {
    return words.stream().map(Word::text).toList();
  }
}
