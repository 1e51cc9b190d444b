package cpat.patterns.cs;

import cpat.model.Build;
import cpat.model.Instruction.Add;
import cpat.model.Instruction.Copy;
import cpat.model.Word;
import cpat.read.Paths;
import cpat.read.Tree;
import cpat.read.dockerfile.DockerIgnore;
import cpat.resolve.Step;
import cpat.rule.Checked;
import cpat.rule.Checked.Built;
import cpat.source.Excerpt;
import cpat.source.Source;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// The build context of a Dockerfile: its folder, and the ignore file that counts (empty where
/// there is none yet).
record ContextFiles(Checked checked, Build build, String folder, Source file, DockerIgnore ignore) {

  /// Nothing for a Dockerfile inside another file, and for a context outside of what was scanned.
  static Optional<ContextFiles> of(Checked checked, Build build) {
    return checked
        .context(build)
        .filter(c -> !c.startsWith(".."))
        .map(folder -> {
          Tree tree = checked.tree();
          Source file =
              tree.find(build.at().source().path() + ".dockerignore")
                  .or(() -> tree.find(folder + ".dockerignore"))
                  .orElseGet(() -> new Source(folder + ".dockerignore", ""));
          return new ContextFiles(
              checked, build, folder, file, DockerIgnore.read(Excerpt.of(file)));
        });
  }

  /// One source that a build takes from its context, as far as its variables are known.
  record Taken(Built built, Step step, Word word, String text) {
    /// The path within the context; empty for all of it.
    String path() {
      return Paths.join("", text.startsWith("/") ? "." + text : text);
    }

    boolean glob() {
      return text.contains("*") || text.contains("?") || text.contains("[");
    }

    boolean add() {
      return step.instruction() instanceof Add;
    }
  }

  Stream<Taken> taken() {
    return build.stages().stream()
        .map(s -> new Built(build, s))
        .flatMap(built ->
            checked
                .steps(built)
                .flatMap(step ->
                    sources(step).stream().map(w -> new Taken(built, step, w, step.text(w)))))
        .filter(t -> !t.text().contains("$") && !t.text().contains("{{"))
        .filter(t -> !t.text().contains("://") && !t.text().startsWith("git@"));
  }

  private static List<Word> sources(Step step) {
    return switch (step.instruction()) {
      case Copy copy when copy.from().isEmpty() -> copy.sources();
      case Add add -> add.sources();
      default -> List.of();
    };
  }

  /// The names in a folder of the context, if they are known.
  Optional<List<String>> names(String below) {
    return checked.tree().names(folder + below);
  }

  /// The folder, as messages call it.
  String called() {
    return folder.isEmpty() ? "the build context" : "the build context `" + folder + "`";
  }
}
