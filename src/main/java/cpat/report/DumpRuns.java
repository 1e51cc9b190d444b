package cpat.report;

import cpat.model.Command;
import cpat.model.ImageBuild;
import cpat.model.Instruction;
import cpat.model.Invocation;
import cpat.model.Mount;
import cpat.model.Namespace;
import cpat.model.Run;
import cpat.model.Setting;
import cpat.model.Word;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// The runs of a dump: every field that was filled, and its place.
final class DumpRuns {
  private final JsonWriter json;

  DumpRuns(JsonWriter json) {
    this.json = json;
  }

  void run(Run run) {
    json.beginObject().member("name", run.name());
    json.member("role", run.role().name().toLowerCase(Locale.ROOT));
    Json.location(json.name("location"), run.at());
    word("image", run.image());
    run.build()
        .ifPresent(build -> {
          json.name("build");
          imageBuild(build);
        });
    command("entrypoint", run.entrypoint());
    command("command", run.command());
    json.name("mounts").beginArray();
    run.mounts().forEach(this::mount);
    json.endArray().name("namespaces").beginArray();
    run.namespaces().forEach(this::namespace);
    json.endArray();
    words("ports", run.ports());
    variables("environment", run.environment());
    words("dependsOn", run.dependsOn());
    settings(run.settings());
    json.endObject();
  }

  void settings(List<Setting> settings) {
    json.name("settings").beginArray();
    for (Setting setting : settings) {
      json.beginObject().member("name", setting.name()).member("value", setting.value().text());
      Json.location(json.name("location"), setting.at()).endObject();
    }
    json.endArray();
  }

  void imageBuild(ImageBuild build) {
    Json.location(json.beginObject().name("location"), build.at());
    words("tags", build.tags());
    word("context", build.context());
    word("dockerfile", build.dockerfile());
    word("target", build.target());
    variables("arguments", build.arguments());
    json.endObject();
  }

  void invocation(Invocation invocation) {
    Json.location(json.beginObject().name("location"), invocation.at());
    json.strings("words", Dump.texts(invocation.words()));
    json.member("definition", invocation.frame().definition());
    json.member("captured", invocation.frame().captured()).endObject();
  }

  private void mount(Mount mount) {
    json.beginObject();
    switch (mount) {
      case Mount.Bind(_, var source, var target, boolean readOnly) -> {
        json.member("type", "bind").member("source", source.text());
        json.member("target", target.text()).member("readOnly", readOnly);
      }
      case Mount.Volume(_, var name, var target, boolean readOnly) -> {
        json.member("type", "volume");
        name.ifPresent(n -> json.member("name", n.text()));
        json.member("target", target.text()).member("readOnly", readOnly);
      }
      case Mount.Tmpfs(_, var target) ->
          json.member("type", "tmpfs").member("target", target.text());
      case Mount.From(_, var container) ->
          json.member("type", "from").member("container", container.text());
      case Mount.Other(_, var kind, var name, var target) -> {
        json.member("type", kind);
        name.ifPresent(n -> json.member("name", n.text()));
        json.member("target", target.text());
      }
    }
    Json.location(json.name("location"), mount.at()).endObject();
  }

  private void namespace(Namespace namespace) {
    json.beginObject().member("kind", namespace.kind().name().toLowerCase(Locale.ROOT));
    switch (namespace) {
      case Namespace.Host _ -> json.member("of", "host");
      case Namespace.Joined(_, _, var target, boolean service) ->
          json.member("of", (service ? "service:" : "container:") + target.text());
      case Namespace.Other(_, _, var written) -> json.member("of", written.text());
    }
    Json.location(json.name("location"), namespace.at()).endObject();
  }

  private void command(String name, Optional<Command> command) {
    if (command.isPresent()) {
      json.name(name).beginObject();
      switch (command.get()) {
        case Command.Exec(_, var argv) ->
            json.member("form", "exec").strings("argv", Dump.texts(argv));
        case Command.Shell(_, var script, _) ->
            json.member("form", "shell").member("script", script);
      }
      Json.location(json.name("location"), command.get().at()).endObject();
    }
  }

  private void word(String name, Optional<Word> word) {
    if (word.isPresent()) {
      json.name(name).beginObject().member("value", word.get().text());
      Json.location(json.name("location"), word.get().at()).endObject();
    }
  }

  private void words(String name, List<Word> words) {
    json.name(name).beginArray();
    for (Word word : words) {
      json.beginObject().member("value", word.text());
      Json.location(json.name("location"), word.at()).endObject();
    }
    json.endArray();
  }

  private void variables(String name, List<Instruction.Variable> variables) {
    json.name(name).beginArray();
    for (Instruction.Variable variable : variables) {
      json.beginObject().member("name", variable.name().text());
      variable.value().ifPresent(v -> json.member("value", v.text()));
      Json.location(json.name("location"), variable.name().at()).endObject();
    }
    json.endArray();
  }
}
