package cpat.resolve;

import cpat.facts.Signals;
import cpat.model.Command;
import cpat.model.Instruction;
import cpat.model.Stage;
import cpat.model.Statement;
import cpat.model.Word;
import cpat.source.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.StringTokenizer;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Stream;

/// Carries out the instructions of one stage on the image that it makes.
final class StageInstructions {
  private final Stage stage;
  private final ResolvedImage.Builder image;
  private final Scope scope;
  private final BuildResolver build;
  private boolean ownCmd;

  StageInstructions(Stage stage, ResolvedImage.Builder image, Scope scope, BuildResolver build) {
    this.stage = stage;
    this.image = image;
    this.scope = scope;
    this.build = build;
  }

  /// The base may have triggers that nobody told: they are rare, so what it says is likely still.
  void mayHaveTriggers() {
    image.entrypoint = image.entrypoint.likely();
    image.cmd = image.cmd.likely();
    image.environment = image.environment.likely();
    image.user = image.user.likely();
    image.workdir = image.workdir.likely();
    image.ports = image.ports.likely();
    image.volumes = image.volumes.likely();
    image.labels = image.labels.likely();
    image.stopSignal = image.stopSignal.likely();
    image.shell = image.shell.likely();
    image.healthcheck = image.healthcheck.likely();
    scope.begin(image.environment);
  }

  /// `source` tells where a place of the instruction comes from, in the eyes of the user.
  void apply(Instruction instruction, Function<Span, From> source, boolean trigger) {
    From from = source.apply(instruction.at());
    List<Value<String>> words = List.of();
    Optional<ResolvedImage> copied = Optional.empty();
    Value<String> workdir = image.workdir;
    Value<String> account = image.user;
    Map<String, Value<String>> before = scope.arguments;
    Entries<String> visible = scope.visible();
    switch (instruction) {
      case Instruction.Arg arg -> arg.written().arguments().forEach(w -> argument(w, source));
      case Instruction.Env env -> environment(env.written(), source);
      case Instruction.Label label ->
          pairs(
              label.written(),
              source,
              (name, value) -> image.labels = image.labels.with(name, value));
      case Instruction.Cmd cmd -> {
        image.cmd = argv(cmd.command(), from).over(image.cmd);
        ownCmd = true;
      }
      case Instruction.Entrypoint entrypoint -> {
        image.entrypoint = argv(entrypoint.command(), from).over(image.entrypoint);
        if (!ownCmd) {
          image.cmd = Value.<List<String>>of(List.of(), from).over(image.cmd);
        }
      }
      case Instruction.Shell shell ->
          image.shell = Value.of(texts(shell.argv()), from).over(image.shell);
      case Instruction.User user -> image.user = expand(user.written(), from).over(image.user);
      case Instruction.Workdir folder ->
          image.workdir = workdir(expand(folder.written(), from), from);
      case Instruction.StopSignal signal -> {
        image.stopSignal = expand(signal.written(), from).over(image.stopSignal);
        image.stopSignal.known().ifPresent(s -> signal(signal.at(), s));
      }
      case Instruction.Expose expose -> expose(expose.written(), source);
      case Instruction.Volume volume ->
          volume
              .written()
              .arguments()
              .forEach(w ->
                  named(
                      scope.expand(w, source.apply(w.at())),
                      path -> image.volumes = image.volumes.with(path, Value.of(true, from))));
      case Instruction.Healthcheck health ->
          image.healthcheck =
              Value.of(Optional.of(Healthchecks.of(health)), from).over(image.healthcheck);
      case Instruction.OnBuild onBuild ->
          image.onBuild = image.onBuild.map(t -> Locations.append(t, onBuild.text())).because(from);
      case Instruction.Copy copy -> {
        words = expandAll(copy.written(), source);
        copied = copy.from().flatMap(name -> build.source(name, stage));
      }
      case Instruction.Add add -> words = expandAll(add.written(), source);
      case Instruction.Run run ->
          run.mounts().stream()
              .flatMap(m -> Stream.ofNullable(m.options().get("from")))
              .forEach(name -> build.source(name, stage));
      case Instruction.Other _ -> {}
    }
    image.steps.add(
        new Step(
            stage,
            instruction,
            from,
            trigger,
            words,
            workdir,
            account,
            before,
            visible,
            build.context(),
            copied));
  }

