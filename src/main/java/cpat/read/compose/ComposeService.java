package cpat.read.compose;

import cpat.model.Command;
import cpat.model.ImageBuild;
import cpat.model.Instruction.Variable;
import cpat.model.Namespace;
import cpat.model.Run;
import cpat.model.Word;
import cpat.read.yaml.Leaves;
import cpat.read.yaml.Node;
import cpat.read.yaml.Node.Entry;
import cpat.read.yaml.Node.Mapping;
import cpat.read.yaml.Node.Scalar;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// One service of a Compose file, all its `extends` already merged, to a Run.
record ComposeService(ComposeContext context, ComposeFile file) {
  private static final int MAX_SETTINGS = 5_000;

  Run read(Entry entry) {
    Run.Builder run = Run.named(entry.name(), entry.at());
    String path = file.first() ? entry.name() : "services." + entry.name();
    if (!(entry.value() instanceof Mapping service)) {
      if (!entry.value().isNull()) {
        context.problem(entry.value().at(), path + " must be a mapping");
      }
      return run.build();
    }
    var leaves = new Leaves(run.settings, MAX_SETTINGS, context::word);
    for (Entry key : service.entries()) {
      if (key.name().startsWith("x-")) {
        continue;
      }
      ComposeTypes.wrong(path, key).ifPresent(m -> context.problem(key.value().at(), m));
      leaves.entry("", key);
      field(run, key);
    }
    run.mounts.addAll(new ComposeMounts(context, file.root()).of(service));
    run.build = service.entry("build").flatMap(b -> build(b, service));
    return run.build();
  }

  private void field(Run.Builder run, Entry key) {
    Node value = key.value();
    switch (key.name()) {
      case "image" -> run.image = value.scalar().map(context::word);
      case "entrypoint" -> run.entrypoint = command(key);
      case "command" -> run.command = command(key);
      case "ports" -> value.elements().forEach(p -> port(p).ifPresent(run.ports::add));
      case "environment" -> run.environment.addAll(context.variables(value));
      case "depends_on" -> run.dependsOn.addAll(context.names(value));
      case "links" ->
          value.elements().stream()
              .flatMap(l -> l.scalar().stream())
              .map(l -> context.fill(l).split(':').getFirst())
              .forEach(run.dependsOn::add);
      case "network_mode", "net" -> namespace(Namespace.Kind.NET, key, run);
      case "pid" -> namespace(Namespace.Kind.PID, key, run);
      case "ipc" -> namespace(Namespace.Kind.IPC, key, run);
      case "uts" -> namespace(Namespace.Kind.UTS, key, run);
      case "userns_mode" -> namespace(Namespace.Kind.USER, key, run);
      case "cgroup" -> namespace(Namespace.Kind.CGROUP, key, run);
      default -> {}
    }
  }

  /// A string is split into words by Compose itself; no shell runs it. Null keeps the image's.
  private Optional<Command> command(Entry key) {
    return switch (key.value()) {
      case Scalar s when s.isNull() -> Optional.empty();
      case Scalar s -> {
        CommandWords split = CommandWords.of(context.fill(s));
        if (!split.closed()) {
          context.problem(s.at(), key.name() + ": quotes or brackets are not closed");
        }
        yield Optional.of(new Command.Exec(s.at(), split.words()));
      }
      case Node.Sequence s -> Optional.of(new Command.Exec(s.at(), context.words(s)));
      case Mapping _ -> Optional.empty();
    };
  }

  private Optional<Word> port(Node port) {
    if (!(port instanceof Mapping m)) {
      return port.scalar().map(context::word);
    }
    var text = new StringBuilder();
    boolean literal = true;
    for (String key : List.of("host_ip", "published", "target")) {
      Optional<Word> part = context.word(m, key);
      if (part.isPresent()) {
        text.append(text.isEmpty() ? "" : ":").append(part.get().text());
        literal &= part.get().literal();
      }
    }
    String protocol = m.text("protocol");
    text.append(protocol.isEmpty() || protocol.equals("tcp") ? "" : "/" + protocol);
    return Optional.of(new Word(text.toString(), m.at(), literal));
  }

  private void namespace(Namespace.Kind kind, Entry key, Run.Builder run) {
    key.value()
        .scalar()
        .map(context::fill)
        .ifPresent(text -> {
          String mode = text.string();
          int colon = text.indexOf(':', 0);
          Word target = text.word(colon + 1, text.length());
          if (mode.equals("host")) {
            run.namespaces.add(new Namespace.Host(kind, key.at()));
          } else if (mode.startsWith("service:")) {
            run.namespaces.add(new Namespace.Joined(kind, key.at(), target, true));
          } else if (mode.startsWith("container:")) {
            boolean service =
                key.name().equals("net") && file.services().entry(target.text()).isPresent();
            run.namespaces.add(new Namespace.Joined(kind, key.at(), target, service));
          } else {
            run.namespaces.add(new Namespace.Other(kind, key.at(), text.word()));
          }
        });
  }

  private Optional<ImageBuild> build(Entry entry, Mapping service) {
    Node build = entry.value();
    if (build instanceof Node.Sequence || build.isNull()) {
      return Optional.empty();
    }
    List<Word> tags = new ArrayList<>();
    context.word(service, "image").ifPresent(tags::add);
    build.get("tags").map(context::words).ifPresent(tags::addAll);
    List<Variable> arguments = build.get("args").map(context::variables).orElse(List.of());
    return Optional.of(
        new ImageBuild(
            entry.at(),
            List.copyOf(tags),
            build instanceof Scalar s
                ? Optional.of(context.word(s))
                : context.word(build, "context"),
            context.word(build, "dockerfile").or(() -> context.word(service, "dockerfile")),
            context.word(build, "target"),
            List.copyOf(arguments)));
  }
}
