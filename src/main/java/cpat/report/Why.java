package cpat.report;

import cpat.model.ImageConfig.Health;
import cpat.model.Namespace;
import cpat.model.Problem;
import cpat.resolve.Answer;
import cpat.resolve.Effective;
import cpat.resolve.Entries;
import cpat.resolve.From;
import cpat.resolve.MountedPath;
import cpat.resolve.Pid1;
import cpat.resolve.Shown;
import cpat.resolve.Value;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Consumer;

/// `cpat why --format json`, schema `cpat-why/1`. What is not known has the value null and stands
/// in `unknown` by its name.
public final class Why {
  private static final String SCHEMA = "cpat-why/1";

  private final JsonWriter json = new JsonWriter(true);

  private Why() {}

  public static String json(Answer answer, String version) {
    return new Why().of(answer, version);
  }

  private String of(Answer answer, String version) {
    Effective effective = answer.effective();
    json.beginObject().member("schema", SCHEMA).member("version", version);
    json.member("subject", effective.subject()).member("image", effective.image().name());
    json.name("argv");
    effective.argv().known().ifPresentOrElse(this::strings, json::nothing);
    field("entrypoint", effective.entrypoint(), this::strings);
    field("command", effective.command(), this::strings);
    field("user", Shown.user(effective.user()), json::value);
    field("workdir", Shown.workdir(effective.workdir()), json::value);
    json.name("environment").beginObject();
    entries(effective.environment());
    json.endObject();
    field("stopSignal", Shown.stopSignal(effective.stopSignal()), json::value);
    field("stopGraceSeconds", effective.graceSeconds(), json::value);
    field("init", effective.init(), json::value);
    pid1(answer.pid1(), answer.really());
    field("healthcheck", effective.healthcheck(), this::health);
    mounts(effective.mounts());
    namespaces(effective, answer.sharers());
    json.name("ports").beginArray();
    effective.published().forEach(p -> value(p, json::value));
    json.endArray();
    json.name("exposed").beginArray();
    effective.exposed().known().forEach((port, v) -> value(v.map(_ -> port), json::value));
    json.endArray();
    field("privileged", effective.privileged(), json::value);
    field("capabilities", effective.capabilities(), this::strings);
    field("restart", effective.restart(), json::value);
    json.name("dependsOn").beginObject();
    for (Effective.Dependency dependency : effective.dependencies()) {
      field(dependency.name(), dependency.condition(), json::value);
    }
    json.endObject();
    unknown(answer);
    problems(answer.problems());
    return json.endObject().nextDocument().toString();
  }

  private void strings(List<String> values) {
    json.beginArray();
    values.forEach(json::value);
    json.endArray();
  }

  private <T> void field(String name, Value<T> value, Consumer<T> write) {
    json.name(name);
    value(value, write);
  }

  private <T> void value(Value<T> value, Consumer<T> write) {
    value(value, write, _ -> {});
  }

  private <T> void value(Value<T> value, Consumer<T> write, Consumer<JsonWriter> more) {
    json.beginObject().name("value");
    value.known().ifPresentOrElse(write, json::nothing);
    from("from", value.from());
    switch (value) {
      case Value.Known<T>(_, _, var over) -> {
        if (!over.isEmpty()) {
          from("over", over);
        }
      }
      case Value.Unknown<T>(String settles, _) -> json.member("settles", settles);
    }
    more.accept(json);
    json.endObject();
  }

  private void from(String name, List<From> sources) {
    json.name(name).beginArray();
    for (From from : sources) {
      json.beginObject();
      switch (from) {
        case From.Written(var at) -> Json.location(json.name("location"), at);
        case From.OfImage(String image, String by, boolean assumed) -> {
          json.member("image", image).member("by", by);
          if (assumed) {
            json.member("assumed", true);
          }
        }
        case From.Default(String whose) -> json.member("default", whose);
        case From.Given(String what) -> json.member("given", what);
      }
      json.endObject();
    }
    json.endArray();
  }

