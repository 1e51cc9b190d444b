package cpat.read;

import cpat.model.Build;
import cpat.model.Command;
import cpat.model.ImageBuild;
import cpat.model.Instruction.Variable;
import cpat.model.Mount;
import cpat.model.Namespace;
import cpat.model.Origin;
import cpat.model.Problem;
import cpat.model.Reading;
import cpat.model.Run;
import cpat.model.Setting;
import cpat.model.Stage;
import cpat.model.Word;
import cpat.model.Workload;
import cpat.read.yaml.Node;
import cpat.source.Span;
import java.util.List;
import java.util.stream.Collectors;

/// What a reader gives, as text. Places are `line:column`, unknown words end in `?`.
public final class Print {
  private Print() {}

  /// Nodes in one line, scalars as they are with quotes where they have single ones.
  public static String node(Node node) {
    return switch (node) {
      case Node.Scalar s -> s.style() == Node.Style.SINGLE ? "'" + s.text() + "'" : s.text();
      case Node.Sequence s ->
          s.items().stream().map(Print::node).collect(Collectors.joining(", ", "[", "]"));
      case Node.Mapping m ->
          m.entries().stream()
              .map(e -> e.name() + ": " + node(e.value()))
              .collect(Collectors.joining(", ", "{", "}"));
    };
  }

  /// The stages of each Dockerfile: place, what it starts from, its instructions.
  public static String builds(Reading reading) {
    var out = new StringBuilder();
    for (Build build : reading.builds()) {
      out.append("build @").append(place(build.at())).append('\n');
      for (Stage stage : build.stages()) {
        out.append("  @")
            .append(place(stage.at()))
            .append(' ')
            .append(stage.base().getClass().getSimpleName());
        stage.instructions().forEach(i -> out.append(' ').append(i.written().keyword()));
        out.append('\n');
      }
    }
    return out.toString();
  }

  /// The fields that are filled; settings only with `settings`.
  public static String reading(Reading reading, boolean settings) {
    var out = new StringBuilder();
    for (Workload workload : reading.workloads()) {
      out.append(origin(workload.origin())).append(' ').append(workload.name()).append('\n');
      if (settings) {
        workload.settings().forEach(s -> out.append("  ").append(setting(s)).append('\n'));
      }
      workload.runs().forEach(r -> run(r, settings, out));
    }
    reading.problems().forEach(p -> out.append(problem(p)));
    return out.toString();
  }

  /// A problem and its other places.
  public static String problem(Problem problem) {
    var out = new StringBuilder("! " + problem.at() + " " + problem.message() + "\n");
    problem.related().forEach(r -> out.append("    " + r.at() + " " + r.message() + "\n"));
    return out.toString();
  }

  private static String origin(Origin origin) {
    return origin instanceof Origin.Kubernetes(var kind)
        ? kind
        : origin.getClass().getSimpleName().toLowerCase(java.util.Locale.ROOT);
  }

  private static void run(Run run, boolean settings, StringBuilder out) {
    out.append("  ").append(run.name()).append(" @").append(place(run.at()));
    out.append(run.role() == Run.Role.MAIN ? "" : " " + run.role()).append('\n');
    run.image().ifPresent(i -> line(out, "image", word(i)));
    run.build().ifPresent(b -> line(out, "build", build(b)));
    run.entrypoint().ifPresent(c -> line(out, "entrypoint", command(c)));
    run.command().ifPresent(c -> line(out, "command", command(c)));
    run.mounts().forEach(m -> line(out, "mount", mount(m)));
    run.namespaces().forEach(n -> line(out, "namespace", namespace(n)));
    each(out, "ports", run.ports().stream().map(Print::word).toList());
    each(out, "env", run.environment().stream().map(Print::variable).toList());
    each(out, "after", run.dependsOn().stream().map(Print::word).toList());
    if (settings) {
      run.settings().forEach(s -> line(out, "set", setting(s)));
    }
  }

  private static void each(StringBuilder out, String name, List<String> values) {
    if (!values.isEmpty()) {
      line(out, name, String.join(" ", values));
    }
  }

  private static void line(StringBuilder out, String name, String value) {
    out.append("    ").append(name).append(' ').append(value.replace("\n", "\\n")).append('\n');
  }

  public static String setting(Setting setting) {
    return setting.name() + "=" + word(setting.value()) + " ←" + place(setting.at());
  }

  private static String build(ImageBuild build) {
    return "context="
        + build.context().map(Print::word).orElse("-")
        + " dockerfile="
        + build.dockerfile().map(Print::word).orElse("-")
        + " target="
        + build.target().map(Print::word).orElse("-")
        + " args="
        + build.arguments().stream().map(Print::variable).toList()
        + " tags="
        + build.tags().stream().map(Print::word).toList();
  }

  private static String command(Command command) {
    return switch (command) {
      case Command.Exec(_, var argv) -> argv.stream().map(Print::word).toList().toString();
      case Command.Shell(_, var script, _) -> "sh: " + script;
    };
  }

  private static String variable(Variable variable) {
    return variable.name().text() + variable.value().map(v -> "=" + word(v)).orElse("");
  }

  private static String mount(Mount mount) {
    return switch (mount) {
      case Mount.Bind(var at, var source, var target, var readOnly) ->
          "bind " + word(source) + " " + word(target) + ro(readOnly) + " ←" + place(at);
      case Mount.Volume(var at, var name, var target, var readOnly) ->
          "volume "
              + name.map(Print::word).orElse("-")
              + " "
              + word(target)
              + ro(readOnly)
              + " ←"
              + place(at);
      case Mount.Tmpfs(var at, var target) -> "tmpfs " + word(target) + " ←" + place(at);
      case Mount.From(var at, var container) -> "from " + word(container) + " ←" + place(at);
      case Mount.Other(var at, var kind, var name, var target) ->
          kind + " " + name.map(Print::word).orElse("-") + " " + word(target) + " ←" + place(at);
    };
  }

  private static String ro(boolean readOnly) {
    return readOnly ? " ro" : "";
  }

  private static String namespace(Namespace namespace) {
    return switch (namespace) {
      case Namespace.Host(var kind, var at) -> kind + " host ←" + place(at);
      case Namespace.Joined(var kind, var at, var target, var service) ->
          kind + (service ? " service " : " container ") + word(target) + " ←" + place(at);
      case Namespace.Other(var kind, var at, var written) ->
          kind + " " + word(written) + " ←" + place(at);
    };
  }

  private static String word(Word word) {
    return word.text() + (word.literal() ? "" : "?");
  }

  private static String place(Span span) {
    return span.first().line() + ":" + span.first().column();
  }
}