  private void argument(Word raw, Function<Span, From> source) {
    From from = source.apply(raw.at());
    int equals = raw.text().indexOf('=');
    String name = equals < 0 ? raw.text() : raw.text().substring(0, equals);
    Optional<Value<String>> written =
        equals < 0
            ? Optional.empty()
            : Optional.of(scope.expand(raw.with(raw.text().substring(equals + 1)), from));
    scope.declare(name, build.arguments().inStage(name, written, from), from);
  }

  /// All values of one ENV see the variables as they were before it.
  private void environment(Statement env, Function<Span, From> source) {
    Entries<String> changed = image.environment;
    List<String> names = new ArrayList<>();
    List<Value<String>> values = new ArrayList<>();
    pairs(
        env,
        source,
        (name, value) -> {
          names.add(name);
          values.add(value);
        });
    for (int i = 0; i < names.size(); i++) {
      changed = changed.with(names.get(i), values.get(i));
      scope.set(names.get(i), values.get(i));
    }
    image.environment = changed;
  }

  private interface Pair {
    void take(String name, Value<String> value);
  }

  private void pairs(Statement statement, Function<Span, From> source, Pair pair) {
    List<Word> words = statement.arguments();
    for (int i = 0; i + 1 < words.size(); i += 2) {
      From from = source.apply(words.get(i).at().to(words.get(i + 1).at()));
      Value<String> value = scope.expand(words.get(i + 1), from);
      named(scope.expand(words.get(i), from), name -> pair.take(name, value));
    }
  }

  private static void named(Value<String> name, Consumer<String> use) {
    name.known().ifPresent(use);
  }

  private Value<String> expand(Statement statement, From from) {
    return scope.expand(statement.arguments().getFirst(), from);
  }

  private List<Value<String>> expandAll(Statement statement, Function<Span, From> source) {
    return statement.arguments().stream().map(w -> scope.expand(w, source.apply(w.at()))).toList();
  }

  private Value<String> workdir(Value<String> written, From from) {
    if (!(written instanceof Value.Known<String>(String path, _, _))) {
      return written;
    }
    if (Locations.isAbsolute(path)) {
      return written.over(image.workdir);
    }
    Value<String> above = image.workdir;
    return above
        .map(folder -> Locations.clean((folder.isEmpty() ? "/" : folder) + "/" + path))
        .because(from);
  }

  private void expose(Statement statement, Function<Span, From> source) {
    for (Word word : statement.arguments()) {
      From from = source.apply(word.at());
      named(
          scope.expand(word, from),
          text -> {
            StringTokenizer tokens = new StringTokenizer(text);
            while (tokens.hasMoreTokens()) {
              String token = tokens.nextToken();
              List<String> ports = Ports.exposed(token);
              if (ports.isEmpty()) {
                build.problem(word.at(), Ports.none(token));
              }
              for (String port : ports) {
                image.ports = image.ports.with(port, Value.of(true, from));
              }
            }
          });
    }
  }

  private Value<List<String>> argv(Command command, From from) {
    return switch (command) {
      case Command.Exec(_, var words) -> Value.of(texts(words), from);
      case Command.Shell(_, String script, _) ->
          shell().map(s -> Locations.append(s, script)).first(from);
    };
  }

  /// The shell that runs shell forms from here on.
  private Value<List<String>> shell() {
    return image.shell.map(s -> s.isEmpty() ? defaultShell() : s);
  }

  private List<String> defaultShell() {
    return image.os.equals("windows") ? List.of("cmd", "/S", "/C") : List.of("/bin/sh", "-c");
  }

  private static List<String> texts(List<Word> words) {
    return words.stream().map(Word::text).toList();
  }

  private void signal(Span at, String written) {
    if (!Signals.isSignal(written)) {
      build.problem(at, Signals.none(written));
    }
  }
}
