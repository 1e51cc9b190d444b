package cpat.patterns.s2i;

import static cpat.rule.Level.WARNING;

import cpat.facts.ImageVariables;
import cpat.model.Base;
import cpat.model.Build;
import cpat.model.Instruction.Copy;
import cpat.model.Stage;
import cpat.model.Word;
import cpat.resolve.Step;
import cpat.rule.Checked;
import cpat.rule.Checked.Built;
import cpat.rule.Fix;
import cpat.rule.Hit;
import cpat.rule.Rule;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/// S2I007: see the page of the same name.
final class WholeFileSystemCopied {
  static final Rule RULE =
      new Rule(
          "S2I007",
          "whole-file-system-copied",
          WARNING,
          "all files of a stage are copied over those of another image",
          List.of("DL3067"),
          WholeFileSystemCopied.class,
          WholeFileSystemCopied::find);

  private static final Set<String> ROOT = Set.of("/", "/.", "./", ".", "/*");

  private WholeFileSystemCopied() {}

  private static Stream<Hit> find(Checked checked) {
    return checked
        .stages()
        .filter(b -> !(root(checked, b.build(), b.stage()) instanceof Base.Scratch))
        .flatMap(built ->
            checked.image(built).steps().stream()
                .filter(s -> s.stage().equals(built.stage()) && !s.trigger())
                .flatMap(s -> look(checked, built, s).stream()));
  }

  /// A stage from scratch is filled to be copied as a whole.
  private static Optional<Hit> look(Checked checked, Built built, Step step) {
    Build build = built.build();
    if (!(step.instruction() instanceof Copy copy)) {
      return Optional.empty();
    }
    String to = copy.destination().text();
    boolean inRoot =
        to.startsWith("/")
            || step.workdir().known().map(w -> w.isEmpty() || w.equals("/")).orElse(false);
    boolean all =
        inRoot
            && ROOT.contains(to)
            && copy.sources().stream().anyMatch(s -> ROOT.contains(s.text()))
            && copy.written().flags().stream().noneMatch(f -> f.text().startsWith("--exclude"));
    return copy.from()
        .filter(_ -> all)
        .flatMap(build::stage)
        .filter(s -> s.index() < built.stage().index())
        .filter(s -> system(checked, new Built(build, s)))
        .map(from -> hit(copy, from, copy.sources().getFirst()));
  }

  /// Not another name for an image from elsewhere, which may be made to be copied as a whole.
  private static boolean system(Checked checked, Built built) {
    boolean changed = checked.image(built).steps().stream().anyMatch(Step::makesLayer);
    return root(checked, built.build(), built.stage()) instanceof Base.Image image
        && (changed || ImageVariables.of(image.repository()).isPresent());
  }

  private static Base root(Checked checked, Build build, Stage stage) {
    return checked.resolved().root(build, stage);
  }

  private static Hit hit(Copy copy, Stage from, Word source) {
    String name = from.name().map(Word::text).orElse(Integer.toString(from.index()));
    return Hit.at(
            source.at().to(copy.destination().at()),
            "everything of stage `"
                + name
                + "` lands in this image: its tools, its caches, its secrets, and its libraries"
                + " over those of this base")
        .note(from.at(), "the stage")
        .fix(Fix.show("copy what the program needs: `COPY --from=" + name + " /app /app`"));
  }
}
