package cpat.resolve;

import cpat.facts.Wildcard;
import cpat.model.Command;
import cpat.model.Instruction;
import cpat.model.Invocation;
import cpat.model.Statement;
import cpat.read.Lookup;
import cpat.read.Paths;
import cpat.read.dockerfile.DockerIgnore;
import cpat.read.dockerfile.IgnoreFiles;
import cpat.source.Source;
import java.util.List;
import java.util.Optional;

/// The files that a build puts into an image, as far as the project has them.
public final class ImageFiles {
  private static final int DEEPEST = 20;

  private final Lookup lookup;

  public ImageFiles(Lookup lookup) {
    this.lookup = lookup;
  }

  /// The text of a file of the image. A bare name is looked for along PATH, a relative path from
  /// the working folder.
  public Optional<Source> find(ResolvedImage image, String name) {
    if (name.isEmpty()) {
      return Optional.empty();
    }
    if (name.contains("/")) {
      Optional<String> folder = image.workdir().known();
      return name.startsWith("/")
          ? at(image, Locations.clean(name), 0)
          : folder.flatMap(f -> at(image, Locations.in(f, name), 0));
    }
    String path = image.environment().find("PATH").flatMap(Value::known).orElse(BaseImage.PATH);
    return List.of(path.split(":", -1)).stream()
        .filter(folder -> folder.startsWith("/"))
        .flatMap(folder -> at(image, Locations.in(folder, name), 0).stream())
        .findFirst();
  }

  private Optional<Source> at(ResolvedImage image, String path, int depth) {
    if (depth > DEEPEST) {
      return Optional.empty();
    }
    List<Step> steps = image.steps();
    for (int i = steps.size() - 1; i >= 0; i--) {
      Step step = steps.get(i);
      if (step.instruction() instanceof Instruction.Run run && rewrites(run, Paths.name(path))) {
        return Optional.empty();
      }
      if (step.instruction() instanceof Instruction.Copy
          || step.instruction() instanceof Instruction.Add) {
        Optional<Source> found = copied(step, path, depth);
        if (found.isPresent()) {
          return found;
        }
      }
    }
    return Optional.empty();
  }

  /// A RUN that writes the file anew: what it says then is not known. Taking out carriage returns
  /// and setting rights changes nothing that matters here.
  private static boolean rewrites(Instruction.Run run, String name) {
    if (!(run.command() instanceof Command.Shell(_, String script, var invocations))
        || !script.contains(name)) {
      return false;
    }
    if (script.contains("> " + name) || script.contains("/" + name + " <<")) {
      return true;
    }
    for (Invocation invocation : invocations) {
      boolean named = invocation.words().stream().anyMatch(w -> w.text().endsWith(name));
      boolean harmless = invocation.words().stream().anyMatch(w -> w.text().contains("\\r"));
      boolean writes =
          switch (invocation.name()) {
            case "sed", "tee", "patch", "envsubst", "mv", "ln" -> true;
            default -> false;
          };
      if (named && writes && !harmless) {
        return true;
      }
    }
    return script.matches("(?s).*>\\s*\\S*" + java.util.regex.Pattern.quote(name) + ".*");
  }

  private Optional<Source> copied(Step step, String path, int depth) {
    Statement written = step.instruction().written();
    List<Value<String>> words = step.words();
    if (words.isEmpty() || words.getLast().known().isEmpty()) {
      return Optional.empty();
    }
    String destination = words.getLast().known().get();
    Optional<String> target = destination(step, destination);
    if (target.isEmpty() || !Locations.inside(target.get(), path)) {
      return Optional.empty();
    }
    String rest =
        path.equals(target.get())
            ? ""
            : path.substring(target.get().length()).replaceFirst("^/", "");
    if (!written.heredocs().isEmpty()) {
      return heredoc(written, rest);
    }
    for (Value<String> word : words.subList(0, words.size() - 1)) {
      Optional<Source> found = word.known().flatMap(from -> source(step, from, rest, depth));
      if (found.isPresent()) {
        return found;
      }
    }
    return Optional.empty();
  }

  private static Optional<Source> heredoc(Statement written, String rest) {
    for (Statement.Heredoc document : written.heredocs()) {
      if (rest.isEmpty() || rest.equals(document.name())) {
        String place = document.at().source().path() + ", here-document";
        return Optional.of(new Source(place, document.content()));
      }
    }
    return Optional.empty();
  }

  /// Where COPY puts things, absolute; empty while the working folder is not known.
  static Optional<String> destination(Step step, String written) {
    if (Locations.isAbsolute(written)) {
      return Optional.of(Locations.clean(written));
    }
    return step.workdir().known().map(folder -> Locations.in(folder, written));
  }

  private Optional<Source> source(Step step, String from, String rest, int depth) {
    String name = Paths.name(from);
    String wanted;
    if (rest.isEmpty()) {
      wanted = from;
    } else if (name.equals(rest) && !from.endsWith("/")) {
      wanted = from;
    } else if (name.indexOf('*') >= 0 || name.indexOf('?') >= 0) {
      if (!Wildcard.matches(rest, name)) {
        return Optional.empty();
      }
      wanted = Paths.folder(from) + rest;
    } else {
      wanted = from + "/" + rest;
    }
    if (step.instruction().written().flag("from").isPresent()) {
      return step.copied().flatMap(image -> at(image, Locations.in("/", wanted), depth + 1));
    }
    String inside = Paths.join("", wanted.startsWith("/") ? wanted.substring(1) : wanted);
    if (inside.startsWith("..") || ignored(step, inside)) {
      return Optional.empty();
    }
    return lookup.find(step.context() + inside);
  }

  private boolean ignored(Step step, String path) {
    String dockerfile = step.stage().at().source().path();
    return IgnoreFiles.find(lookup, step.context(), dockerfile)
        .map(DockerIgnore::read)
        .map(ignore -> ignore.excludes(path))
        .orElse(false);
  }
}
