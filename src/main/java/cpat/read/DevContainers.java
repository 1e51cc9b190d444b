package cpat.read;

import cpat.model.ImageBuild;
import cpat.model.Instruction.Variable;
import cpat.model.Mount;
import cpat.model.Origin;
import cpat.model.Reading;
import cpat.model.Run;
import cpat.model.Setting;
import cpat.model.Word;
import cpat.model.Workload;
import cpat.read.engine.Options;
import cpat.read.engine.RunLine;
import cpat.read.yaml.Json;
import cpat.read.yaml.Leaves;
import cpat.read.yaml.Node;
import cpat.read.yaml.Node.Entry;
import cpat.read.yaml.Node.Mapping;
import cpat.read.yaml.Node.Scalar;
import cpat.source.Excerpt;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Reads `devcontainer.json`. The workspace mount that the tool adds by itself is not in the model:
/// only what is written is.
public final class DevContainers {
  private DevContainers() {}

  private static final int MAX_SETTINGS = 2_000;

  public static Reading read(Excerpt text) {
    Json json = Json.read(text);
    Reading.Builder reading = Reading.of("devcontainer");
    reading.problems.addAll(json.problems());
    json.root()
        .flatMap(Node::mapping)
        .ifPresent(root -> {
          Run run = run(root);
          run.build().ifPresent(reading.imageBuilds::add);
          reading.workloads.add(
              new Workload(
                  run.name(), new Origin.DevContainer(), root.at(), List.of(run), run.settings()));
        });
    return reading.build();
  }

  /// Some lines of a `devcontainer.json`, as pages show them, also without the braces around them.
  /// A page may leave out what it likes: that it is no whole JSON is no problem.
  static Reading fragment(Excerpt text) {
    Excerpt.Builder whole = new Excerpt.Builder(text.source());
    String all = text.text();
    boolean begun = false;
    boolean braces = false;
    for (int line = 0; line < all.length(); ) {
      int next = all.indexOf('\n', line);
      int end = next < 0 ? all.length() : next + 1;
      String inner = all.substring(line, end).strip();
      boolean said = !inner.isEmpty() && !inner.startsWith("//") && !inner.equals("...");
      if (said && !begun) {
        begun = true;
        braces = !inner.startsWith("{");
        whole.append(braces ? "{" : "", text.span(line, line).start());
      }
      if (said) {
        whole.append(text, line, end);
      }
      line = end;
    }
    whole.append(braces ? "\n}" : "", Math.max(0, text.whole().end() - 1));
    Reading read = read(whole.build());
    return new Reading(
        read.kind(),
        read.builds(),
        read.workloads(),
        read.scripts(),
        read.imageBuilds(),
        List.of());
  }

  private static Run run(Mapping root) {
    Run.Builder run = Run.named(root.text("name"), root.at());
    run.image = word(root, "image");
    run.build = build(root);
    for (Entry entry : root.entries()) {
      settings(entry, run.settings);
      Node value = entry.value();
      switch (entry.name()) {
        case "mounts" -> value.elements().forEach(m -> mount(m).ifPresent(run.mounts::add));
        case "runArgs" -> {
          List<Word> words =
              value.elements().stream()
                  .flatMap(e -> e.scalar().stream())
                  .map(DevContainers::word)
                  .toList();
          Options.ofRun(words, "runArgs", false).settings.forEach(s -> RunLine.take(s, run));
        }
        case "workspaceMount" -> mount(value).ifPresent(run.mounts::add);
        case "containerEnv" ->
            value
                .fields()
                .forEach(e ->
                    run.environment.add(
                        new Variable(e.key().word(), e.value().scalar().map(DevContainers::word))));
        case "appPort" -> {
          List<Node> ports = value instanceof Scalar ? List.of(value) : value.elements();
          ports.forEach(p -> p.scalar().map(DevContainers::word).ifPresent(run.ports::add));
        }
        default -> {}
      }
    }
    return run.build();
  }

