package cpat.resolve;

import cpat.facts.Capabilities;
import cpat.model.Command;
import cpat.model.Mount;
import cpat.model.Namespace;
import cpat.model.Run;
import cpat.model.Setting;
import cpat.model.Word;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/// Lays what a run says over what its image says, as engines do. The run speaks in docker's flags;
/// its mounts are as the user wrote them.
final class Overlay {
  private final ResolvedImage image;
  private final Run run;
  private final Habits habits;
  private final From habit;

  private final List<Mount> mounts;
  private final Flagged flagged;

  Overlay(ResolvedImage image, Run run, List<Mount> mounts, Habits habits, Flagged flagged) {
    this.flagged = flagged;
    this.mounts = mounts;
    this.image = image;
    this.run = run;
    this.habits = habits;
    this.habit = new From.Default(habits.whose());
  }

  Effective effective(String subject, List<Effective.Dependency> dependencies) {
    Value<List<String>> entrypoint = entrypoint().map(Overlay::withoutReset);
    Value<List<String>> command = command();
    return new Effective(
        subject,
        image,
        entrypoint,
        command,
        argv(entrypoint, command),
        new Environment(image, run, flagged.reasons()).entries(),
        text("user", image.user()),
        run.setting("workdir").filter(w -> !w.text().isEmpty()).isPresent()
            ? text("workdir", image.workdir()).map(Locations::clean)
            : image.workdir(),
        text("stop-signal", image.stopSignal()),
        setting("stop-timeout", this::seconds)
            .orElseGet(() -> Value.of(habits.graceSeconds(), habit)),
        new HealthOverlay(image, run, habits).health(),
        flag("init"),
        exposed(),
        published(),
        new Mounts(image, mounts).all(),
        namespaces(),
        flag("privileged"),
        capabilities(),
        run.setting("restart").map(this::said).orElseGet(() -> Value.of("no", habit)),
        dependencies);
  }

  private Value<List<String>> entrypoint() {
    return run.entrypoint().map(e -> argv(e).over(image.entrypoint())).orElseGet(image::entrypoint);
  }

  /// A new entrypoint drops the CMD of the image, and so does the flag that takes the entrypoint
  /// away; a list that is just empty (Compose) leaves it. Engines take no words for nothing said.
  private Value<List<String>> command() {
    if (run.command().filter(c -> !argv(c).known().equals(Optional.of(List.of()))).isPresent()) {
      return argv(run.command().get()).over(image.cmd());
    }
    boolean flag = run.setting("entrypoint").isPresent();
    return run.entrypoint()
        .filter(e -> flag || !argv(e).known().equals(Optional.of(List.of())))
        .map(e -> Value.<List<String>>of(List.of(), From.at(e.at())).over(image.cmd()))
        .orElseGet(image::cmd);
  }

  private static Value<List<String>> argv(Command command) {
    From from = From.at(command.at());
    return switch (command) {
      case Command.Exec(_, var words) -> {
        for (Word word : words) {
          if (!word.literal()) {
            yield Value.unknown(Written.settles(word), from);
          }
        }
        yield Value.of(words.stream().map(Word::text).toList(), from);
      }
      case Command.Shell(_, String script, _) -> Value.of(List.of("/bin/sh", "-c", script), from);
    };
  }

  /// An ENTRYPOINT of one empty word is none.
  private static List<String> withoutReset(List<String> entrypoint) {
    return entrypoint.equals(List.of("")) ? List.of() : entrypoint;
  }

  /// What the engine executes: ENTRYPOINT's words, then CMD's.
  private static Value<List<String>> argv(
      Value<List<String>> entrypoint, Value<List<String>> command) {
    if (!(entrypoint instanceof Value.Known<List<String>>(var program, var first, _))) {
      return entrypoint;
    }
    if (!(command instanceof Value.Known<List<String>>(var arguments, var second, _))) {
      return command;
    }
    List<String> words = new ArrayList<>(program);
    words.addAll(arguments);
    List<From> from = new ArrayList<>(program.isEmpty() ? List.of() : first);
    from.addAll(arguments.isEmpty() ? List.of() : second);
    return new Value.Known<>(List.copyOf(words), List.copyOf(from), List.of());
  }

