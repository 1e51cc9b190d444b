package cpat.read.engine;

import cpat.model.Command;
import cpat.model.Invocation;
import cpat.model.Run;
import cpat.model.Setting;
import cpat.model.Word;
import cpat.read.shell.Shell;
import cpat.source.Excerpt;
import cpat.source.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/// The `[Container]` section of a Quadlet file; keys are read as the options of `podman run` that
/// they become.
public final class QuadletContainer {
  private final Excerpt text;
  private final List<Setting> settings = new ArrayList<>();
  private Optional<Word> image = Optional.empty();
  private List<Word> command = List.of();

  public QuadletContainer(Excerpt text) {
    this.text = text;
  }

  public void take(String key, Span at, Excerpt value) {
    List<Word> words =
        Shell.read(value).stream().map(Invocation::words).flatMap(List::stream).toList();
    Word whole = whole(value);
    switch (key) {
      case "Image" -> image = Optional.of(whole);
      case "Exec" -> command = words;
      case "PodmanArgs" -> settings.addAll(Options.ofRun(words, "podman run", true).settings);
      case "Environment" -> assignments(value).forEach(w -> add("env", w, at));
      case "Label", "Annotation" -> add(key.toLowerCase(Locale.ROOT), whole, at);
      default -> {
        String option = option(key);
        if (!option.isEmpty()) {
          add(option, whole, at);
        }
      }
    }
  }

  private static String option(String key) {
    return switch (key) {
      case "Volume" -> "volume";
      case "Mount" -> "mount";
      case "Tmpfs" -> "tmpfs";
      case "Network" -> "network";
      case "PublishPort" -> "publish";
      case "ContainerName" -> "name";
      case "Entrypoint" -> "entrypoint";
      case "EnvironmentFile" -> "env-file";
      case "User" -> "user";
      case "UserNS" -> "userns";
      case "WorkingDir" -> "workdir";
      case "HostName" -> "hostname";
      case "AddCapability" -> "cap-add";
      case "DropCapability" -> "cap-drop";
      case "AddDevice" -> "device";
      case "ReadOnly" -> "read-only";
      case "RunInit" -> "init";
      case "Pod" -> "pod";
      case "Pull" -> "pull";
      case "HealthCmd" -> "health-cmd";
      case "SecurityLabelDisable" -> "security-opt";
      default -> "";
    };
  }

  private void add(String name, Word value, Span at) {
    settings.add(new Setting(name, value, at));
  }

  private static List<Word> assignments(Excerpt value) {
    return Shell.read(value).stream()
        .flatMap(i -> Stream.concat(i.assignments().stream(), i.words().stream()))
        .toList();
  }

  private static Word whole(Excerpt value) {
    int from = 0;
    int to = value.length();
    while (from < to && value.charAt(from) <= ' ') {
      from++;
    }
    while (to > from && value.charAt(to - 1) <= ' ') {
      to--;
    }
    return new Word(value.text().substring(from, to), value.span(from, to), true);
  }

  public Optional<Run> run() {
    if (image.isEmpty()) {
      return Optional.empty();
    }
    Run.Builder run = Run.named(RunLine.name(settings, image.get()), image.get().at());
    run.image = image;
    if (!command.isEmpty()) {
      Span at =
          text.span(0, 0)
              .source()
              .span(command.getFirst().at().start(), command.getLast().at().end());
      run.command = Optional.of(new Command.Exec(at, command));
    }
    settings.forEach(s -> RunLine.take(s, run));
    return Optional.of(run.build());
  }
}