  /// Features bear their identifier in the name, options or not: `features.ghcr.io/…:1`.
  private static void settings(Entry entry, List<Setting> into) {
    var leaves = new Leaves(into, MAX_SETTINGS, DevContainers::word);
    if (!entry.name().equals("features") || !(entry.value() instanceof Mapping features)) {
      leaves.entry("", entry);
      return;
    }
    for (Entry feature : features.entries()) {
      String name = "features." + feature.name();
      Node value = feature.value();
      Word word = value instanceof Scalar s ? word(s) : Word.literal("", value.at());
      into.add(new Setting(name, word, feature.at()));
      value.fields().forEach(option -> leaves.entry(name, option));
    }
  }

  /// `${localEnv:X}` and its like are not known.
  private static Word word(Scalar scalar) {
    return new Word(scalar.text(), scalar.at(), !scalar.text().contains("${"));
  }

  private static Optional<Word> word(Node node, String key) {
    return node.get(key).flatMap(Node::scalar).map(DevContainers::word);
  }

  private static Optional<ImageBuild> build(Mapping root) {
    Optional<Entry> entry =
        root.entry("build").or(() -> root.entry("dockerFile")).or(() -> root.entry("dockerfile"));
    return entry.map(e -> {
      Node build = e.value();
      List<Variable> arguments = new ArrayList<>();
      for (Entry argument : build.get("args").map(Node::fields).orElse(List.of())) {
        arguments.add(
            new Variable(
                argument.key().word(), argument.value().scalar().map(DevContainers::word)));
      }
      return new ImageBuild(
          e.at(),
          List.of(),
          word(build, "context").or(() -> word(root, "context")),
          word(build, "dockerfile")
              .or(() -> word(build, "dockerFile"))
              .or(() -> word(root, "dockerFile"))
              .or(() -> word(root, "dockerfile")),
          word(build, "target"),
          List.copyOf(arguments));
    });
  }

  private static Optional<Mount> mount(Node node) {
    return switch (node) {
      case Scalar s -> s.scalar().map(DevContainers::written);
      case Mapping m ->
          Optional.of(
              mount(
                  m,
                  m.text("type"),
                  word(m, "source"),
                  word(m, "target"),
                  m.text("readonly").equals("true")));
      case Node.Sequence _ -> Optional.empty();
    };
  }

  /// `source=…,target=…,type=bind`, as in `docker run --mount`.
  private static Mount written(Scalar scalar) {
    Excerpt text = scalar.excerpt();
    String all = text.text();
    String type = "";
    boolean readOnly = false;
    Optional<Word> source = Optional.empty();
    Optional<Word> target = Optional.empty();
    int from = 0;
    while (from <= all.length()) {
      int comma = all.indexOf(',', from);
      int end = comma < 0 ? all.length() : comma;
      int equals = all.indexOf('=', from);
      int split = equals < 0 || equals > end ? end : equals;
      String value = all.substring(Math.min(split + 1, end), end);
      Word word = new Word(value, text.span(Math.min(split + 1, end), end), !value.contains("${"));
      switch (all.substring(from, split).strip()) {
        case "type" -> type = value;
        case "source", "src" -> source = Optional.of(word);
        case "target", "destination", "dst" -> target = Optional.of(word);
        case "readonly", "ro" -> readOnly = !value.equals("false") && !value.equals("0");
        default -> {}
      }
      from = end + 1;
    }
    return mount(scalar, type, source, target, readOnly);
  }

  private static Mount mount(
      Node at, String type, Optional<Word> source, Optional<Word> target, boolean readOnly) {
    Word to = target.orElseGet(() -> Word.literal("", at.at()));
    return switch (type) {
      case "bind" ->
          new Mount.Bind(at.at(), source.orElseGet(() -> Word.literal("", at.at())), to, readOnly);
      case "tmpfs" -> new Mount.Tmpfs(at.at(), to);
      case "", "volume" -> new Mount.Volume(at.at(), source, to, readOnly);
      default -> new Mount.Other(at.at(), type, source, to);
    };
  }
}
