package cpat.read.kubernetes;

import cpat.model.Command;
import cpat.model.Instruction.Variable;
import cpat.model.Mount;
import cpat.model.Namespace;
import cpat.model.Run;
import cpat.model.Word;
import cpat.read.yaml.Leaves;
import cpat.read.yaml.Node;
import cpat.read.yaml.Node.Entry;
import cpat.read.yaml.Node.Scalar;
import java.util.List;
import java.util.Optional;

/// One container of a Pod to a Run.
record KubernetesContainer(PodSpec pod, List<Namespace> namespaces) {
  private static final int MAX_SETTINGS = 2_000;

  Run read(PodSpec.Container container) {
    Node node = container.node();
    Run.Builder run = Run.named(node.text("name"), node.at());
    run.role = container.role();
    run.image = word(node, "image");
    run.entrypoint = command(node, "command");
    run.command = command(node, "args");
    run.namespaces.addAll(namespaces);
    elements(node, "ports").forEach(p -> port(p).ifPresent(run.ports::add));
    elements(node, "env").forEach(e -> variable(e).ifPresent(run.environment::add));
    elements(node, "volumeMounts").forEach(m -> run.mounts.add(mount(m)));
    var leaves = new Leaves(run.settings, MAX_SETTINGS, KubernetesContainer::word);
    node.fields().forEach(f -> leaves.entry("", f));
    return run.build();
  }

  /// What a template, a parameter or the kubelet puts in is not known.
  static Word word(Scalar scalar) {
    String text = scalar.text();
    boolean literal =
        scalar.style() != Node.Style.TEMPLATE
            && !text.contains("{{")
            && !text.contains("${")
            && !text.contains("$(");
    return new Word(text, scalar.at(), literal);
  }

  static Optional<Word> word(Node node, String key) {
    return node.get(key).flatMap(Node::scalar).map(KubernetesContainer::word);
  }

  private static List<Node> elements(Node node, String key) {
    return node.get(key).map(Node::elements).orElse(List.of());
  }

  private static Optional<Command> command(Node node, String key) {
    return node.get(key)
        .filter(c -> !c.isNull())
        .map(c -> {
          List<Node> items = c instanceof Scalar ? List.of(c) : c.elements();
          return new Command.Exec(
              c.at(),
              items.stream()
                  .flatMap(i -> i.scalar().stream())
                  .map(KubernetesContainer::word)
                  .toList());
        });
  }

  private static Optional<Word> port(Node port) {
    Optional<Word> container = word(port, "containerPort");
    Optional<Word> host = word(port, "hostPort");
    return container.map(c ->
        host.map(h -> new Word(h.text() + ":" + c.text(), port.at(), h.literal() && c.literal()))
            .orElse(c));
  }

  private static Optional<Variable> variable(Node entry) {
    return word(entry, "name").map(name -> new Variable(name, word(entry, "value")));
  }

  private Mount mount(Node mount) {
    Word target = word(mount, "mountPath").orElseGet(() -> Word.literal("", mount.at()));
    boolean readOnly = mount.text("readOnly").equals("true");
    Optional<Word> name = word(mount, "name");
    Optional<Entry> kind =
        name.flatMap(n -> pod.volume(n.text())).stream()
            .flatMap(v -> v.fields().stream())
            .filter(f -> !f.name().equals("name"))
            .findFirst();
    if (kind.isEmpty()) {
      return new Mount.Other(mount.at(), "volume", name, target);
    }
    Node volume = kind.get().value();
    Optional<Entry> path = volume.mapping().flatMap(v -> v.entry("path"));
    Optional<Word> source = word(volume, "path");
    String type = kind.get().name();
    if (type.equals("hostPath") && path.isPresent() && source.isPresent()) {
      return new Mount.Bind(path.get().at(), source.get(), target, readOnly);
    }
    return type.equals("emptyDir")
        ? new Mount.Volume(mount.at(), name, target, readOnly)
        : new Mount.Other(mount.at(), type, name, target);
  }
}