  private void entries(Entries<String> entries) {
    BiConsumer<String, Value<String>> each = (name, value) -> field(name, value, json::value);
    entries.known().forEach(each);
    entries
        .rest()
        .filter(_ -> !entries.known().containsKey("PATH"))
        .ifPresent(rest -> field("PATH", rest, json::value));
  }

  private void pid1(Pid1 pid1, Answer.Really really) {
    json.name("pid1").beginObject().name("value");
    if (pid1.outcome() == Pid1.Outcome.UNKNOWN || pid1.argv().isEmpty()) {
      json.nothing();
    } else {
      String first = pid1.argv().getFirst();
      json.value(first.substring(first.lastIndexOf('/') + 1));
    }
    json.name("from").beginArray();
    pid1.reasons().stream()
        .flatMap(r -> r.at().stream())
        .forEach(at -> Json.location(json.beginObject().name("location"), at).endObject());
    json.endArray();
    json.member("outcome", pid1.outcome().name().toLowerCase(Locale.ROOT).replace('_', '-'));
    json.member("stop", pid1.stop().name().toLowerCase(Locale.ROOT).replace('_', '-'));
    json.member("handlerNeeded", pid1.handlerNeeded());
    json.strings("argv", pid1.argv()).strings("program", pid1.program());
    json.strings("reasons", pid1.reasons().stream().map(Pid1.Reason::text).toList());
    if (!really.firstProcess().isEmpty()) {
      json.member("really", really.firstProcess()).member("agrees", really.agrees());
    }
    json.endObject();
  }

  private void health(Optional<Health> health) {
    if (health.isEmpty()) {
      json.nothing();
      return;
    }
    Health check = health.get();
    json.beginObject().strings("test", check.test());
    json.member("intervalSeconds", check.interval() / 1_000_000_000);
    json.member("timeoutSeconds", check.timeout() / 1_000_000_000);
    json.member("startPeriodSeconds", check.startPeriod() / 1_000_000_000);
    json.member("retries", check.retries()).endObject();
  }

  private void mounts(List<MountedPath> mounts) {
    json.name("mounts").beginArray();
    for (MountedPath mount : mounts) {
      value(
          mount.target().first(From.at(mount.mount().at())),
          target -> {
            json.beginObject().member("type", mount.kind());
            json.name("source");
            mount.source().known().ifPresentOrElse(json::value, json::nothing);
            json.member("target", target).member("readOnly", mount.readOnly()).endObject();
          },
          w -> hides(mount, w));
    }
    json.endArray();
  }

  private void hides(MountedPath mount, JsonWriter json) {
    json.name("hides").beginArray();
    for (MountedPath.Hidden hidden : mount.hides()) {
      json.beginObject().member("what", hidden.what()).member("certain", hidden.certain());
      from("from", List.of(hidden.from()));
      json.endObject();
    }
    json.endArray();
  }

  private void namespaces(Effective effective, List<String> sharers) {
    json.name("namespaces").beginObject();
    for (Namespace.Kind kind : Namespace.Kind.values()) {
      Value<String> value = effective.namespaces().get(kind);
      if (value != null) {
        field(kind.name().toLowerCase(Locale.ROOT), value, json::value);
      }
    }
    json.endObject();
    json.strings("sharedBy", sharers);
  }

  private void unknown(Answer answer) {
    List<Answer.Open> open = answer.unknown();
    json.strings("unknown", open.stream().map(Answer.Open::field).distinct().toList());
    json.name("settles").beginObject();
    open.stream()
        .map(Answer.Open::settles)
        .filter(s -> !s.isEmpty())
        .distinct()
        .forEach(settles ->
            json.strings(
                settles,
                open.stream()
                    .filter(o -> o.settles().equals(settles))
                    .map(Answer.Open::field)
                    .distinct()
                    .toList()));
    json.endObject();
  }

  private void problems(List<Problem> problems) {
    json.name("problems").beginArray();
    for (Problem problem : problems) {
      Json.problem(json.beginObject(), problem).endObject();
    }
    json.endArray();
  }
}
