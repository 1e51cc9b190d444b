package cpat.patterns.s2i;

import static cpat.rule.Level.WARNING;

import cpat.model.Base;
import cpat.model.Build;
import cpat.model.Instruction.Copy;
import cpat.model.Stage;
import cpat.model.Word;
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
        .flatMap(
            built -> built.stage().all(Copy.class).flatMap(c -> look(checked, built, c).stream()));
  }

  /// A stage from scratch is filled to be copied as a whole.
  private static Optional<Hit> look(Checked checked, Built built, Copy copy) {
    Build build = built.build();
    boolean all =
        copy.sources().stream().anyMatch(s -> ROOT.contains(s.text()))
            && ROOT.contains(copy.destination().text())
            && copy.written().flags().stream().noneMatch(f -> f.text().startsWith("--exclude"));
    return copy.from()
        .filter(_ -> all)
        .flatMap(build::stage)
        .filter(s -> s.index() < built.stage().index())
        .filter(s -> root(checked, build, s) instanceof Base.Image)
        .map(from -> hit(copy, from, copy.sources().getFirst()));
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
