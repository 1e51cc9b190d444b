package cpat.resolve;

import cpat.model.Build;
import cpat.model.Image;
import cpat.model.Namespace;
import cpat.model.Problem;
import cpat.model.Project;
import cpat.model.Reading;
import cpat.model.Run;
import cpat.read.Lookup;
import cpat.read.Projects;
import cpat.read.Readers;
import cpat.read.image.ImageConfigs;
import cpat.source.Source;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/// A project and what is asked of it as text, and the answer as text. Lines with `@` say what is
/// known and asked (`@file PATH`, `@image NAME JSON`, `@engine NAME JSON`, `@arg NAME=VALUE`,
/// `@target STAGE`, `@run FLAGS | WORDS`), the others are the Dockerfile's.
final class ResolvedText {
  private final Map<String, StringBuilder> files = new LinkedHashMap<>();
  private final List<Image> images = new ArrayList<>();
  private final Map<String, Value<String>> arguments = new LinkedHashMap<>();
  private Optional<String> target = Optional.empty();
  private Optional<MatrixRun> run = Optional.empty();
  private String path = "Dockerfile";
  private final StringBuilder out = new StringBuilder();

  /// What would settle it, to the fields that wait for it.
  private final Map<String, List<String>> unknown = new LinkedHashMap<>();

  static String of(String input) {
    ResolvedText text = new ResolvedText();
    input.lines().forEach(text::line);
    return text.answer();
  }

  private void line(String line) {
    int blank = line.indexOf(' ');
    String word = blank < 0 ? line : line.substring(0, blank);
    String rest = blank < 0 ? "" : line.substring(blank + 1);
    switch (word) {
      case "@file" -> path = rest;
      case "@image" -> image(rest, "%s");
      case "@engine" -> image(rest, "{\"Id\":\"1\",\"Config\":%s}");
      case "@arg" -> {
        int equals = rest.indexOf('=');
        From from = new From.Given("--build-arg " + rest);
        arguments.put(rest.substring(0, equals), Value.of(rest.substring(equals + 1), from));
      }
      case "@target" -> target = Optional.of(rest);
      case "@run" -> run = Optional.of(MatrixRun.of(" " + rest));
      default -> files.computeIfAbsent(path, _ -> new StringBuilder()).append(line).append('\n');
    }
  }

  /// Left out is not known where a person writes it, and not set where an engine does.
  private void image(String nameAndConfig, String form) {
    int name = nameAndConfig.indexOf(' ');
    Source json = new Source("base.json", form.formatted(nameAndConfig.substring(name + 1)));
    Image image = ImageConfigs.read(json, "base.json").images().getFirst();
    images.add(image.as(nameAndConfig.substring(0, name)));
  }

  private String answer() {
    List<Reading> readings = new ArrayList<>();
    files.forEach((name, text) ->
        Readers.read(new Source(name, text.toString()), Lookup.NONE, true)
            .ifPresent(readings::add));
    Project project = Projects.of(readings);
    Resolver resolver = new Resolver(project, this::image);
    Build build = project.builds().getFirst();
    ResolvedImage image = resolver.build(new BuildRequest(build, target, arguments, ""));
    if (run.isPresent()) {
      Run read = run.get().read("image");
      container(resolver.image(image, read));
    } else {
      image(image);
    }
    unknown.forEach((settles, fields) ->
        out.append("unknown ").append(String.join(", ", fields)).append(settles).append('\n'));
    for (Problem problem : project.problems()) {
      out.append("refused ")
          .append(problem.at())
          .append(' ')
          .append(problem.message())
          .append('\n');
    }
    for (Problem problem : resolver.problems()) {
      out.append("problem ")
          .append(problem.at())
          .append(' ')
          .append(problem.message())
          .append('\n');
    }
    return out.toString();
  }

  private Optional<Image> image(String reference) {
    return images.stream().filter(i -> i.reference().equals(reference)).findFirst();
  }

  private void image(ResolvedImage image) {
    tell("entrypoint", image.entrypoint());
    tell("cmd", image.cmd());
    tell("env", image.environment());
    tell("user", image.user());
    tell("workdir", image.workdir());
    tell("port", image.ports());
    tell("volume", image.volumes());
    tell("label", image.labels());
    tell("stop signal", image.stopSignal());
    tell("shell", image.shell());
    tell("health", image.healthcheck());
    tell("triggers", image.onBuild());
  }

  private void container(Effective container) {
    tell("argv", container.argv());
    tell("command", container.command());
    tell("env", container.environment());
    tell("user", container.user());
    tell("workdir", container.workdir());
    tell("stop signal", container.stopSignal());
    tell("health", container.healthcheck());
    tell("port", container.exposed());
    container.published().forEach(p -> tell("published", p));
    if (!container.graceSeconds().known().equals(Optional.of(10L))) {
      tell("grace", container.graceSeconds());
    }
    if (!container.init().known().equals(Optional.of(false))) {
      tell("init", container.init());
    }
    if (!container.restart().known().equals(Optional.of("no"))) {
      tell("restart", container.restart());
    }
    for (Map.Entry<Namespace.Kind, Value<String>> entry : container.namespaces().entrySet()) {
      if (!entry.getValue().known().equals(Optional.of("own"))) {
        tell(entry.getKey().name(), entry.getValue());
      }
    }
  }

  private void tell(String name, Entries<?> entries) {
    entries.known().forEach((key, value) -> line(name + " " + key, value));
    entries.rest().ifPresent(rest -> line("other " + name + "s", rest));
  }

  /// What nobody set is not told.
  private void tell(String name, Value<?> value) {
    Object known = value.known().map(Object.class::cast).orElse("?");
    if (!known.equals("") && !known.equals(List.of()) && !known.equals(Optional.empty())) {
      line(name, value);
    }
  }

  private void line(String name, Value<?> value) {
    switch (value) {
      case Value.Known<?>(var known, var from, var over) -> {
        // What every build from scratch has.
        boolean usual = from.equals(List.of(new From.Default("BuildKit"))) && over.isEmpty();
        if (!usual || files.toString().indexOf("FROM scratch") < 0) {
          out.append(name).append(known.equals(true) ? "" : " = " + known(known));
          out.append(from(" <- ", from)).append(from(" over ", over)).append('\n');
        }
      }
      case Value.Unknown<?>(String settles, var from) ->
          unknown
              .computeIfAbsent(": " + settles + from(" <- ", from), _ -> new ArrayList<>())
              .add(name);
    }
  }

  private static String known(Object value) {
    return switch (value) {
      case Optional<?> optional -> optional.map(Object::toString).orElse("none");
      default -> value.toString();
    };
  }

  private static String from(String before, List<From> all) {
    return all.isEmpty()
        ? ""
        : before
            + all.stream()
                .map(f ->
                    switch (f) {
                      case From.Written(var at) -> at.toString().replace("Dockerfile:", "");
                      case From.OfImage(var image, _, var assumed) ->
                          image + (assumed ? " (assumed)" : "");
                      case From.Default(var whose) -> whose;
                      case From.Given(var what) -> what;
                    })
                .collect(Collectors.joining(", "));
  }
}
