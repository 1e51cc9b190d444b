package cpat.resolve.flags;

import cpat.model.Command;
import cpat.model.Instruction.Variable;
import cpat.model.Mount;
import cpat.model.Run;
import cpat.model.Setting;
import cpat.model.Word;
import cpat.read.engine.Options;
import cpat.source.Span;
import java.util.List;
import java.util.Optional;
import java.util.StringJoiner;

/// A dev container in docker's words, as the tool that opens it starts it.
public final class DevContainerFlags {
  private final Run written;
  private final FlagWriter out;
  private final DevVariables variables;

  private DevContainerFlags(Run written, Surroundings around) {
    this.written = written;
    this.out = new FlagWriter(written, around);
    this.variables = new DevVariables(written, around);
  }

  public static Flags of(Run written) {
    return of(written, Surroundings.NONE);
  }

  public static Flags of(Run written, Surroundings around) {
    return new DevContainerFlags(written, around).flags();
  }

  private Flags flags() {
    out.run.mounts.addAll(written.mounts());
    workspace();
    written.settings().forEach(this::setting);
    for (Item mount : Entries.items(written.settings(), "mounts")) {
      mount.word().ifPresentOrElse(w -> mount(w.text(), w.at()), () -> mount(mount));
    }
    for (Variable variable : written.environment()) {
      boolean ofRunArgs =
          written.settings("env").anyMatch(s -> s.at().contains(variable.name().at()));
      if (!ofRunArgs) {
        out.variable(new Variable(variable.name(), variable.value().map(variables::fill)));
      }
    }
    out.environment();
    List<Word> words =
        written.settings("runArgs").map(Setting::value).map(variables::fill).toList();
    Options options = Options.ofRun(words, "runArgs", false);
    out.problems.addAll(options.problems);
    options.settings.forEach(s -> out.flag(s.name(), s.value(), s.at()));
    command();
    return out.build();
  }

  private void setting(Setting setting) {
    Word value = variables.fill(setting.value());
    Span at = setting.at();
    switch (Entries.head(setting.name())) {
      case "containerUser" -> out.flag("user", value, at);
      case "init", "privileged" -> {
        // The same names in `runArgs` are read there.
        if (!ofRunArgs(setting) && value.text().equals("true")) {
          out.flag(setting.name(), value, at);
        }
      }
      case "capAdd" -> out.flag("cap-add", value, at);
      case "securityOpt" -> out.flag("security-opt", value, at);
      case "appPort" -> {
        // A bare number is opened on this machine only; a text is docker's.
        boolean number = value.at().text().matches("[0-9]+");
        String port = "127.0.0.1:" + value.text() + ":" + value.text();
        out.flag("publish", number ? value.with(port) : value, at);
      }
      case "name",
          "image",
          "build",
          "dockerFile",
          "dockerfile",
          "context",
          "runArgs",
          "mounts",
          "containerEnv",
          "overrideCommand",
          "workspaceMount",
          "$schema" -> {}
      default -> {
        if (!ofRunArgs(setting)) {
          out.loss(Entries.head(setting.name()), at, why(Entries.head(setting.name())));
        }
      }
    }
  }

  private boolean ofRunArgs(Setting setting) {
    return written.settings("runArgs").anyMatch(a -> setting.at().contains(a.value().at()));
  }

  private static String why(String key) {
    return switch (key) {
      case "remoteUser", "remoteEnv" -> "for what the tool runs inside, not for the container";
      case "workspaceFolder" -> "where the tool works inside; PID 1 starts where the image says";
      case "forwardPorts", "portsAttributes", "otherPortsAttributes" ->
          "the tool forwards them itself, nothing is published";
      case "features" -> "built into the image first";
      case "dockerComposeFile", "service", "runServices" -> "Compose starts it: see that file";
      case "shutdownAction", "hostRequirements", "customizations", "updateRemoteUserUID" ->
          "the tool's own business";
      default ->
          key.endsWith("Command")
              ? "the tool runs it, not docker"
              : "docker run has no flag for it";
    };
  }

  /// The project's folder, unless another mount is written for it.
  private void workspace() {
    Optional<Setting> own = Entries.last(written.settings(), "workspaceMount");
    if (own.isPresent()) {
      mount(own.get().value().text(), own.get().value().at());
      return;
    }
    boolean empty = written.settings("workspaceMount").findAny().isPresent();
    boolean compose = written.settings("dockerComposeFile").findAny().isPresent();
    if (!empty && !compose) {
      Span at = written.at();
      String target = variables.workspace();
      if (target.contains("$")) {
        out.unknown("mounts", at, "the name of the project's folder is not known");
      }
      Word here = Word.literal(variables.folder(), at);
      out.path("mount", "type=bind,src=", here, ",dst=" + target, at);
      out.run.mounts.add(
          new Mount.Bind(at, here, new Word(target, at, !target.contains("$")), false));
    }
  }

  /// As docker's `--mount` takes it.
  private void mount(String text, Span at) {
    Word whole = variables.fill(new Word(text, at, true));
    String filled = whole.text();
    int source = filled.indexOf(variables.folder());
    boolean ours =
        text.contains("${localWorkspaceFolder}") && source >= 0 && !variables.folder().isEmpty();
    if (ours) {
      String begins = filled.substring(0, source);
      int comma = filled.indexOf(',', source);
      int end = comma < 0 ? filled.length() : comma;
      Word path = Word.literal(filled.substring(source, end), at);
      out.path("mount", begins, path, filled.substring(end), at);
    } else {
      out.flag("mount", whole, at);
    }
  }

  private void mount(Item mount) {
    var text = new StringJoiner(",");
    mount
        .fields()
        .forEach(
            s -> text.add(s.name().substring(mount.prefix().length()) + "=" + s.value().text()));
    mount(text.toString(), mount.at());
  }

  /// Where it is not told otherwise the tool keeps the container alive with a loop of its own.
  private void command() {
    Optional<Setting> override = Entries.last(written.settings(), "overrideCommand");
    boolean compose = written.settings("dockerComposeFile").findAny().isPresent();
    if (override.filter(s -> s.value().text().equals("false")).isPresent() || compose) {
      return;
    }
    Span at = override.map(Setting::at).orElse(written.at());
    String loop = "while sleep 1000; do :; done";
    out.run.entrypoint = Optional.of(new Command.Exec(at, List.of(Word.literal("/bin/sh", at))));
    out.run.command =
        Optional.of(new Command.Exec(at, List.of(Word.literal("-c", at), Word.literal(loop, at))));
    out.loss(
        "overrideCommand",
        at,
        "the image's ENTRYPOINT and CMD do not run: the tool keeps a shell loop there; set"
            + " overrideCommand to false to run them");
  }
}
