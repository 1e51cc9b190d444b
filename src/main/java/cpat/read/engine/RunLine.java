package cpat.read.engine;

import cpat.model.Command;
import cpat.model.Instruction;
import cpat.model.Invocation;
import cpat.model.Namespace;
import cpat.model.Problem;
import cpat.model.Run;
import cpat.model.Setting;
import cpat.model.Word;
import cpat.read.text.Words;
import cpat.source.Span;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// `docker run` and `docker create`: what the client makes of the words.
public final class RunLine {
  /// What concerns the client while the container runs: `create` has no such options.
  private static final List<String> RUN_ALONE = List.of("detach", "detach-keys", "sig-proxy");

  private RunLine() {}

  /// Empty when no image is named.
  public static Optional<Run> read(EngineLine line, Invocation invocation, List<Problem> problems) {
    String command = line.engine() + " " + line.verb();
    Options options = Options.ofRun(line.words(), command, line.engine().equals("podman"));
    problems.addAll(options.problems);
    if (line.verb().equals("create")) {
      options.settings.stream()
          .filter(s -> RUN_ALONE.contains(s.name()))
          .map(s -> new Problem(s.at(), command + " has no option `--" + s.name() + "`"))
          .forEach(problems::add);
    }
    if (options.rest.isEmpty()) {
      boolean asks = options.settings.stream().anyMatch(s -> s.name().equals("help"));
      if (!options.settings.isEmpty() && !asks) {
        problems.add(new Problem(invocation.at(), command + " names no image"));
      }
      return Optional.empty();
    }
    Word image = options.rest.getFirst();
    Span at = span(line.first(), image);
    Run.Builder run = Run.named(name(options.settings, image), at);
    run.image = Optional.of(image);
    run.invocation = Optional.of(invocation);
    List<Word> words = options.rest.subList(1, options.rest.size());
    if (!words.isEmpty()) {
      Span place = span(words.getFirst(), words.getLast());
      run.command = Optional.of(new Command.Exec(place, List.copyOf(words)));
    }
    options.settings.forEach(s -> take(s, run));
    return Optional.of(run.build());
  }

  /// Words put in from a variable stand elsewhere: the place is then that of the first word.
  private static Span span(Word from, Word to) {
    return from.at().source() == to.at().source() && from.at().start() <= to.at().start()
        ? from.at().to(to.at())
        : from.at();
  }

  public static String name(List<Setting> settings, Word image) {
    return settings.stream()
        .filter(s -> s.name().equals("name"))
        .map(s -> s.value().text())
        .reduce((_, last) -> last)
        .or(() -> Optional.of(image.text()))
        .filter(n -> !n.isEmpty())
        .orElseGet(() -> "run at line " + image.at().first().line());
  }

  public static void take(Setting setting, Run.Builder run) {
    run.settings.add(setting);
    Word value = setting.value();
    switch (setting.name()) {
      case "publish" -> run.ports.add(value);
      case "env" -> run.environment.add(variable(value));
      case "requires" -> run.dependsOn.add(value);
      case "entrypoint" -> {
        List<Word> argv = value.text().isEmpty() ? List.of() : List.of(value);
        run.entrypoint = Optional.of(new Command.Exec(setting.at(), argv));
      }
      case "network" -> namespace(Namespace.Kind.NET, setting, run);
      case "pid" -> namespace(Namespace.Kind.PID, setting, run);
      case "ipc" -> namespace(Namespace.Kind.IPC, setting, run);
      case "uts" -> namespace(Namespace.Kind.UTS, setting, run);
      case "userns" -> namespace(Namespace.Kind.USER, setting, run);
      case "cgroupns" -> namespace(Namespace.Kind.CGROUP, setting, run);
      default -> Mounts.of(setting).ifPresent(run.mounts::add);
    }
  }

  private static Instruction.Variable variable(Word value) {
    int equals = value.text().indexOf('=');
    return equals < 0
        ? new Instruction.Variable(value, Optional.empty())
        : new Instruction.Variable(
            Words.part(value, 0, equals), Optional.of(Words.from(value, equals + 1)));
  }

  private static void namespace(Namespace.Kind kind, Setting setting, Run.Builder run) {
    Word value = setting.value();
    if (kind == Namespace.Kind.NET && value.text().indexOf('=') > 0) {
      for (Word field : CsvMount.fields(value)) {
        if (field.text().regionMatches(true, 0, "name=", 0, "name=".length())) {
          Word name = Words.from(field, "name=".length());
          value = name.with(name.text().toLowerCase(Locale.ROOT));
        }
      }
    }
    String text = value.text();
    if (text.equals("host")) {
      run.namespaces.add(new Namespace.Host(kind, setting.at()));
    } else if (text.startsWith("container:")) {
      Word target = Words.from(value, "container:".length());
      run.namespaces.add(new Namespace.Joined(kind, setting.at(), target, false));
    } else {
      run.namespaces.add(new Namespace.Other(kind, setting.at(), value));
    }
  }
}