  private Value<String> text(String flag, Value<String> below) {
    return run.setting(flag)
        .filter(w -> !w.text().isEmpty())
        .map(w -> Written.value(w).over(below))
        .orElse(below);
  }

  private Value<Boolean> flag(String name) {
    return run.setting(name)
        .map(w -> Written.value(w).map(v -> !v.equals("false")))
        .orElseGet(() -> Value.of(false, habit));
  }

  private Optional<Value<Long>> setting(String name, Function<String, Long> read) {
    return run.setting(name).map(w -> said(w).map(read));
  }

  /// What only the habits of who runs it say was put at the place of the whole.
  private Value<String> said(Word word) {
    boolean habitual = flagged.whole().filter(word.at()::equals).isPresent();
    return habitual ? Value.of(word.text(), habit) : Written.value(word);
  }

  private long seconds(String text) {
    boolean number = text.matches("-?[0-9]{1,9}");
    return number ? Long.parseLong(text) : habits.graceSeconds();
  }

  private Entries<Boolean> exposed() {
    Entries<Boolean> all = image.ports();
    for (Setting expose : run.settings("expose").toList()) {
      for (String port : Ports.exposed(expose.value().text())) {
        all = all.with(port, Value.of(true, From.at(expose.at())));
      }
    }
    for (Word port : run.ports()) {
      for (String exposed : Ports.exposed(port.text())) {
        if (!all.known().containsKey(exposed)) {
          all = all.with(exposed, Value.of(true, From.at(port.at())));
        }
      }
    }
    return all;
  }

  private List<Value<String>> published() {
    List<Value<String>> all = new ArrayList<>();
    run.ports().forEach(p -> all.add(Written.value(p)));
    if (run.on("publish-all")) {
      From from = From.at(run.settings("publish-all").findFirst().orElseThrow().at());
      Set<String> named = new LinkedHashSet<>();
      run.ports().forEach(p -> named.addAll(Ports.exposed(p.text())));
      exposed().known().keySet().stream()
          .filter(p -> !named.contains(p))
          .forEach(p -> all.add(Value.of("0:" + p, from)));
    }
    return List.copyOf(all);
  }

  private Map<Namespace.Kind, Value<String>> namespaces() {
    Map<Namespace.Kind, Value<String>> all = new EnumMap<>(Namespace.Kind.class);
    for (Namespace.Kind kind : Namespace.Kind.values()) {
      all.put(kind, Value.of("own", habit));
    }
    for (Namespace namespace : run.namespaces()) {
      From from = From.at(namespace.at());
      all.put(
          namespace.kind(),
          switch (namespace) {
            case Namespace.Host _ -> Value.of("host", from);
            case Namespace.Joined(_, _, Word target, boolean service) ->
                Written.value(target)
                    .map(t -> (service ? "service:" : "container:") + t)
                    .first(from);
            case Namespace.Other(_, _, Word written) -> Written.value(written).first(from);
          });
    }
    return all;
  }

  private Value<List<String>> capabilities() {
    if (run.on("privileged")) {
      From from = From.at(run.settings("privileged").findFirst().orElseThrow().at());
      return Value.of(List.of("ALL"), from);
    }
    Set<String> set = new LinkedHashSet<>(Capabilities.DEFAULT);
    List<From> from = new ArrayList<>();
    for (Setting drop : run.settings("cap-drop").toList()) {
      String name = Capabilities.name(drop.value().text());
      if (name.equals("ALL")) {
        set.clear();
      } else {
        set.remove(name);
      }
      from.add(From.at(drop.at()));
    }
    for (Setting add : run.settings("cap-add").toList()) {
      String name = Capabilities.name(add.value().text());
      if (name.equals("ALL")) {
        set.clear();
      }
      set.add(name);
      from.add(From.at(add.at()));
    }
    from.add(habit);
    return new Value.Known<>(List.copyOf(set), List.copyOf(from), List.of());
  }
}
