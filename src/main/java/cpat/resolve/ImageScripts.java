package cpat.resolve;

import cpat.facts.EntrypointScripts;
import cpat.source.Source;
import java.util.Optional;

/// The scripts of one image: those its build put there, else what well-known images hold as a rule.
final class ImageScripts {
  private final ImageFiles files;
  private final ResolvedImage image;
  private Optional<EntrypointScripts.Script> used = Optional.empty();

  ImageScripts(ImageFiles files, ResolvedImage image) {
    this.files = files;
    this.image = image;
  }

  Optional<Source> find(String path) {
    return files.find(image, path).or(() -> usual(path));
  }

  /// What was taken from the table, as a reason of the answer.
  Optional<Pid1.Reason> assumed() {
    return used.map(s -> Pid1.reason("as a rule " + s.name() + " of " + s.image() + " execs it"));
  }

  private Optional<Source> usual(String path) {
    if (!(image.base().orElse(null) instanceof From.OfImage(String reference, _, _))) {
      return Optional.empty();
    }
    Optional<EntrypointScripts.Script> script = EntrypointScripts.of(reference, path);
    // A step that names the script may have changed it.
    boolean touched =
        script.isPresent()
            && image.steps().stream()
                .anyMatch(
                    s -> writes(s) && s.instruction().at().text().contains(script.get().name()));
    if (script.isEmpty() || touched) {
      return Optional.empty();
    }
    used = script;
    return Optional.of(new Source("", script.get().text()));
  }

  private static boolean writes(Step step) {
    return step.instruction() instanceof cpat.model.Instruction.Run
        || step.instruction() instanceof cpat.model.Instruction.Copy
        || step.instruction() instanceof cpat.model.Instruction.Add;
  }
}
