package cpat.read.live;

import cpat.model.Command;
import cpat.model.Origin;
import cpat.model.Run;
import cpat.model.Setting;
import cpat.model.Word;
import cpat.model.Workload;
import cpat.read.engine.RunLine;
import cpat.read.yaml.Node;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// One container of an inspection. Its configuration is final: what its image said is in it, or was
/// taken away.
record InspectedContainer(Node.Mapping container, Map<String, String> names) {
  Workload workload() {
    String name = Inspections.name(container);
    Origin origin = new Origin.Live(engine(), container.text("Id"));
    List<Setting> whole = new ArrayList<>();
    container
        .get("State")
        .ifPresent(s -> whole.add(new Setting("state", Word.literal(state(s), s.at()), s.at())));
    return new Workload(name, origin, container.at(), List.of(run(name)), List.copyOf(whole));
  }

  /// Podman's answers have fields that Docker's never have, or its own variable.
  private String engine() {
    boolean podman =
        container.get("OCIRuntime").isPresent()
            || container.get("BoundingCaps").isPresent()
            || container.text("HostConfig", "Runtime").equals("oci")
            || container.at("Config", "Env").stream()
                .flatMap(e -> e.elements().stream())
                .flatMap(v -> v.scalar().stream())
                .anyMatch(v -> v.text().equals("container=podman"));
    return podman ? "podman" : "docker";
  }

  /// `running`, `exited 137`, `created`, `paused`.
  private static String state(Node state) {
    String status = state.text("Status");
    if (status.isEmpty()) {
      status = state.text("Running").equals("true") ? "running" : "stopped";
    }
    boolean ended = status.equals("exited") || status.equals("stopped") || status.equals("dead");
    String code = state.text("ExitCode");
    return ended && !code.isEmpty() ? status + " " + code : status;
  }

  private Run run(String name) {
    Run.Builder run = Run.named(name, container.at());
    run.image = image();
    run.entrypoint = container.at("Config", "Entrypoint").flatMap(this::entrypoint);
    run.command = container.at("Config", "Cmd").flatMap(InspectedContainer::exec);
    if (run.entrypoint.isEmpty() && run.command.isEmpty()) {
      run.command = started();
    }
    for (Setting setting : new InspectedFlags(container).all()) {
      RunLine.take(setting, run);
    }
    new InspectedSpaces(container, names, engine().equals("podman"))
        .all()
        .forEach(s -> RunLine.take(s, run));
    InspectedMounts.add(container, run);
    return run.build();
  }

  /// As it was asked for; the id alone when that is all there is.
  private Optional<Word> image() {
    return container
        .at("Config", "Image")
        .or(() -> container.get("ImageName"))
        .or(() -> container.get("Image"))
        .flatMap(Node::scalar)
        .filter(s -> !s.text().isEmpty())
        .map(Node.Scalar::word);
  }

  /// Podman before version 5 joins the words with blanks: then the words are those that it starts,
  /// without those of the command.
  private Optional<Command> entrypoint(Node written) {
    if (!(written instanceof Node.Scalar joined)) {
      return exec(written);
    }
    if (joined.isNull() || joined.text().isEmpty()) {
      return Optional.empty();
    }
    List<Word> all = started().map(InspectedContainer::argv).orElse(List.of());
    List<String> tail =
        container.at("Config", "Cmd").flatMap(InspectedContainer::exec).stream()
            .flatMap(c -> c.words().stream())
            .toList();
    int head = all.size() - tail.size();
    boolean fits =
        head > 0
            && all.subList(head, all.size()).stream().map(Word::text).toList().equals(tail)
            && String.join(" ", all.subList(0, head).stream().map(Word::text).toList())
                .equals(joined.text());
    return Optional.of(
        new Command.Exec(written.at(), fits ? all.subList(0, head) : List.of(joined.word())));
  }

  private static List<Word> argv(Command command) {
    return command instanceof Command.Exec(_, var argv) ? argv : List.of();
  }

  /// What the engine starts, without the init that Podman shows there.
  private Optional<Command> started() {
    Optional<Node.Scalar> path = container.get("Path").flatMap(Node::scalar);
    if (path.isEmpty() || path.get().text().isEmpty()) {
      return Optional.empty();
    }
    List<Word> words = new ArrayList<>(List.of(path.get().word()));
    container.get("Args").ifPresent(a -> words.addAll(words(a)));
    boolean init =
        words.size() > 2
            && words.getFirst().text().endsWith("/podman-init")
            && words.get(1).text().equals("--");
    return Optional.of(
        new Command.Exec(
            path.get().at(), List.copyOf(init ? words.subList(2, words.size()) : words)));
  }

  /// A list of words, or one; nothing for `null` and an empty list.
  private static Optional<Command> exec(Node written) {
    List<Word> words =
        written instanceof Node.Scalar one
            ? one.scalar().map(Node.Scalar::word).stream().toList()
            : words(written);
    return words.isEmpty() ? Optional.empty() : Optional.of(new Command.Exec(written.at(), words));
  }

  static List<Word> words(Node list) {
    return list.elements().stream()
        .flatMap(i -> i.scalar().stream())
        .map(Node.Scalar::word)
        .toList();
  }
}
