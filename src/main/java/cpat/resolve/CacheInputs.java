package cpat.resolve;

import cpat.model.Instruction;
import cpat.model.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What a build step's cache key is made of: what must change for the step to run again. Times of
/// files are not part of it (measured); every step also runs again when one before it in its stage
/// does.
public record CacheInputs(Step step, List<Input> inputs) {

  /// One input, in the user's words. `outside` is true for what comes from outside the Dockerfile:
  /// files, another stage, a server, an argument.
  public record Input(String text, boolean outside) {}

  public static CacheInputs of(Step step) {
    List<Input> inputs = new ArrayList<>();
    Instruction instruction = step.instruction();
    switch (instruction) {
      case Instruction.Copy _ -> files(step, inputs);
      case Instruction.Add _ -> files(step, inputs);
      case Instruction.Run run -> {
        run.mounts().forEach(m -> mount(m.type(), m.options(), inputs));
        arguments(step.arguments(), inputs);
      }
      default -> {}
    }
    inputs.add(new Input("this line", false));
    return new CacheInputs(step, List.copyOf(inputs));
  }

  /// What comes from outside the Dockerfile, each thing once.
  public List<String> outside() {
    return inputs.stream().filter(Input::outside).map(Input::text).distinct().toList();
  }

  private static void files(Step step, List<Input> inputs) {
    Statement written = step.instruction().written();
    Optional<String> stage = written.flag("from");
    List<Value<String>> sources =
        step.words().isEmpty() ? List.of() : step.words().subList(0, step.words().size() - 1);
    for (Value<String> source : sources) {
      String path = source.known().orElse("");
      if (path.startsWith("<<")) {
        continue;
      }
      String text =
          source instanceof Value.Unknown<String>(String settles, _)
              ? "files not known here: " + settles
              : stage
                  .map(s -> path + " of " + s)
                  .orElseGet(() -> context(path, written.keyword().equals("ADD")));
      inputs.add(new Input(text, true));
    }
  }

  private static String context(String path, boolean add) {
    boolean git = path.startsWith("git@") || path.endsWith(".git") || path.contains(".git#");
    if (add && git) {
      return "the commit that " + path + " points to";
    }
    if (add && path.contains("://")) {
      return "what the server says of " + path + " (ETag, Last-Modified), or its content";
    }
    String clean = path.startsWith("./") && path.length() > 2 ? path.substring(2) : path;
    if (clean.equals(".") || clean.equals("/") || clean.equals("./")) {
      return "anything in the build context";
    }
    return clean.endsWith("/")
        ? "anything under " + clean
        : clean + (clean.indexOf('*') >= 0 ? " (every file that fits)" : "");
  }

  private static void mount(String type, Map<String, String> options, List<Input> inputs) {
    if (!type.equals("bind")) {
      return;
    }
    String source = options.getOrDefault("source", options.getOrDefault("src", "."));
    String from = options.getOrDefault("from", "");
    inputs.add(
        new Input(
            from.isEmpty()
                ? context(source, false) + ", mounted"
                : source + " of " + from + ", mounted",
            true));
  }

  /// A RUN sees every ARG declared above it, used or not.
  private static void arguments(Map<String, Value<String>> arguments, List<Input> inputs) {
    arguments.forEach((name, value) -> {
      String now =
          value.known().map(v -> v.isEmpty() ? " (empty now)" : " (now " + v + ")").orElse("");
      inputs.add(new Input("ARG " + name + now, true));
    });
  }
}
