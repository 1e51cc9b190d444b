package cpat.resolve.flags;

import cpat.model.Instruction.Variable;
import cpat.model.Problem;
import cpat.model.Run;
import cpat.model.Setting;
import cpat.model.Word;
import cpat.resolve.flags.Flags.HostPath;
import cpat.resolve.flags.Flags.Remark;
import cpat.source.Span;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Collects the flags of one run, and what is to be told of it.
final class FlagWriter {
  final Run.Builder run;
  final List<Problem> problems = new ArrayList<>();
  private final Surroundings around;
  private final List<Remark> losses = new ArrayList<>();
  private final List<Remark> unknown = new ArrayList<>();
  private final List<HostPath> paths = new ArrayList<>();
  private final Map<String, Variable> environment = new LinkedHashMap<>();

  /// Begins with what needs no flag.
  FlagWriter(Run written, Surroundings around) {
    this.around = around;
    run = Run.named(written.name(), written.at());
    run.role = written.role();
    run.image = written.image();
    run.build = written.build();
    run.entrypoint = written.entrypoint();
    run.command = written.command();
    run.invocation = written.invocation();
    run.dependsOn.addAll(written.dependsOn());
    run.namespaces.addAll(written.namespaces());
  }

  void flag(String name, Word value, Span at) {
    run.settings.add(new Setting(name, value, at));
  }

  /// A value that is made of what is written at a place.
  void flag(String name, String value, Span at) {
    flag(name, Word.literal(value, at), at);
  }

  /// A flag that holds a path of the host behind `begins`.
  void path(String name, String begins, Word source, String rest, Span at) {
    Setting setting =
        new Setting(name, new Word(begins + source.text() + rest, at, source.literal()), at);
    run.settings.add(setting);
    String written = source.text();
    if (!written.startsWith("/") && !written.isEmpty() && source.literal()) {
      paths.add(new HostPath(setting, begins, written, around.path(source.at(), written)));
    }
  }

  void loss(String name, Span at, String why) {
    if (losses.stream().noneMatch(l -> l.name().equals(name) && l.at().equals(at))) {
      losses.add(new Remark(name, at, why));
    }
  }

  void unknown(String name, Span at, String why) {
    unknown.add(new Remark(name, at, why));
  }

  void problem(Span at, String message) {
    Problem problem = new Problem(at, message);
    if (!problems.contains(problem)) {
      problems.add(problem);
    }
  }

  /// A later one of the same name takes the place of an earlier one.
  void variable(Variable variable) {
    environment.remove(variable.name().text());
    environment.put(variable.name().text(), variable);
  }

  Optional<Variable> variable(String name) {
    return Optional.ofNullable(environment.get(name));
  }

  /// The variables as flags, where this is called.
  void environment() {
    for (Variable variable : environment.values()) {
      run.environment.add(variable);
      Word name = variable.name();
      Span at = variable.value().map(v -> Entries.join(name.at(), v.at())).orElse(name.at());
      String text = name.text() + variable.value().map(v -> "=" + v.text()).orElse("");
      boolean literal = name.literal() && variable.value().map(Word::literal).orElse(true);
      flag("env", new Word(text, at, literal), at);
    }
  }

  Flags build() {
    run.settings.stream()
        .filter(s -> s.name().equals("publish"))
        .forEach(s -> run.ports.add(s.value()));
    return new Flags(
        run.build(),
        List.copyOf(losses),
        List.copyOf(unknown),
        List.copyOf(paths),
        List.copyOf(problems));
  }
}
